package io.assent.jobs;

import io.assent.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What came of one item.
 *
 * @param id as the caller named it
 * @param outcome DONE, or why not: REFUSED, EXCLUDED by a policy, FAILED through a fault of the platform
 */
public record ItemResult(
        String id, Outcome outcome, @Nullable ItemProblem problem) {

    /** Nothing was changed by any but {@code DONE}. */
    public enum Outcome {
        DONE,
        REFUSED,
        EXCLUDED,
        FAILED
    }

    public static ItemResult done(String id) {
        return new ItemResult(id, Outcome.DONE, null);
    }

    public static ItemResult refused(String id, Refusal refusal) {
        return new ItemResult(id, Outcome.REFUSED, ItemProblem.of(refusal));
    }

    /** A policy wants it dealt with by itself. */
    public static ItemResult excluded(String id, Refusal refusal) {
        return new ItemResult(id, Outcome.EXCLUDED, ItemProblem.of(refusal));
    }

    static ItemResult failed(String id) {
        return new ItemResult(id, Outcome.FAILED, ItemProblem.fault());
    }

    ItemResult told() {
        return problem == null ? this : new ItemResult(id, outcome, problem.told());
    }
}
