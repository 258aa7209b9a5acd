package io.assent.scenarios;

import java.util.List;

/**
 * What came of a scenario.
 *
 * @param problems where what happened is not what the scenario tells; empty when all is well
 */
public record Outcome(List<String> problems, Track track) {

    public boolean isGood() {
        return problems.isEmpty();
    }
}
