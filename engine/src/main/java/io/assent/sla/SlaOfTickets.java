package io.assent.sla;

import io.assent.approvals.ApprovalDecided;
import io.assent.catalog.Catalog;
import io.assent.conversations.CommentAdded;
import io.assent.conversations.Visibility;
import io.assent.people.TenantView;
import io.assent.people.Tenants;
import io.assent.shared.Acting;
import io.assent.shared.Caller;
import io.assent.tickets.Status;
import io.assent.tickets.TicketEdited;
import io.assent.tickets.TicketStatusChanged;
import io.assent.tickets.TicketSubmitted;
import io.assent.tickets.TicketView;
import io.assent.workflow.ProcessClock;
import io.assent.workflow.Processes;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts, pauses and stops the clocks as tickets move. */
@Component
class SlaOfTickets {

    private static final String PROCESS = "sla-clock";

    private final SlaClocks clocks;
    private final SlaPolicies policies;
    private final Catalog catalog;
    private final Tenants tenants;
    private final Processes processes;
    private final ProcessClock now;

    SlaOfTickets(
            SlaClocks clocks,
            SlaPolicies policies,
            Catalog catalog,
            Tenants tenants,
            Processes processes,
            ProcessClock now) {
        this.clocks = clocks;
        this.policies = policies;
        this.catalog = catalog;
        this.tenants = tenants;
        this.processes = processes;
        this.now = now;
    }

    @EventListener
    void start(TicketSubmitted submitted) {
        TicketView ticket = submitted.ticket();
        SlaPolicy policy = policies.of(ticket);
        ZoneId zone = zone(ticket.tenant());
        Instant instant = now.now();
        List<SlaClock> started = Stream.of(Promise.values())
                .flatMap(promise -> policy.plan(promise, zone).stream()
                        .map(plan -> SlaClock.started(ticket.id(), promise, plan, instant)))
                .toList();
        if (!started.isEmpty()) {
            clocks.start(ticket.tenant(), ticket.id(), started);
            startProcess(ticket);
        }
    }

    @EventListener
    void follow(TicketStatusChanged change) {
        TicketView ticket = change.ticket();
        if (change.to() == Status.DRAFT) {
            takenBack(ticket);
        } else if (isOver(change.to()) && !isOver(change.from())) {
            over(ticket);
        } else if (isOver(change.from()) && !isOver(change.to())) {
            reopened(ticket);
        } else {
            moved(change);
        }
    }

    @EventListener
    void respond(ApprovalDecided decided) {
        if (!decided.by().equals(decided.ticket().requester())) {
            responded(decided.ticket());
        }
    }

    @EventListener
    void respond(CommentAdded said) {
        if (said.visibility() == Visibility.PUBLIC
                && !said.by().isSystem()
                && !said.by().person().equals(said.ticket().requester())) {
            responded(said.ticket());
        }
    }

    /** Who takes a ticket, or is given it, reacts to it. */
    @EventListener
    void respond(TicketEdited edited) {
        TicketView ticket = edited.after();
        UUID assignee = ticket.assignee();
        if (assignee != null && !assignee.equals(edited.before().assignee()) && !assignee.equals(ticket.requester())) {
            responded(ticket);
        }
    }

    @EventListener
    void replan(TicketEdited edited) {
        TicketView ticket = edited.after();
        if (edited.before().priority() == ticket.priority() || ticket.status() == Status.DRAFT) {
            return;
        }
        SlaPolicy policy = policies.of(ticket);
        ZoneId zone = zone(ticket.tenant());
        boolean changed = clocks.change(
                ticket.tenant(),
                ticket.id(),
                clock -> policy.plan(clock.promise(), zone).map(clock::planned).orElse(clock));
        if (changed) {
            processes.recomputeTimers(ticket.id(), PROCESS);
        }
    }

    /** A draft is promised nothing; sent again it starts anew. */
    private void takenBack(TicketView ticket) {
        clocks.drop(ticket.tenant(), ticket.id());
        processes.end(ticket.id(), PROCESS);
    }

    private void over(TicketView ticket) {
        Instant instant = now.now();
        if (clocks.change(ticket.tenant(), ticket.id(), clock -> clock.meet(instant))) {
            processes.end(ticket.id(), PROCESS);
        }
    }

    private void reopened(TicketView ticket) {
        Instant instant = now.now();
        boolean changed = clocks.change(
                ticket.tenant(),
                ticket.id(),
                clock -> clock.promise() == Promise.RESOLUTION ? clock.reopen(instant) : clock);
        if (changed) {
            startProcess(ticket);
        }
    }

    private void moved(TicketStatusChanged change) {
        boolean pausing = change.to() == Status.PENDING_INFO;
        boolean resuming = change.from() == Status.PENDING_INFO;
        boolean answered = isWaitedFor(change.from()) && !isWaitedFor(change.to()) && movedByAnother(change.ticket());
        if (!pausing && !resuming && !answered) {
            return;
        }
        TicketView ticket = change.ticket();
        Instant instant = now.now();
        boolean changed = clocks.change(ticket.tenant(), ticket.id(), clock -> {
            SlaClock met = answered && clock.promise() == Promise.RESPONSE ? clock.meet(instant) : clock;
            return pausing ? met.pause(instant) : resuming ? met.resume(instant) : met;
        });
        if (changed && (pausing || resuming)) {
            processes.recomputeTimers(ticket.id(), PROCESS);
        }
    }

    private void responded(TicketView ticket) {
        Instant instant = now.now();
        clocks.change(
                ticket.tenant(),
                ticket.id(),
                clock -> clock.promise() == Promise.RESPONSE ? clock.meet(instant) : clock);
    }

    private void startProcess(TicketView ticket) {
        String deployment = catalog.release(ticket.tenant(), ticket.release()).deployment();
        processes.start(ticket.tenant(), deployment, PROCESS, ticket.id());
    }

    private ZoneId zone(UUID tenant) {
        return tenants.find(tenant).map(TenantView::zone).orElse(ZoneOffset.UTC);
    }

    /** A process that runs on by itself, or at the requester's hand, is no reaction. */
    private static boolean movedByAnother(TicketView ticket) {
        Caller mover = Acting.current();
        return !mover.isSystem() && !mover.person().equals(ticket.requester());
    }

    private static boolean isWaitedFor(Status status) {
        return status == Status.SUBMITTED || status == Status.IN_REVIEW;
    }

    private static boolean isOver(Status status) {
        return switch (status.phase()) {
            case DONE, FINAL -> true;
            case OPEN, WITH_REQUESTER -> false;
        };
    }
}
