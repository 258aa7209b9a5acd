package io.assent.inbox;

import io.assent.audit.Audit;
import io.assent.inbox.InboxItem.Kind;
import io.assent.people.People;
import io.assent.shared.Acting;
import io.assent.shared.Caller;
import io.assent.substitutions.Duties;
import io.assent.substitutions.StandIns;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Work that absent people hold is before their substitutes as well; what leavers held goes back to its group, what they were asked to others. */
@Component
@Transactional
class WorkOfAbsent implements Duties {

    private final InboxStore store;
    private final InboxNews news;
    private final StoredInbox inbox;
    private final StandIns standIns;
    private final Tickets tickets;
    private final People people;
    private final Principals principals;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    WorkOfAbsent(
            InboxStore store,
            InboxNews news,
            StoredInbox inbox,
            StandIns standIns,
            Tickets tickets,
            People people,
            Principals principals,
            Audit audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.news = news;
        this.inbox = inbox;
        this.standIns = standIns;
        this.tickets = tickets;
        this.people = people;
        this.principals = principals;
        this.audit = audit;
        this.events = events;
    }

    @Override
    public List<UUID> ticketsOf(UUID tenant, UUID person) {
        return store.ticketsOfWorkOf(tenant, person);
    }

    @Override
    public void follow(UUID tenant, UUID ticket, UUID person) {
        tickets.lock(tenant, ticket);
        boolean hasLeft = people.hasLeft(tenant, person);
        store.of(tenant, ticket).stream()
                .filter(task -> task.isAssignedTo(person))
                .forEach(task -> {
                    switch (task.kind()) {
                        case WORK -> follow(task, hasLeft);
                        case ANSWER -> askOthers(task, hasLeft);
                        // other modules keep these
                        case APPROVAL, TODO -> {}
                    }
                });
    }

    private void follow(InboxEntry work, boolean hasLeft) {
        if (hasLeft) {
            giveBack(Acting.current(), work, "TASK_RETURNED");
        } else {
            cover(work, false);
        }
    }

    /** Approvals take their questions back themselves. */
    private void askOthers(InboxEntry question, boolean hasLeft) {
        if (!hasLeft || question.facts().containsKey(Tasks.APPROVAL)) {
            return;
        }
        TicketView ticket = tickets.get(question.ticket().id());
        UUID leaver = Objects.requireNonNull(question.assignee());
        Object asker = question.facts().get("asked_by");
        Set<UUID> others = principals.insteadOf(ticket.tenant(), leaver, asker);
        inbox.redirect(question.id(), others, null);
        audit.record(
                Acting.current(),
                Tasks.entry("QUESTION_PASSED_ON", question).changing(Tasks.assigned(leaver), Map.of("asked", others)));
        events.publishEvent(new RequesterAsked(
                ticket, others, String.valueOf(question.facts().get("question"))));
    }

    /** Lets who stands in for the holder see the work, and nobody else. @param told whether they are told of it */
    void cover(InboxEntry task, boolean told) {
        UUID holder = Objects.requireNonNull(task.assignee());
        TicketView ticket = tickets.get(task.ticket().id());
        UUID standsIn = standIns.of(ticket, List.of(holder)).get(holder);
        UUID substitute = standsIn == null || task.isPartial(standsIn) ? null : standsIn;
        Map<UUID, UUID> now = substitute == null ? Map.of() : Map.of(substitute, holder);
        if (!now.equals(task.standIns())) {
            inbox.standIn(task.id(), now);
            if (told && substitute != null) {
                events.publishEvent(new WorkCovered(ticket, substitute, holder));
            }
        }
    }

    /** Offers the work to its group again, and takes its holder off the ticket when they hold nothing else of it. */
    void giveBack(Caller by, InboxEntry task, String action) {
        UUID holder = Objects.requireNonNull(task.assignee());
        UUID ticket = task.ticket().id();
        store.assign(by.tenant(), task.id(), null);
        if (store.of(by.tenant(), ticket).stream()
                .noneMatch(other -> other.kind() == Kind.WORK && other.isAssignedTo(holder))) {
            tickets.release(by, ticket, holder);
        }
        audit.record(
                by,
                Tasks.entry(action, task)
                        .onBehalfOf(task.isCoveredBy(by.person()) ? holder : null)
                        .changing(Tasks.assigned(holder), null));
        news.removed(task);
        news.added(ticket, task.principals());
    }
}
