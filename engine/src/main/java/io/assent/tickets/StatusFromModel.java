package io.assent.tickets;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.shared.Acting;
import io.assent.workflow.StepMigrated;
import io.assent.workflow.StepReached;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The status of a ticket is what the model says at the node entered last. */
@Component
class StatusFromModel {

    private final TicketSession session;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StatusFromModel(TicketSession session, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.session = session;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void on(StepReached step) {
        String status = step.properties().get("status");
        if (status != null) {
            Ticket ticket = session.lock(Acting.current().tenant(), step.ticket());
            move(ticket, Status.valueOf(status), Map.of("step", step.name()));
        }
    }

    /** Another release says another status of where it waits; a status that comes from elsewhere stays. */
    @EventListener
    void on(StepMigrated step) {
        String before = step.before().get("status");
        String status = step.properties().get("status");
        Ticket ticket = session.lock(Acting.current().tenant(), step.ticket());
        if (status != null && ticket.status.name().equals(before)) {
            move(ticket, Status.valueOf(status), Map.of("step", step.name()));
        }
    }

    /** The process was ended from outside and says nothing any more. */
    void abandon(Ticket ticket) {
        if (!ticket.status.isFinal()) {
            move(ticket, Status.CANCELLED, Map.of());
        }
    }

    private void move(Ticket ticket, Status to, Map<String, Object> why) {
        Status from = ticket.status;
        if (from == to) {
            return;
        }
        ticket.moveTo(to, clock.instant());
        Map<String, Object> after = new HashMap<>(why);
        after.put("status", to);
        TicketStatusChanged change = new TicketStatusChanged(ticket.view(), from, to);
        if (change.unanswered(Acting.current())) {
            after.put("unanswered", true);
        }
        audit.record(
                Acting.current(), Entry.of("TICKET_STATUS_CHANGED", ticket.id).changing(Map.of("status", from), after));
        events.publishEvent(change);
    }
}
