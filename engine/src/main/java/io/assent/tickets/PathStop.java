package io.assent.tickets;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.assent.people.PersonRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stop on a ticket's way.
 *
 * @param name what happens there
 * @param people who does it, or did it
 * @param group name of the group when anyone of it will do
 * @param note a few words, for example {@code 1 of 2 votes}
 * @param at when it began; absent while it lies ahead
 * @param until when it ended
 */
public record PathStop(
        String name,
        State state,
        List<PersonRef> people,
        @Nullable String group,
        @Nullable String note,
        @Nullable Instant at,
        @Nullable Instant until) {

    /** How it stands with a stop. */
    public enum State {
        @JsonProperty("done")
        DONE,
        @JsonProperty("now")
        NOW,
        @JsonProperty("next")
        NEXT,
        /** It ended the way: rejected, cancelled or taken back. */
        @JsonProperty("stopped")
        STOPPED
    }
}
