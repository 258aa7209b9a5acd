package io.assent.sla;

import io.assent.calendars.Calendars;
import io.assent.shared.Caller;
import io.assent.tickets.Tickets;
import io.assent.workflow.ProcessClock;
import java.time.Duration;
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
    private final Calendars calendars;
    private final Tickets tickets;
    private final ProcessClock now;

    SlaReport(SlaClockStore store, Calendars calendars, Tickets tickets, ProcessClock now) {
        this.store = store;
        this.calendars = calendars;
        this.tickets = tickets;
        this.now = now;
    }

    /**
     * One clock with its working. Elapsed and remaining time are the target; what the intervals count is the elapsed time.
     *
     * @param escalateAt when those above are told next; absent when all was said
     * @param pausedSince absent while it runs
     * @param target ISO 8601, in time that counts
     * @param remaining negative when it is overdue
     * @param hours {@code BUSINESS}: while the calendar is open; {@code ALWAYS}: around the clock
     * @param calendar its name; absent around the clock
     */
    public record Account(
            Promise promise,
            String state,
            boolean overdue,
            Instant startedAt,
            Instant warnAt,
            Instant dueAt,
            @Nullable Instant escalateAt,
            @Nullable Instant metAt,
            @Nullable Instant pausedSince,
            Duration target,
            Duration elapsed,
            Duration remaining,
            String hours,
            @Nullable String calendar,
            String zone,
            List<Interval> pauses,
            List<LedgerInterval> intervals) {}

    /** Time that did not count. */
    public record Interval(Instant from, Instant to) {}

    /**
     * A piece of the clock's time; they follow each other without gaps.
     *
     * @param kind {@code RUNNING}, {@code PAUSED} while the requester was asked or the ticket was done, {@code CLOSED} outside of
     *     business hours
     * @param counted what it adds to the elapsed time
     */
    public record LedgerInterval(String kind, Instant from, Instant to, Duration counted) {}

    /** For whoever may read the ticket, the response first. */
    public List<Account> of(Caller caller, UUID ticket) {
        tickets.read(caller, ticket);
        Instant instant = now.now();
        return store.of(caller.tenant(), List.of(ticket)).stream()
                .sorted(Comparator.comparing(SlaClock::promise))
                .map(clock -> account(caller.tenant(), clock, instant))
                .toList();
    }

    private Account account(UUID tenant, SlaClock clock, Instant instant) {
        Schedule schedule = clock.schedule();
        Hours hours = SlaClockStore.hours(clock);
        Duration elapsed = clock.elapsed(instant);
        Duration remaining = clock.remaining(instant);
        boolean more = clock.next().isPresent();
        return new Account(
                clock.promise(),
                clock.state().name(),
                clock.state() == SlaClock.State.BREACHED && clock.metAt() == null,
                schedule.startedAt(),
                schedule.warnAt(),
                schedule.dueAt(),
                more ? schedule.escalateAt() : null,
                clock.metAt(),
                clock.pausedAt(),
                elapsed.plus(remaining),
                elapsed,
                remaining,
                hours.name(),
                hours == Hours.ALWAYS
                        ? null
                        : calendars.nameOf(tenant, schedule.time().revision()),
                schedule.time().zone().getId(),
                clock.pauses().stream()
                        .map(pause -> new Interval(pause.from(), pause.to()))
                        .toList(),
                Ledger.of(clock, instant).stream()
                        .map(piece ->
                                new LedgerInterval(piece.kind().name(), piece.from(), piece.to(), piece.counted()))
                        .toList());
    }
}
