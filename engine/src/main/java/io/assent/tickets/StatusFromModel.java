package io.assent.tickets;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.shared.Acting;
import io.assent.workflow.StepReached;
import java.time.Clock;
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
            moveTo(step, Status.valueOf(status));
        }
    }

    private void moveTo(StepReached step, Status to) {
        Ticket ticket = session.lock(Acting.current().tenant(), step.ticket());
        Status from = ticket.status;
        if (from == to) {
            return;
        }
        ticket.moveTo(to, clock.instant());
        audit.record(
                Acting.current(),
                Entry.of("TICKET_STATUS_CHANGED", ticket.id)
                        .changing(Map.of("status", from), Map.of("status", to, "step", step.name())));
        events.publishEvent(new TicketStatusChanged(ticket.view(), from, to));
    }
}
