package io.assent.sla;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.shared.Acting;
import io.assent.shared.Tenancy;
import io.assent.shared.live.LiveEvents;
import io.assent.shared.live.LiveTopic;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import io.assent.workflow.ProcessAction;
import io.assent.workflow.ProcessClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says what fell due. A clock that stood still for long says everything it missed, in order. */
@Component
class AnnounceSla implements ProcessAction {

    private final SlaClocks clocks;
    private final Tickets tickets;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final Audit audit;
    private final ProcessClock now;

    AnnounceSla(
            SlaClocks clocks,
            Tickets tickets,
            ApplicationEventPublisher events,
            LiveEvents live,
            Audit audit,
            ProcessClock now) {
        this.clocks = clocks;
        this.tickets = tickets;
        this.events = events;
        this.live = live;
        this.audit = audit;
        this.now = now;
    }

    @Override
    public String name() {
        return "announceSla";
    }

    @Override
    public void perform(UUID ticket) {
        UUID tenant = Objects.requireNonNull(Tenancy.current(), "no tenant: a door forgot to set it");
        Instant instant = now.now();
        List<SlaClock> due = new ArrayList<>();
        clocks.change(tenant, ticket, clock -> {
            SlaClock told = clock;
            while (told.isDue(instant)) {
                told = told.announced();
                due.add(told);
            }
            return told;
        });
        if (!due.isEmpty()) {
            TicketView view = tickets.get(ticket);
            due.forEach(clock -> {
                audit.record(Acting.current(), entry(clock));
                events.publishEvent(fact(view, clock));
            });
            live.publish(LiveTopic.ticket(ticket), "TICKET_SLA_CHANGED", ticket);
        }
    }

    private static Entry entry(SlaClock clock) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("promise", clock.promise());
        said.put("due_at", clock.dueAt());
        if (clock.escalations() > 0) {
            said.put("level", clock.escalations());
        }
        return Entry.of("SLA_" + clock.stage(), clock.ticket()).changing(null, said);
    }

    private static Object fact(TicketView ticket, SlaClock clock) {
        return switch (clock.stage()) {
            case QUIET -> throw new IllegalStateException("nothing was announced");
            case WARNED -> new SlaWarned(ticket, clock.promise(), clock.dueAt());
            case BREACHED -> new SlaBreached(ticket, clock.promise(), clock.dueAt());
            case ESCALATED -> new SlaEscalated(ticket, clock.promise(), clock.dueAt(), clock.escalations());
        };
    }
}
