package io.assent.workflow;

import java.util.List;
import java.util.stream.Collectors;

/** A model or decision breaks the policy; tells all its problems at once. */
public class ModelRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<ModelProblem> problems;

    public ModelRefused(List<ModelProblem> problems) {
        super(problems.stream().map(ModelProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<ModelProblem> problems() {
        return problems;
    }

    public static void ifAny(List<ModelProblem> problems) {
        if (!problems.isEmpty()) {
            throw new ModelRefused(problems);
        }
    }
}
