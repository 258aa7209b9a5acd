package io.assent.todos;

import io.assent.shared.Caller;
import io.assent.tickets.TicketFacet;
import io.assent.tickets.TicketView;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The property {@code tasks} of tickets: how many there are, and how many of them are done. */
@Component
class TodoFacet implements TicketFacet {

    private final TodoStore store;
    private final TodoPolicy policy;

    TodoFacet(TodoStore store, TodoPolicy policy) {
        this.store = store;
        this.policy = policy;
    }

    /** How far the tasks of a ticket are. */
    record Progress(int total, int done) {}

    @Override
    public String name() {
        return "tasks";
    }

    @Override
    public Map<UUID, Object> of(Caller caller, Collection<TicketView> tickets) {
        return policy.maySee(caller)
                ? store
                        .counts(
                                caller.tenant(),
                                tickets.stream().map(TicketView::id).toList())
                        .stream()
                        .collect(Collectors.toMap(
                                TodoStore.Count::ticket, count -> new Progress(count.total(), count.done())))
                : Map.of();
    }
}
