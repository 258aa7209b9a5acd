package io.assent.workflow;

/**
 * One thing to mend in a model, said to its designer.
 *
 * @param element id of the element; {@code file} when none can be named
 */
public record ModelProblem(String file, String element, String name, String because, String fix) {

    @Override
    public String toString() {
        return "%s: %s \"%s\": %s; %s".formatted(file, element, name, because, fix);
    }
}
