package io.assent.inbox;

import io.assent.tickets.TicketView;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Until when work and answers are wanted: work until the ticket's due date or what its clock says, whichever comes first; an
 * answer until what the clock says, as the due date is the wish of the one who answers.
 */
@Component
class DueWork {

    private final List<WorkClock> clocks;
    private final InboxStore store;

    DueWork(List<WorkClock> clocks, InboxStore store) {
        this.clocks = clocks;
        this.store = store;
    }

    @Nullable
    Instant ofWork(TicketView ticket) {
        return first(Stream.concat(Stream.ofNullable(ticket.dueDate()), running(ticket)));
    }

    @Nullable
    Instant ofAnswer(TicketView ticket) {
        return first(running(ticket));
    }

    void follow(TicketView ticket) {
        store.reschedule(ticket.tenant(), ticket.id(), ofWork(ticket), ofAnswer(ticket));
    }

    private Stream<Instant> running(TicketView ticket) {
        return clocks.stream()
                .map(clock -> clock.due(ticket.tenant(), ticket.id()))
                .flatMap(Optional::stream);
    }

    private static @Nullable Instant first(Stream<Instant> instants) {
        return instants.min(Comparator.naturalOrder()).orElse(null);
    }
}
