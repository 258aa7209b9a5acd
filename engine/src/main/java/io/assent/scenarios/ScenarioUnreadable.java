package io.assent.scenarios;

import java.util.List;

/** A scenario cannot be played as it is written; tells all its problems at once. */
public class ScenarioUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    ScenarioUnreadable(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
