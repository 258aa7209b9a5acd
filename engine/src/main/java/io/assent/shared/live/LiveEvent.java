package io.assent.shared.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of the log. */
record LiveEvent(
        long id,
        UUID tenant,
        LiveTopic topic,
        String type,
        @Nullable UUID ticket,
        Instant at) {

    /** Tells a client that its cursor is too old: it should read everything again and go on from here. */
    static final String RESYNC = "RESYNC";

    Message message(LiveCursor cursor, @Nullable List<Onlooker> people) {
        return new Message(cursor.toString(), type, ticket, at, people);
    }

    /**
     * What a client gets.
     *
     * @param cursor goes into {@code last-event-id} when it comes back
     * @param people who looks at the ticket, for presence only
     */
    record Message(
            String cursor,
            String type,
            @Nullable UUID ticketId,
            Instant at,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<Onlooker> people) {}
}
