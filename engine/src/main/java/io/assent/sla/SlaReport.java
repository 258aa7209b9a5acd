package io.assent.sla;

import io.assent.shared.Caller;
import io.assent.tickets.Tickets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The account of a ticket's clocks: when they ran, when they stood still and what they count. */
@Service
@Transactional(readOnly = true)
public class SlaReport {

    private final SlaClockStore store;
    private final Tickets tickets;

    SlaReport(SlaClockStore store, Tickets tickets) {
        this.store = store;
        this.tickets = tickets;
    }

    /**
     * One clock with its working.
     *
     * @param hours {@code BUSINESS}: Monday to Friday from nine to five in the zone; {@code ALWAYS}: around the clock
     * @param pausedSince absent while it runs
     */
    public record Account(
            Promise promise,
            String state,
            Instant startedAt,
            Instant warnAt,
            Instant dueAt,
            @Nullable Instant metAt,
            @Nullable Instant pausedSince,
            String hours,
            String zone,
            List<Interval> pauses) {}

    /** Time that did not count. */
    public record Interval(Instant from, Instant to) {}

    /** For whoever may read the ticket, the response first. */
    public List<Account> of(Caller caller, UUID ticket) {
        tickets.read(caller, ticket);
        return store.of(caller.tenant(), List.of(ticket)).stream()
                .sorted(Comparator.comparing(SlaClock::promise))
                .map(SlaReport::account)
                .toList();
    }

    private static Account account(SlaClock clock) {
        Schedule schedule = clock.schedule();
        return new Account(
                clock.promise(),
                clock.state().name(),
                schedule.startedAt(),
                schedule.warnAt(),
                schedule.dueAt(),
                clock.metAt(),
                clock.pausedAt(),
                schedule.time().hours().name(),
                schedule.time().zone().getId(),
                clock.pauses().stream()
                        .map(pause -> new Interval(pause.from(), pause.to()))
                        .toList());
    }
}
