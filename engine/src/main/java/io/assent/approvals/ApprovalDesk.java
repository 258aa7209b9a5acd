package io.assent.approvals;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.inbox.Inbox;
import io.assent.inbox.InboxItem;
import io.assent.shared.Caller;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Puts approvals on people's desks and takes them off again: inbox, readers, audit and events in one place. */
@Component
class ApprovalDesk {

    static final List<String> ACTIONS = List.of("approve", "reject", "request_info", "delegate", "escalate");

    private final Inbox inbox;
    private final Tickets tickets;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ApprovalDesk(Inbox inbox, Tickets tickets, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.inbox = inbox;
        this.tickets = tickets;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Asks the open level's approvers who were not asked yet. */
    void open(Plan plan, TicketView ticket, Approvers approvers) {
        List<Approval> opened = plan.open(step -> approvers.resolve(step, ticket), ticket.revision(), clock.instant());
        offer(plan, ticket, opened);
        opened.forEach(approval -> {
            Step step = plan.stepOf(approval);
            audit.record(
                    Caller.system(ticket.tenant()),
                    Entry.of("APPROVAL_ASKED", ticket.id())
                            .changing(
                                    null,
                                    Map.of(
                                            "approval",
                                            approval.id,
                                            "asked",
                                            approval.asked,
                                            "reason",
                                            step.plan.reason(),
                                            "rule",
                                            step.plan.rule().toString())));
            tell(plan, ticket, approval, approval.asked);
        });
    }

    void offer(Plan plan, TicketView ticket, Collection<Approval> approvals) {
        if (approvals.isEmpty()) {
            return;
        }
        Set<UUID> readers = new HashSet<>();
        approvals.forEach(approval -> readers.addAll(approval.asked));
        tickets.share(ticket.id(), readers);
        inbox.offer(approvals.stream().map(each -> item(plan, ticket, each)).toList());
    }

    void withdraw(Collection<Approval> approvals) {
        if (!approvals.isEmpty()) {
            inbox.withdraw(approvals.stream().map(approval -> approval.id).toList());
        }
    }

    void withdrawQuestion(UUID question) {
        inbox.withdraw(List.of(question));
    }

    /** Others are asked now: they see it, and may read the ticket. While a question of theirs is open they are asked with its answer. */
    void redirect(Plan plan, TicketView ticket, Approval approval, List<UUID> others) {
        tickets.share(ticket.id(), others);
        if (!plan.waitsForAnswer(approval)) {
            inbox.redirect(approval.id, Set.copyOf(approval.asked), approval.escalateAt);
            tell(plan, ticket, approval, others);
        }
    }

    /** The question is answered: the approval is back, and whoever took it over meanwhile is told. */
    void returned(Plan plan, TicketView ticket, Approval approval, Question question) {
        offer(plan, ticket, List.of(approval));
        if (!approval.asks(question.askedBy())) {
            tell(plan, ticket, approval, approval.asked);
        }
    }

    private void tell(Plan plan, TicketView ticket, Approval approval, List<UUID> persons) {
        String reason = plan.stepOf(approval).plan.reason();
        events.publishEvent(
                new ApprovalAsked(ticket, approval.id, persons, reason, approval.onBehalfOf, approval.escalateAt));
    }

    private static InboxItem item(Plan plan, TicketView ticket, Approval approval) {
        return new InboxItem(
                approval.id,
                InboxItem.Kind.APPROVAL,
                ticket.id(),
                null,
                plan.stepOf(approval).plan.reason(),
                Set.copyOf(approval.asked),
                null,
                approval.escalateAt,
                ACTIONS,
                facts(approval.onBehalfOf));
    }

    private static Map<String, Object> facts(@Nullable UUID onBehalfOf) {
        Map<String, Object> facts = new LinkedHashMap<>();
        if (onBehalfOf != null) {
            facts.put("on_behalf_of", onBehalfOf);
        }
        return facts;
    }
}
