package io.assent.approvals;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.catalog.Catalog;
import io.assent.catalog.Release;
import io.assent.inbox.Inbox;
import io.assent.inbox.InboxItem;
import io.assent.inbox.TaskAnswered;
import io.assent.shared.Acting;
import io.assent.tickets.Status;
import io.assent.tickets.TicketStatusChanged;
import io.assent.tickets.TicketView;
import io.assent.tickets.TicketViews;
import io.assent.tickets.Tickets;
import io.assent.workflow.DecisionMade;
import io.assent.workflow.ProcessMoved;
import io.assent.workflow.Processes;
import io.assent.workflow.StepMigrated;
import io.assent.workflow.TaskOpened;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What approvals do when the process speaks: plan, ask, wait for the answer to a question, give up. */
@Component
class ApprovalProcess {

    /** What the property {@code offers} of a level's task says where the process knows a way back to the requester. */
    static final String SEND_BACK = "send_back";

    private final Plans plans;
    private final Planner planner;
    private final Approvers approvers;
    private final ApprovalDesk desk;
    private final Tickets tickets;
    private final TicketViews views;
    private final Catalog catalog;
    private final Processes processes;
    private final Inbox inbox;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ApprovalProcess(
            Plans plans,
            Planner planner,
            Approvers approvers,
            ApprovalDesk desk,
            Tickets tickets,
            TicketViews views,
            Catalog catalog,
            Processes processes,
            Inbox inbox,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.plans = plans;
        this.planner = planner;
        this.approvers = approvers;
        this.desk = desk;
        this.tickets = tickets;
        this.views = views;
        this.catalog = catalog;
        this.processes = processes;
        this.inbox = inbox;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void on(DecisionMade decision) {
        if (decision.decision().equals(Planner.DECISION)) {
            TicketView ticket = tickets.get(decision.ticket());
            replan(plans.make(ticket.tenant(), ticket.id()), ticket, decision);
        }
    }

    @EventListener
    void on(TaskOpened opened) {
        String kind = opened.properties().getOrDefault("kind", "");
        if (kind.equals("approval")) {
            TicketView ticket = tickets.get(opened.ticket());
            Plan plan = plans.of(ticket);
            plan.waitsAt(opened.task(), SEND_BACK.equals(opened.properties().get("offers")));
            desk.open(plan, ticket, approvers);
        } else if (kind.equals("answer")) {
            TicketView ticket = tickets.get(opened.ticket());
            plans.find(ticket.tenant(), ticket.id()).ifPresent(plan -> waitForRequester(plan, ticket, opened));
        }
    }

    /** A level may know a way back to the requester now, or none any more. */
    @EventListener
    void on(StepMigrated step) {
        if ("approval".equals(step.properties().get("kind"))) {
            TicketView ticket = tickets.get(step.ticket());
            Plan plan = plans.of(ticket);
            plan.waitsAt(step.task(), SEND_BACK.equals(step.properties().get("offers")));
            plan.pendingApprovals().forEach(approval -> inbox.allow(approval.id, ApprovalDesk.actions(plan, approval)));
        }
    }

    /** The requester's answer; the process then leaves the question by itself. */
    @EventListener
    void on(TaskAnswered answered) {
        Optional<Plan> asking = answered.item().kind() == InboxItem.Kind.ANSWER
                ? plans.find(answered.by().tenant(), answered.ticket())
                        .filter(plan -> asks(plan, answered.item().id()))
                : Optional.empty();
        if (asking.isEmpty()) {
            return;
        }
        Plan plan = asking.get();
        if (plan.question == null) {
            resubmit(plan, answered);
        } else {
            takeAnswer(plan, plan.question, answered);
        }
    }

    private static boolean asks(Plan plan, UUID item) {
        return plan.question != null && plan.question.id().equals(item)
                || plan.sentBack != null && plan.sentBack.id().equals(item);
    }

    /** Sent again; the process then plans anew by itself. */
    private void resubmit(Plan plan, TaskAnswered answered) {
        if (!answered.customFields().isEmpty()) {
            tickets.answer(answered.by(), plan.ticket, answered.customFields());
        }
        plan.resubmitted();
        String comment = answered.comments();
        audit.record(
                answered.by(),
                Entry.of("TICKET_RESUBMITTED", plan.ticket)
                        .changing(null, comment == null || comment.isBlank() ? Map.of() : Map.of("comment", comment)));
    }

    private void takeAnswer(Plan plan, Question question, TaskAnswered answered) {
        String answer = Objects.requireNonNull(answered.comments());
        if (!answered.customFields().isEmpty()) {
            tickets.answer(answered.by(), plan.ticket, answered.customFields());
        }
        TicketView ticket = tickets.get(plan.ticket);
        plan.answered(clock.instant());
        audit.record(
                answered.by(),
                Entry.of("APPROVAL_INFO_ANSWERED", plan.ticket)
                        .changing(Map.of("question", question.text()), Map.of("answer", answer)));
        events.publishEvent(new QuestionAnswered(
                ticket, question.approval(), question.askedBy(), answered.by().person(), answer));
        if (plan.isOlderThan(ticket.revision())) {
            replan(plan, ticket, decide(ticket));
        }
        desk.follow(plan, ticket);
        plan.approval(question.approval())
                .filter(Approval::isPending)
                .ifPresent(approval -> desk.returned(plan, ticket, approval, question));
    }

    /** Taken back or stopped: whoever was asked need not decide. */
    @EventListener
    void on(TicketStatusChanged moved) {
        if (moved.to() == Status.DRAFT || moved.to() == Status.CANCELLED) {
            TicketView ticket = moved.ticket();
            plans.find(ticket.tenant(), ticket.id()).ifPresent(this::abandon);
        }
    }

    /** An operator takes the process elsewhere while somebody is asked. */
    @EventListener
    void on(ProcessMoved moved) {
        plans.find(Acting.current().tenant(), moved.ticket())
                .filter(plan -> plan.outcome() != Plan.Outcome.APPROVED && plan.outcome() != Plan.Outcome.REJECTED)
                .ifPresent(this::abandon);
    }

    private void abandon(Plan plan) {
        desk.withdrawFromRequester(plan);
        desk.withdraw(plan.abandon());
    }

    /** The plan a ticket would get, without writing anything. */
    DecisionMade decide(TicketView ticket) {
        return processes.decide(
                catalog.release(ticket.tenant(), ticket.release()).deployment(),
                Planner.DECISION,
                ticket.id(),
                Map.of("ticket", views.fields(ticket), "requester", views.requester(ticket)));
    }

    private void replan(Plan plan, TicketView ticket, DecisionMade decision) {
        Release release = catalog.release(ticket.tenant(), ticket.release());
        boolean again = !plan.steps.isEmpty();
        List<PlannedStep> planned = planner.steps(decision, material(ticket, release), release.number());
        List<Approval> voided = plan.replace(planned, ticket.revision(), clock.instant());
        desk.withdraw(voided);
        passOver(plan, ticket);
        if (again) {
            audit.record(
                    Acting.current(),
                    Entry.of("APPROVAL_PLANNED_AGAIN", ticket.id())
                            .changing(null, Map.of("revision", ticket.revision(), "void", voided.size())));
        }
    }

    /** Before the process asks where to go on. */
    void passOver(Plan plan, TicketView ticket) {
        desk.passOver(plan, ticket, approvers);
    }

    private static Map<String, Object> material(TicketView ticket, Release release) {
        Map<String, Object> material = new HashMap<>(ticket.customFields());
        material.keySet().retainAll(release.materialFields());
        return material;
    }

    private void waitForRequester(Plan plan, TicketView ticket, TaskOpened opened) {
        Question question = plan.question;
        SentBack sentBack = plan.sentBack;
        if (question != null) {
            plan.waitsAt(opened.task(), plan.maySendBack);
            askRequester(question.id(), ticket, opened, said(question.text(), question.approval(), question.askedBy()));
        } else if (sentBack != null) {
            plan.waitsAt(opened.task(), false);
            Map<String, Object> facts = said(sentBack.reason(), sentBack.approval(), sentBack.by());
            facts.put("sent_back", true);
            askRequester(sentBack.id(), ticket, opened, facts);
        }
    }

    private static Map<String, Object> said(String words, UUID approval, UUID by) {
        return new HashMap<>(Map.of("question", words, "approval_id", approval, "asked_by", by));
    }

    private void askRequester(UUID item, TicketView ticket, TaskOpened opened, Map<String, Object> facts) {
        inbox.offer(List.of(new InboxItem(
                item,
                InboxItem.Kind.ANSWER,
                ticket.id(),
                opened.task(),
                opened.name(),
                Set.of(ticket.requester()),
                ticket.requester(),
                null,
                List.of("complete"),
                facts)));
    }
}
