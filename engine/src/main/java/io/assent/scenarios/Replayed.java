package io.assent.scenarios;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request that was done again.
 *
 * @param ticket in the transaction that is rolled back; absent when it was refused
 * @param stop why it did not come to its end; absent when it did
 */
public record Replayed(@Nullable UUID ticket, @Nullable Stop stop) {

    /**
     * @param at the step that waits, the answer that was refused, or what was wrong
     */
    public record Stop(Cause because, String at) {}

    /** Why it does not go on. */
    public enum Cause {
        /** Somebody is to do what nobody did with the real request. */
        NOT_DONE,
        /** The request as it was asked for is not accepted. */
        REFUSED,
        /** It waits for requests that it started, of which nobody knows what would come. */
        PARTS,
        /** A step cannot be worked out. */
        FAILED,
        /** It waits for nobody, or circles for ever. */
        RESTLESS
    }
}
