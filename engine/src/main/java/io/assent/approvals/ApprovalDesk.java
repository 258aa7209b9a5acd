package io.assent.approvals;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.catalog.Catalog;
import io.assent.inbox.Inbox;
import io.assent.inbox.InboxItem;
import io.assent.shared.Acting;
import io.assent.shared.Caller;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Puts approvals on people's desks and takes them off again: inbox, readers, audit and events in one place. */
@Component
class ApprovalDesk {

    private static final List<String> ALWAYS = List.of("approve", "reject", "request_info", "delegate", "escalate");

    private final Catalog catalog;
    private final Inbox inbox;
    private final Tickets tickets;
    private final Substitutes substitutes;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ApprovalDesk(
            Catalog catalog,
            Inbox inbox,
            Tickets tickets,
            Substitutes substitutes,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.catalog = catalog;
        this.inbox = inbox;
        this.tickets = tickets;
        this.substitutes = substitutes;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What those who are asked may do as the process stands. */
    static List<String> actions(Plan plan, Approval approval) {
        if (approval.isReview()) {
            return List.of("review");
        }
        List<String> actions = new ArrayList<>(ALWAYS);
        if (plan.question != null) {
            actions.remove("request_info");
        }
        if (plan.maySendBack) {
            actions.add(ApprovalProcess.SEND_BACK);
        }
        return actions;
    }

    /** Asks the open level's approvers who were not asked yet. */
    void open(Plan plan, TicketView ticket, Approvers approvers) {
        List<Approval> opened = plan.open(step -> approvers.resolve(step, ticket), ticket.revision(), clock.instant());
        List<Approval> others = substitutes.follow(plan, ticket);
        offer(plan, ticket, opened);
        others.stream().filter(approval -> !opened.contains(approval)).forEach(approval -> seat(ticket, approval));
        opened.forEach(approval -> {
            Step step = plan.stepOf(approval);
            audit.record(
                    Caller.system(ticket.tenant()),
                    Entry.of("APPROVAL_ASKED", ticket.id()).changing(null, facts(approval, step)));
            tell(plan, ticket, approval, approval.asked);
        });
    }

    /** Who approved before is not asked again on the levels ahead; the history says that their word counts there too. */
    void passOver(Plan plan, TicketView ticket, Approvers approvers) {
        plan.passOver(step -> approvers.resolve(step, ticket), ticket.revision(), clock.instant()).stream()
                .filter(approval -> approval.state == Approval.State.APPROVED)
                .forEach(approval -> audit.record(
                        Caller.system(ticket.tenant()),
                        Entry.of("APPROVAL_COUNTED_AGAIN", ticket.id())
                                .changing(null, facts(approval, plan.stepOf(approval)))));
    }

    void offer(Plan plan, TicketView ticket, Collection<Approval> approvals) {
        if (approvals.isEmpty()) {
            return;
        }
        Set<UUID> readers = new HashSet<>();
        approvals.forEach(approval -> readers.addAll(approval.asked));
        tickets.share(ticket.id(), readers);
        inbox.offer(approvals.stream().map(each -> item(plan, ticket, each)).toList());
        approvals.stream()
                .filter(approval -> !approval.names().isEmpty())
                .forEach(approval -> inbox.standIn(approval.id, approval.names()));
    }

    void withdraw(Collection<Approval> approvals) {
        if (!approvals.isEmpty()) {
            inbox.withdraw(approvals.stream().map(approval -> approval.id).toList());
        }
    }

    void withdrawQuestion(UUID question) {
        inbox.withdraw(List.of(question));
    }

    /** What the requester was to answer or to change. */
    void withdrawFromRequester(Plan plan) {
        if (plan.question != null) {
            inbox.withdraw(List.of(plan.question.id()));
        }
        if (plan.sentBack != null) {
            inbox.withdraw(List.of(plan.sentBack.id()));
        }
    }

    /**
     * Others are asked now: they see it, and may read the ticket, and so do those who stand in for them. While a question of theirs is
     * open they are asked with its answer.
     */
    void redirect(Plan plan, TicketView ticket, Approval approval, List<UUID> others) {
        List<Approval> changed = substitutes.follow(plan, ticket);
        changed.stream().filter(each -> each != approval).forEach(each -> seat(ticket, each));
        seat(ticket, approval);
        List<UUID> told = approval.asked.stream()
                .filter(person -> others.contains(person)
                        || approval.inPlaceOf(person).filter(others::contains).isPresent())
                .toList();
        if (!plan.waitsForAnswer(approval)) {
            tell(plan, ticket, approval, told);
        }
    }

    /** One more is asked in a running step. */
    void add(Plan plan, TicketView ticket, Approval added) {
        offer(plan, ticket, List.of(added));
        redirect(plan, ticket, added, added.asked);
    }

    /** The requester is asked something by one: the others can go on deciding, but ask nothing meanwhile. */
    void asks(Plan plan, Approval asking) {
        withdraw(List.of(asking));
        allow(plan, asking);
    }

    private void allow(Plan plan, Approval except) {
        plan.pendingApprovals().stream()
                .filter(approval -> approval != except)
                .forEach(approval -> inbox.allow(approval.id, actions(plan, approval)));
    }

    /** The question is answered: the approval is back, and whoever took it over meanwhile is told. */
    void returned(Plan plan, TicketView ticket, Approval approval, Question question) {
        offer(plan, ticket, List.of(approval));
        allow(plan, approval);
        if (!approval.asks(question.askedBy())) {
            tell(plan, ticket, approval, approval.asked);
        }
    }

    /** Nobody will answer the question: the approval is back, and whoever it asks is told why. */
    void unanswered(Plan plan, TicketView ticket, Approval approval) {
        add(plan, ticket, approval);
        allow(plan, approval);
    }

    /** Substitutes come and go with what they stand in for; of many approvals at once they are told as a whole. */
    void follow(Plan plan, TicketView ticket) {
        substitutes.follow(plan, ticket).forEach(approval -> {
            seat(ticket, approval);
            audit.record(
                    Acting.current(),
                    Entry.of("APPROVAL_SUBSTITUTED", ticket.id())
                            .changing(null, Map.of("approval", approval.id, "stand_ins", approval.standIns)));
            events.publishEvent(new ApprovalSubstituted(ticket, approval.id));
        });
    }

    private void seat(TicketView ticket, Approval approval) {
        tickets.share(ticket.id(), approval.asked);
        inbox.redirect(approval.id, Set.copyOf(approval.asked), approval.escalateAt);
        if (!approval.names().isEmpty()) {
            inbox.standIn(approval.id, approval.names());
        }
    }

    /** Each in one piece of news: in their own right, or in whose place. */
    private void tell(Plan plan, TicketView ticket, Approval approval, List<UUID> persons) {
        String reason = approval.addition == null ? plan.stepOf(approval).plan.reason() : approval.addition.reason();
        Map<Optional<UUID>, List<UUID>> names = persons.stream()
                .collect(Collectors.groupingBy(approval::inNameOf, LinkedHashMap::new, Collectors.toList()));
        names.forEach((name, those) -> events.publishEvent(
                approval.isReview()
                        ? new ReviewAsked(ticket, approval.id, those, reason, name.orElse(null))
                        : new ApprovalAsked(
                                ticket,
                                approval.id,
                                those,
                                catalog.release(ticket.tenant(), ticket.release())
                                        .wording()
                                        .everywhere(reason),
                                name.orElse(null),
                                approval.escalateAt)));
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
                actions(plan, approval),
                Map.of());
    }

    private static Map<String, Object> facts(Approval approval, Step step) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("approval", approval.id);
        facts.put("asked", approval.asked);
        facts.put("reason", step.plan.reason());
        facts.put("rule", step.plan.rule().toString());
        if (!approval.standIns.isEmpty()) {
            facts.put("stand_ins", approval.standIns);
        }
        return facts;
    }
}
