package io.assent.leave;

import io.assent.shared.Caller;
import io.assent.tickets.TicketFacet;
import io.assent.tickets.TicketView;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The property {@code leave} of tickets: the balance on which a decision about leave rests. */
@Component
class LeaveFacet implements TicketFacet {

    private final LeaveStore store;

    LeaveFacet(LeaveStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "leave";
    }

    @Override
    public Map<UUID, Object> of(Caller caller, Collection<TicketView> tickets) {
        List<UUID> asking = tickets.stream()
                .filter(ticket -> Wish.of(ticket).isPresent())
                .map(TicketView::id)
                .toList();
        return asking.isEmpty()
                ? Map.of()
                : store.balances(caller.tenant(), asking).entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
