package io.assent.scenarios;

/** Time passes for ever, and the process does not come to rest. */
final class ScenarioRestless extends ScenarioStopped {

    private static final long serialVersionUID = 1;

    ScenarioRestless(String because) {
        super(because);
    }
}
