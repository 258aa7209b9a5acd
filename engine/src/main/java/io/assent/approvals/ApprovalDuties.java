package io.assent.approvals;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Acting;
import io.assent.substitutions.Duties;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import io.assent.workflow.Processes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Approvals go to the substitute and back, and from who has left to the next above. */
@Component
@Transactional
class ApprovalDuties implements Duties {

    private final PlanStore store;
    private final Plans plans;
    private final Approvers approvers;
    private final ApprovalDesk desk;
    private final Tickets tickets;
    private final Processes processes;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    ApprovalDuties(
            PlanStore store,
            Plans plans,
            Approvers approvers,
            ApprovalDesk desk,
            Tickets tickets,
            Processes processes,
            People people,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.plans = plans;
        this.approvers = approvers;
        this.desk = desk;
        this.tickets = tickets;
        this.processes = processes;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<UUID> ticketsOf(UUID tenant, UUID person) {
        return store.ticketsAsking(tenant, person);
    }

    @Override
    public void follow(UUID tenant, UUID id, UUID person) {
        TicketView ticket = tickets.lock(tenant, id);
        plans.find(tenant, id).ifPresent(plan -> {
            if (people.hasLeft(tenant, person)) {
                if (person.equals(ticket.requester())) {
                    takeBack(plan, ticket);
                }
                plan.pendingApprovals().stream()
                        .filter(approval -> approval.asksThemselves(person))
                        .forEach(approval -> passOn(plan, ticket, approval, person));
            }
            desk.follow(plan, ticket);
        });
    }

    /** The requester neither answers nor changes anything any more: those who wanted it look at the request as it is. */
    private void takeBack(Plan plan, TicketView ticket) {
        Question question = plan.question;
        SentBack sentBack = plan.sentBack;
        desk.withdrawFromRequester(plan);
        if (question != null) {
            plan.answered(clock.instant());
            record(ticket, question.text());
            plan.approval(question.approval()).filter(Approval::isPending).ifPresent(approval -> {
                approval.because(Edge.UNANSWERED.say(name(ticket, ticket.requester())));
                desk.unanswered(plan, ticket, approval);
            });
            processes.complete(Objects.requireNonNull(plan.task));
        } else if (sentBack != null) {
            plan.resubmitted();
            record(ticket, sentBack.reason());
            processes.complete(Objects.requireNonNull(plan.task));
        }
    }

    private void record(TicketView ticket, String question) {
        audit.record(
                Acting.current(),
                Entry.of("QUESTION_RETURNED", ticket.id())
                        .changing(Map.of("question", question), Map.of("left", ticket.requester())));
    }

    private String name(TicketView ticket, UUID person) {
        return people.find(ticket.tenant(), person).map(PersonView::name).orElse("");
    }

    /** Others who share the approval are enough; where nobody can be found it stays, and the continuity view shows it. */
    private void passOn(Plan plan, TicketView ticket, Approval approval, UUID leaver) {
        Step step = plan.stepOf(approval);
        Set<UUID> already = approvers.involved(plan, ticket);
        boolean isAlone = approval.themselves().size() == 1;
        List<UUID> others = isAlone
                ? approvers.after(step.plan, leaver, ticket, already).stream()
                        .map(PersonView::id)
                        .toList()
                : List.of();
        if (isAlone && others.isEmpty()) {
            return;
        }
        List<UUID> before = List.copyOf(approval.asked);
        approval.ask(leaver, others, isAlone ? Edge.LEFT.say(name(ticket, leaver)) : approval.edge);
        if (isAlone) {
            approval.arm(step.plan, plan.time.apply(step.plan), clock.instant());
        }
        audit.record(
                Acting.current(),
                Entry.of("APPROVAL_PASSED_ON", ticket.id())
                        .changing(
                                Map.of("asked", before),
                                Map.of("approval", approval.id, "asked", approval.asked, "left", leaver)));
        desk.redirect(plan, ticket, approval, others);
    }
}
