package io.assent.sla;

import io.assent.tickets.Priority;
import io.assent.tickets.TicketView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What of a ticket decides which promise holds for it. */
record Measured(
        UUID tenant,
        String type,
        Priority priority,
        UUID release,
        UUID requester,
        @Nullable UUID department) {

    static Measured of(TicketView ticket) {
        return new Measured(
                ticket.tenant(),
                ticket.type(),
                ticket.priority(),
                ticket.release(),
                ticket.requester(),
                ticket.department());
    }
}
