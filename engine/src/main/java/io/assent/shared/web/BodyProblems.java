package io.assent.shared.web;

import io.assent.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What is wrong with the JSON of a body. A controller that takes it, behind the body, is called all the same: it adds what else is
 * wrong, so that all problems are told at once, and does nothing while there is any.
 */
public record BodyProblems(List<Refusal.Problem> found) {

    /** A list of the caller's own, which may grow. */
    public BodyProblems {
        found = new ArrayList<>(found);
    }

    /** Refuses a body with problems, together with what else is wrong with it; nothing happens when its JSON is right. */
    public void refuse(Supplier<List<Refusal.Problem>> others) {
        if (!found.isEmpty()) {
            Refusal.ifAny(found, others.get());
        }
    }
}
