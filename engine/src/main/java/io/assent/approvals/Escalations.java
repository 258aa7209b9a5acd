package io.assent.approvals;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.people.PersonView;
import io.assent.shared.Acting;
import io.assent.shared.Caller;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What becomes of an approval that nobody decides: those asked are reminded, those above asked in their place. */
@Component
class Escalations {

    private final Plans plans;
    private final Approvers approvers;
    private final ApprovalDesk desk;
    private final Tickets tickets;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Escalations(
            Plans plans,
            Approvers approvers,
            ApprovalDesk desk,
            Tickets tickets,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.plans = plans;
        this.approvers = approvers;
        this.desk = desk;
        this.tickets = tickets;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Reminds of what is due, and does what the policy says where the time is up. */
    void remindOrTimeOut(UUID id) {
        TicketView ticket = tickets.lock(Acting.current().tenant(), id);
        Plan plan = plans.of(ticket);
        Instant now = clock.instant();
        for (Approval approval : plan.pendingApprovals()) {
            Step step = plan.stepOf(approval);
            if (approval.isPending() && approval.escalateAt != null && !approval.escalateAt.isAfter(now)) {
                timeUp(plan, step, approval, ticket, now);
            } else if (approval.isPending() && approval.remindAt != null && !approval.remindAt.isAfter(now)) {
                approval.reminded(step.plan, plan.time.apply(step.plan), now);
                remind(ticket, approval, "APPROVAL_REMINDED");
            }
        }
    }

    private void timeUp(Plan plan, Step step, Approval approval, TicketView ticket, Instant now) {
        switch (step.plan.onTimeout()) {
            case ESCALATE -> {
                if (escalate(plan, approval, ticket, Acting.current(), approval.themselves(), null)
                        .isEmpty()) {
                    callAgain(plan, step, approval, ticket, now);
                }
            }
            case REJECT -> {
                List<Approval> settled = plan.timeOut(step, now);
                audit.record(
                        Acting.current(),
                        Entry.of("APPROVAL_TIMED_OUT", ticket.id())
                                .changing(null, Map.of("reason", step.plan.reason())));
                desk.withdraw(settled);
            }
            case WAIT -> approval.stopClocks();
        }
    }

    /** Nobody above is left: the administrators hear of it, and those asked are called again, yet not for ever. */
    private void callAgain(Plan plan, Step step, Approval approval, TicketView ticket, Instant now) {
        if (!approval.isUnheard()) {
            record(ticket, approval, "APPROVAL_NOBODY_ABOVE");
            events.publishEvent(new ApprovalUnheard(ticket, approval.asked));
        }
        approval.call(step.plan, plan.time.apply(step.plan), now);
        remind(ticket, approval, approval.escalateAt == null ? "APPROVAL_CALLED_LAST" : "APPROVAL_REMINDED");
    }

    private void remind(TicketView ticket, Approval approval, String action) {
        record(ticket, approval, action);
        events.publishEvent(new ApprovalReminded(ticket, approval.id, approval.asked));
    }

    private void record(TicketView ticket, Approval approval, String action) {
        audit.record(Acting.current(), Entry.of(action, ticket.id()).changing(null, Map.of("asked", approval.asked)));
    }

    /** Asks those above in place of one of the asked, or of all. @return whom */
    List<UUID> escalate(
            Plan plan, Approval approval, TicketView ticket, Caller by, List<UUID> instead, @Nullable String comment) {
        Set<UUID> already = new HashSet<>(approvers.involved(plan, ticket));
        already.addAll(approval.asked);
        already.addAll(approval.passed);
        List<PersonView> above = approvers.above(instead, ticket, already);
        if (above.isEmpty()) {
            return List.of();
        }
        List<UUID> others = above.stream().map(PersonView::id).toList();
        List<UUID> from = List.copyOf(approval.asked);
        approval.pass(
                instead.size() == approval.themselves().size() ? null : instead.getFirst(),
                others,
                by.isSystem() ? Edge.ESCALATED.say() : Edge.HANDED_UP.say(by.name(), names(above)));
        PlannedStep step = plan.stepOf(approval).plan;
        approval.arm(step, plan.time.apply(step), clock.instant());
        audit.record(
                by,
                Entry.of("APPROVAL_ESCALATED", ticket.id())
                        .onBehalfOf(instead.contains(by.person()) || by.isSystem() ? null : instead.getFirst())
                        .changing(Map.of("asked", from), asked(approval, comment)));
        events.publishEvent(new ApprovalEscalated(ticket, approval.id, from, others));
        desk.redirect(plan, ticket, approval, others);
        return others;
    }

    private static String names(List<PersonView> persons) {
        return persons.stream().map(PersonView::name).collect(Collectors.joining(", "));
    }

    private static Map<String, Object> asked(Approval approval, @Nullable String comment) {
        return comment == null || comment.isBlank()
                ? Map.of("asked", approval.asked)
                : Map.of("asked", approval.asked, "comment", comment);
    }
}
