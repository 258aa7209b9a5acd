package io.assent.inbox;

import io.assent.shared.PerTransaction;
import io.assent.tickets.TicketEdited;
import io.assent.tickets.TicketStatusChanged;
import io.assent.tickets.TicketView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps what the list shows of a ticket as the ticket is; its moves cost one statement per transaction. */
@Component
class TicketsOfItems {

    private final InboxStore store;
    private final InboxNews news;
    private final DueWork due;
    private final PerTransaction<Map<UUID, TicketView>> moved;

    TicketsOfItems(InboxStore store, InboxNews news, DueWork due) {
        this.store = store;
        this.news = news;
        this.due = due;
        this.moved = new PerTransaction<>(HashMap::new, this::write);
    }

    @EventListener
    void on(TicketStatusChanged change) {
        moved.get().put(change.ticket().id(), change.ticket());
    }

    @EventListener
    void on(TicketEdited edited) {
        TicketView before = edited.before();
        TicketView after = edited.after();
        if (!Offer.ticketColumns(before).equals(Offer.ticketColumns(after))) {
            store.refresh(after.tenant(), List.of(after)).forEach(news::changed);
        }
        if (!Objects.equals(before.dueDate(), after.dueDate())) {
            due.follow(after);
        }
    }

    private void write(Map<UUID, TicketView> tickets) {
        tickets.values().stream()
                .collect(Collectors.groupingBy(TicketView::tenant))
                .forEach(store::move);
        tickets.clear();
    }
}
