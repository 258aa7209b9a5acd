package io.assent.scenarios;

/** A scenario cannot go on: what it tells does not happen here. */
class ScenarioStopped extends RuntimeException {

    private static final long serialVersionUID = 1;

    ScenarioStopped(String because) {
        super(because);
    }
}
