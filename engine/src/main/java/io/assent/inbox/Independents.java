package io.assent.inbox;

import io.assent.tickets.TicketView;
import java.util.Set;
import java.util.UUID;

/** Who is partial to what came of a request's approval, and who else can judge it; implemented where decisions are kept. */
public interface Independents {

    /** Who decided on the request, and in whose name; opinions count as well. */
    Set<UUID> heard(TicketView ticket);

    /** The next above the requester, else the fall-back of approvals, without those who are partial. */
    Set<UUID> instead(TicketView ticket, Set<UUID> partial);
}
