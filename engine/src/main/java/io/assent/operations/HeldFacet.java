package io.assent.operations;

import static java.util.stream.Collectors.toMap;

import io.assent.shared.Caller;
import io.assent.tickets.TicketFacet;
import io.assent.tickets.TicketView;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The property {@code held} of tickets whose processes an administrator holds: why. */
@Component
class HeldFacet implements TicketFacet {

    @Override
    public String name() {
        return "held";
    }

    @Override
    public Map<UUID, Object> of(Caller caller, Collection<TicketView> tickets) {
        return tickets.stream()
                .filter(ticket -> ticket.held() != null && !ticket.status().isFinal())
                .collect(toMap(TicketView::id, ticket -> Map.of("reason", ticket.held())));
    }
}
