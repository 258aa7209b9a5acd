package io.assent.catalog;

import io.assent.shared.Refusal.Problem;
import io.assent.workflow.ModelProblem;
import io.assent.workflow.ModelRepair;
import org.jspecify.annotations.Nullable;

/**
 * One thing to mend in a pack.
 *
 * @param where a JSON pointer, or the element of a model
 * @param repair what mends it, where that is safe
 */
public record PackProblem(
        String file, String where, String because, @Nullable ModelRepair repair) {

    public PackProblem(String file, String where, String because) {
        this(file, where, because, null);
    }

    static PackProblem of(ModelProblem problem) {
        String where =
                problem.name().isBlank() ? problem.element() : "%s \"%s\"".formatted(problem.element(), problem.name());
        return new PackProblem(
                problem.file(), where, "%s; %s".formatted(problem.because(), problem.fix()), problem.repair());
    }

    static PackProblem of(String file, Problem problem) {
        return new PackProblem(file, problem.pointer(), problem.detail());
    }

    @Override
    public String toString() {
        return where.isEmpty() ? "%s: %s".formatted(file, because) : "%s %s: %s".formatted(file, where, because);
    }
}
