package io.assent.substitutions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A substitution was arranged ahead, began or ended; published in the same transaction.
 *
 * @param substitution as it is by then
 * @param at when it turned
 * @param left name of who left, where that is why it ended
 */
public record SubstitutionTurned(
        Substitution substitution,
        Turn turn,
        Instant at,
        @Nullable String left) {

    /** What became of it. */
    public enum Turn {
        PLANNED,
        BEGAN,
        ENDED
    }
}
