package io.assent.inbox;

import io.assent.tickets.TicketView;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Until when work and answers are wanted: the ticket's due date or what its clock says, whichever comes first. */
@Component
class DueWork {

    private final List<WorkClock> clocks;
    private final InboxStore store;

    DueWork(List<WorkClock> clocks, InboxStore store) {
        this.clocks = clocks;
        this.store = store;
    }

    @Nullable
    Instant of(TicketView ticket) {
        Stream<Instant> running = clocks.stream()
                .map(clock -> clock.due(ticket.tenant(), ticket.id()))
                .flatMap(Optional::stream);
        return Stream.concat(Stream.ofNullable(ticket.dueDate()), running)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    void follow(TicketView ticket) {
        store.reschedule(ticket.tenant(), ticket.id(), of(ticket));
    }
}
