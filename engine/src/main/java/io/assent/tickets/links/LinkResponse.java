package io.assent.tickets.links;

import io.assent.people.PersonRef;
import io.assent.tickets.LinkKind;
import io.assent.tickets.TicketRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link as the API tells it.
 *
 * @param kind what the other ticket is to this one
 * @param ticket the other one; absent when the reader may not see it
 * @param createdBy who said so; absent when the reader may not see the other ticket, or when a process started it
 * @param started whether the process of the whole started the part; such a link stays
 */
record LinkResponse(
        UUID id,
        LinkKind kind,
        @Nullable TicketRef ticket,
        @Nullable PersonRef createdBy,
        Instant createdAt,
        boolean started) {}
