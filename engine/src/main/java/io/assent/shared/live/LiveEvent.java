package io.assent.shared.live;

import java.time.Instant;
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

    Message message(LiveCursor cursor) {
        return new Message(cursor.toString(), type, ticket, at);
    }

    /** What a client gets; {@code cursor} goes into {@code last-event-id} when it comes back. */
    record Message(String cursor, String type, @Nullable UUID ticketId, Instant at) {}
}
