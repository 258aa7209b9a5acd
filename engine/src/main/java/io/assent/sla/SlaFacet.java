package io.assent.sla;

import io.assent.shared.Caller;
import io.assent.tickets.TicketFacet;
import io.assent.tickets.TicketView;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The property {@code sla} of tickets. */
@Component
class SlaFacet implements TicketFacet {

    private final SlaClockStore store;

    SlaFacet(SlaClockStore store) {
        this.store = store;
    }

    /** One clock as people see it. */
    record ClockView(
            Instant startedAt,
            Instant dueAt,
            SlaClock.State state,
            boolean paused,
            boolean overdue,
            @Nullable Instant metAt) {

        static ClockView of(SlaClock clock) {
            SlaClock.State state = clock.state();
            return new ClockView(
                    clock.schedule().startedAt(),
                    clock.dueAt(),
                    state,
                    clock.pausedAt() != null,
                    state == SlaClock.State.BREACHED && clock.metAt() == null,
                    clock.metAt());
        }
    }

    @Override
    public String name() {
        return "sla";
    }

    @Override
    public Map<UUID, Object> of(Caller caller, Collection<TicketView> tickets) {
        Map<UUID, Map<String, ClockView>> byTicket = new LinkedHashMap<>();
        store.of(caller.tenant(), tickets.stream().map(TicketView::id).toList())
                .forEach(clock -> byTicket.computeIfAbsent(clock.ticket(), _ -> new LinkedHashMap<>())
                        .put(clock.promise().name().toLowerCase(Locale.ROOT), ClockView.of(clock)));
        return Map.copyOf(byTicket);
    }
}
