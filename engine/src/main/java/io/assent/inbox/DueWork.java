package io.assent.inbox;

import io.assent.shared.PerTransaction;
import io.assent.tickets.TicketView;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Until when work, answers and decisions are wanted: work until the ticket's due date or what its clock says, whichever comes first;
 * an answer until what the clock says, as the due date is the wish of the one who answers; a decision like work, and until its
 * step runs out or the first response is due, so that an urgent request stands before others of its kind.
 */
@Component
class DueWork {

    private final List<WorkClock> clocks;
    private final InboxStore store;
    private final PerTransaction<Map<UUID, Moved>> moved = new PerTransaction<>(HashMap::new, this::write);

    DueWork(List<WorkClock> clocks, InboxStore store) {
        this.clocks = clocks;
        this.store = store;
    }

    /** Until when items of each kind are wanted now; absent when nothing says so. */
    record Moved(
            UUID tenant,
            UUID ticket,
            @Nullable Instant work,
            @Nullable Instant answer,
            @Nullable Instant approval) {}

    @Nullable
    Instant ofWork(TicketView ticket) {
        return first(Stream.concat(Stream.ofNullable(ticket.dueDate()), running(ticket, WorkClock::due)));
    }

    @Nullable
    Instant ofAnswer(TicketView ticket) {
        return first(running(ticket, WorkClock::due));
    }

    /** @param step when the step of the approval runs out */
    @Nullable
    Instant ofApproval(TicketView ticket, @Nullable Instant step) {
        return first(Stream.of(
                        Stream.ofNullable(step),
                        Stream.ofNullable(ofWork(ticket)),
                        running(ticket, WorkClock::responseDue))
                .flatMap(instants -> instants));
    }

    /** Moves what is due with the ticket, in one statement before commit. */
    void follow(TicketView ticket) {
        moved.get()
                .put(
                        ticket.id(),
                        new Moved(
                                ticket.tenant(),
                                ticket.id(),
                                ofWork(ticket),
                                ofAnswer(ticket),
                                ofApproval(ticket, null)));
    }

    private void write(Map<UUID, Moved> tickets) {
        tickets.values().stream().collect(Collectors.groupingBy(Moved::tenant)).forEach(store::reschedule);
        tickets.clear();
    }

    private Stream<Instant> running(TicketView ticket, Due due) {
        return clocks.stream()
                .map(clock -> due.of(clock, ticket.tenant(), ticket.id()))
                .flatMap(Optional::stream);
    }

    private static @Nullable Instant first(Stream<Instant> instants) {
        return instants.min(Comparator.naturalOrder()).orElse(null);
    }

    private interface Due {
        Optional<Instant> of(WorkClock clock, UUID tenant, UUID ticket);
    }
}
