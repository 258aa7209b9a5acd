package io.assent.sla;

import static java.util.stream.Collectors.toMap;

import io.assent.approvals.ApprovalDecided;
import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.catalog.Catalog;
import io.assent.conversations.CommentAdded;
import io.assent.conversations.Visibility;
import io.assent.inbox.Inbox;
import io.assent.shared.Acting;
import io.assent.shared.Caller;
import io.assent.shared.live.LiveEvents;
import io.assent.shared.live.LiveTopic;
import io.assent.tickets.Status;
import io.assent.tickets.TicketEdited;
import io.assent.tickets.TicketReopened;
import io.assent.tickets.TicketStatusChanged;
import io.assent.tickets.TicketSubmitted;
import io.assent.tickets.TicketView;
import io.assent.tickets.TicketsLocked;
import io.assent.workflow.ProcessClock;
import io.assent.workflow.Processes;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts, pauses and stops the clocks as tickets move. */
@Component
class SlaOfTickets {

    private static final String PROCESS = "sla-clock";
    private static final Set<Promise> RESPONSES = EnumSet.of(Promise.RESPONSE, Promise.NEXT_RESPONSE);

    private final SlaClocks clocks;
    private final PromisesOfWork work;
    private final Inbox inbox;
    private final SlaRules rules;
    private final Catalog catalog;
    private final Processes processes;
    private final Audit audit;
    private final LiveEvents live;
    private final ProcessClock now;

    SlaOfTickets(
            SlaClocks clocks,
            PromisesOfWork work,
            Inbox inbox,
            SlaRules rules,
            Catalog catalog,
            Processes processes,
            Audit audit,
            LiveEvents live,
            ProcessClock now) {
        this.clocks = clocks;
        this.work = work;
        this.inbox = inbox;
        this.rules = rules;
        this.catalog = catalog;
        this.processes = processes;
        this.audit = audit;
        this.live = live;
        this.now = now;
    }

    @EventListener
    void start(TicketSubmitted submitted) {
        TicketView ticket = submitted.ticket();
        Measured measured = Measured.of(ticket);
        Instant instant = now.now();
        List<SlaClock> started = Stream.of(Promise.RESPONSE, Promise.RESOLUTION)
                .flatMap(promise -> rules.now().plan(measured, promise).stream()
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
        } else {
            moved(change);
        }
    }

    /** A process that goes on by itself after the work was done, for example to take back what was granted, leaves the promise kept. */
    @EventListener
    void reopen(TicketReopened reopened) {
        TicketView ticket = reopened.ticket();
        if (isOver(ticket.status())) {
            return;
        }
        Instant instant = now.now();
        boolean changed = change(
                ticket.tenant(),
                ticket.id(),
                clock -> clock.promise() == Promise.RESOLUTION ? clock.reopen(instant) : clock);
        if (changed) {
            startProcess(ticket);
        }
    }

    @EventListener
    void hold(TicketsLocked locked) {
        clocks.hold(locked.tenant(), locked.tickets());
    }

    @EventListener
    void respond(ApprovalDecided decided) {
        if (!decided.by().equals(decided.ticket().requester())) {
            meet(decided.ticket(), RESPONSES);
        }
    }

    /** What others write is a response; what the requester writes asks for the next one. */
    @EventListener
    void respond(CommentAdded said) {
        if (said.visibility() != Visibility.PUBLIC || said.by().isSystem()) {
            return;
        }
        if (said.by().person().equals(said.ticket().requester())) {
            askedAgain(said.ticket());
        } else {
            meet(said.ticket(), RESPONSES);
        }
    }

    /** Who takes a ticket, or is given it, reacts to it. */
    @EventListener
    void respond(TicketEdited edited) {
        TicketView ticket = edited.after();
        UUID assignee = ticket.assignee();
        if (assignee != null && !assignee.equals(edited.before().assignee()) && !assignee.equals(ticket.requester())) {
            meet(ticket, Set.of(Promise.RESPONSE));
        }
    }

    @EventListener
    void replan(TicketEdited edited) {
        TicketView ticket = edited.after();
        if (edited.before().priority() == ticket.priority() || ticket.status() == Status.DRAFT) {
            return;
        }
        replan(Measured.of(ticket), ticket.id());
    }

    /** Plans the clocks of a ticket again, by what holds now. */
    void replan(Measured ticket, UUID id) {
        Map<Promise, Instant> before = dues(ticket.tenant(), id);
        boolean changed = change(
                ticket.tenant(),
                id,
                clock -> rules.now()
                        .plan(ticket, clock.promise())
                        .map(clock::planned)
                        .orElse(clock));
        if (changed) {
            processes.recomputeTimers(id, PROCESS);
            audit.record(
                    Acting.current(),
                    Entry.of("SLA_PLANNED_AGAIN", id)
                            .changing(Map.of("due_at", before), Map.of("due_at", dues(ticket.tenant(), id))));
            live.publish(LiveTopic.ticket(id), "TICKET_SLA_CHANGED", id);
        }
    }

    private Map<Promise, Instant> dues(UUID tenant, UUID ticket) {
        return clocks.of(tenant, ticket).stream()
                .filter(clock -> clock.metAt() == null)
                .collect(
                        toMap(SlaClock::promise, SlaClock::dueAt, (one, _) -> one, () -> new EnumMap<>(Promise.class)));
    }

    /** A draft is promised nothing; sent again it starts anew. */
    private void takenBack(TicketView ticket) {
        clocks.drop(ticket.tenant(), ticket.id());
        processes.end(ticket.id(), PROCESS);
    }

    private void over(TicketView ticket) {
        Instant instant = now.now();
        if (change(ticket.tenant(), ticket.id(), clock -> clock.meet(instant))) {
            processes.end(ticket.id(), PROCESS);
        }
    }

    private void moved(TicketStatusChanged change) {
        TicketView ticket = change.ticket();
        boolean pausing = change.to() == Status.PENDING_INFO;
        boolean resuming = change.from() == Status.PENDING_INFO;
        boolean byAnother = movedByAnother(ticket);
        boolean answered = isWaitedFor(change.from()) && !isWaitedFor(change.to()) && byAnother;
        Instant instant = now.now();
        boolean changed = change(ticket.tenant(), ticket.id(), clock -> {
            boolean kept = switch (clock.promise()) {
                case RESPONSE -> answered;
                case NEXT_RESPONSE -> byAnother;
                case RESOLUTION -> false;
            };
            SlaClock met = kept ? clock.meet(instant) : clock;
            return pausing ? met.pause(instant) : resuming ? met.resume(instant) : met;
        });
        if (changed && (pausing || resuming)) {
            processes.recomputeTimers(ticket.id(), PROCESS);
        }
        if (resuming && !byAnother && !Acting.current().isSystem()) {
            askedAgain(ticket);
        }
    }

    private void meet(TicketView ticket, Set<Promise> promises) {
        Instant instant = now.now();
        change(ticket.tenant(), ticket.id(), clock -> promises.contains(clock.promise()) ? clock.meet(instant) : clock);
    }

    /** Whoever still waits for the first response, or for the one after that, is promised nothing new. */
    private void askedAgain(TicketView ticket) {
        if (isOver(ticket.status()) || ticket.status() == Status.DRAFT) {
            return;
        }
        List<SlaClock> all = clocks.of(ticket.tenant(), ticket.id());
        boolean waits = all.stream().anyMatch(clock -> RESPONSES.contains(clock.promise()) && clock.metAt() == null);
        if (!waits) {
            rules.now()
                    .plan(Measured.of(ticket), Promise.NEXT_RESPONSE)
                    .ifPresent(plan -> start(ticket, all, plan, now.now()));
        }
    }

    private void start(TicketView ticket, List<SlaClock> all, Plan plan, Instant instant) {
        SlaClock fresh = all.stream()
                .filter(clock -> clock.promise() == Promise.NEXT_RESPONSE)
                .findFirst()
                .map(last -> last.again(plan, instant))
                .orElseGet(() -> SlaClock.started(ticket.id(), Promise.NEXT_RESPONSE, plan, instant));
        clocks.put(ticket.tenant(), ticket.status() == Status.PENDING_INFO ? fresh.pause(instant) : fresh);
        boolean runs = processes.timers(ticket.id()).stream()
                .anyMatch(timer -> timer.process().equals(PROCESS));
        if (runs) {
            processes.recomputeTimers(ticket.id(), PROCESS);
        } else {
            startProcess(ticket);
        }
    }

    /** What waits for people follows when a decision or the work is due at another instant. */
    private boolean change(UUID tenant, UUID ticket, UnaryOperator<SlaClock> change) {
        List<Optional<Instant>> before = dueOfWork(tenant, ticket);
        boolean changed = clocks.change(tenant, ticket, change);
        if (changed && !dueOfWork(tenant, ticket).equals(before)) {
            inbox.reschedule(ticket);
        }
        return changed;
    }

    private List<Optional<Instant>> dueOfWork(UUID tenant, UUID ticket) {
        return List.of(work.responseDue(tenant, ticket), work.due(tenant, ticket));
    }

    private void startProcess(TicketView ticket) {
        String deployment = catalog.release(ticket.tenant(), ticket.release()).deployment();
        processes.start(ticket.tenant(), deployment, PROCESS, ticket.id());
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
