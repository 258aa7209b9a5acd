package io.assent.catalog;

import java.util.List;
import java.util.stream.Collectors;

/** A pack cannot become a release; tells all its problems at once. */
public class PackRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<PackProblem> problems;

    PackRefused(List<PackProblem> problems) {
        super(problems.stream().map(PackProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    static void ifAny(List<PackProblem> problems) {
        if (!problems.isEmpty()) {
            throw new PackRefused(problems);
        }
    }

    public List<PackProblem> problems() {
        return problems;
    }
}
