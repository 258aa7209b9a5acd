package io.assent.workflow;

import org.jspecify.annotations.Nullable;

/**
 * One thing to mend in a model, said to its designer.
 *
 * @param element id of the element; {@code file} when none can be named
 * @param repair what mends it, where that is safe
 */
public record ModelProblem(
        String file,
        String element,
        String name,
        String because,
        String fix,
        @Nullable ModelRepair repair) {

    @Override
    public String toString() {
        return "%s: %s \"%s\": %s; %s".formatted(file, element, name, because, fix);
    }
}
