package io.assent.tickets.links;

import io.assent.shared.Caller;
import io.assent.shared.Role;
import io.assent.tickets.TicketActions;
import io.assent.tickets.TicketView;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who may say what tickets have to do with each other: the requester, whoever takes care of it, agents and administrators. */
@Component
class LinkPolicy implements TicketActions {

    boolean mayLink(Caller caller, TicketView ticket) {
        return caller.isSystem()
                || caller.is(Role.AGENT)
                || caller.is(Role.ADMIN)
                || caller.person().equals(ticket.requester())
                || caller.person().equals(ticket.assignee());
    }

    @Override
    public Set<String> on(Caller caller, TicketView ticket) {
        return mayLink(caller, ticket) ? Set.of("link") : Set.of();
    }

    /** What follows from a request is often seen when it is over. */
    @Override
    public boolean isAlwaysOnOffer() {
        return true;
    }
}
