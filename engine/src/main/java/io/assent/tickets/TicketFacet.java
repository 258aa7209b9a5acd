package io.assent.tickets;

import io.assent.shared.Caller;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What another module adds to the JSON of tickets, for example {@code sla}; implemented there so that tickets depends on none of them. */
public interface TicketFacet {

    /** Property name in the answer. */
    String name();

    /** Values by ticket, read for a whole page at once; tickets without a value are left out. */
    Map<UUID, Object> of(Caller caller, Collection<TicketView> tickets);
}
