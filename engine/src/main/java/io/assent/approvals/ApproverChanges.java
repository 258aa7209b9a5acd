package io.assent.approvals;

import io.assent.approvals.Approval.Addition;
import io.assent.approvals.Cases.Case;
import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Category;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.Role;
import io.assent.tickets.Tickets;
import io.assent.workflow.Processes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes of who is asked while a step runs. */
@Service
@Transactional
public class ApproverChanges {

    private final Cases cases;
    private final Candidates candidates;
    private final Substitutes substitutes;
    private final ApprovalDesk desk;
    private final Tickets tickets;
    private final People people;
    private final Processes processes;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ApproverChanges(
            Cases cases,
            Candidates candidates,
            Substitutes substitutes,
            ApprovalDesk desk,
            Tickets tickets,
            People people,
            Processes processes,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.candidates = candidates;
        this.substitutes = substitutes;
        this.desk = desk;
        this.tickets = tickets;
        this.people = people;
        this.processes = processes;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Whether an administrator may put somebody else in the place of those asked. */
    static boolean mayReassign(Caller caller, UUID requester) {
        return caller.is(Role.ADMIN) && !caller.person().equals(requester);
    }

    /** Whether the person may ask one more in the step: who is asked to decide, and administrators, where the policy allows. */
    static boolean mayAdd(Caller caller, Step step, Approval approval, UUID requester) {
        boolean isDecider = approval.asks(caller.person()) && !approval.isReview();
        return step.plan.adHoc() && !caller.person().equals(requester) && (isDecider || caller.is(Role.ADMIN));
    }

    /**
     * Asks one more in the step of a pending approval.
     *
     * @return the approval that is asked for
     */
    public UUID add(Caller by, UUID id, Addition.As as, @Nullable String person, @Nullable String comment) {
        Case found = cases.lock(by, id);
        tickets.read(by, found.ticket().id());
        requireAdding(by, found);
        ApprovalCommands.checkComment(comment, true, "Say why one more is to be asked.");
        cases.requirePending(found);
        found.approval()
                .inPlaceOf(by.person())
                .ifPresent(absent -> substitutes.requireCurrent(found.ticket(), absent, by.person()));
        PersonView one = candidates.require(by, found.ticket(), found.plan(), "/approver", person, null);
        boolean isApprover = as == Addition.As.APPROVER;
        Approval added = found.plan()
                .add(
                        found.step(),
                        one.id(),
                        new Addition(as, by.person(), Objects.requireNonNull(comment)),
                        (isApprover ? Edge.ADDED : Edge.CONSULTED).say(by.name(), one.name()),
                        found.ticket().revision(),
                        clock.instant());
        audit.record(
                by,
                Entry.of(
                                isApprover ? "APPROVAL_APPROVER_ADDED" : "APPROVAL_REVIEWER_ADDED",
                                found.ticket().id())
                        .onBehalfOf(found.approval().inNameOf(by.person()).orElse(null))
                        .changing(null, Map.of("approval", added.id, "asked", added.asked, "comment", comment)));
        desk.add(found.plan(), found.ticket(), added);
        processes.recomputeTimers(found.ticket().id(), ApprovalStops.PROCESS);
        return added.id;
    }

    private static void requireAdding(Caller by, Case found) {
        if (by.person().equals(found.ticket().requester())) {
            throw new Refusal(
                    Category.FORBIDDEN, "SEPARATION_OF_DUTIES", "Nobody chooses who decides on their own request.");
        }
        boolean isDecider =
                found.approval().asks(by.person()) && !found.approval().isReview();
        if (!isDecider && !by.is(Role.ADMIN)) {
            throw Refusal.forbidden("Those who are asked to decide may ask one more, and administrators.");
        }
        if (!found.step().plan.adHoc()) {
            throw new Refusal(
                    Category.CONFLICT,
                    "TICKET_ACTION_NOT_AVAILABLE",
                    "The approval policy lets nobody else be asked in this step.");
        }
    }

    /**
     * Asks somebody else for good: the decision is then their own, and the clocks of the step begin anew.
     *
     * @param insteadOf id or e-mail of the asked person who is replaced; absent for all who share the approval
     */
    public void reassign(
            Caller by, UUID id, @Nullable String to, @Nullable String insteadOf, @Nullable String comment) {
        Case found = cases.lock(by, id);
        tickets.read(by, found.ticket().id());
        requireAdministrator(by, found);
        ApprovalCommands.checkComment(comment, true, "Say why somebody else is to decide.");
        cases.requirePending(found);
        Approval approval = found.approval();
        UUID replaced = replaced(by, approval, insteadOf);
        PersonView person = candidates.require(by, found.ticket(), found.plan(), "/approver", to, null);
        List<UUID> before = List.copyOf(approval.asked);
        approval.ask(replaced, List.of(person.id()), Edge.REASSIGNED.say(by.name(), person.name()));
        approval.handedOnWith(comment);
        approval.arm(found.step().plan, found.plan().time.apply(found.step().plan), clock.instant());
        audit.record(
                by,
                Entry.of("APPROVAL_REASSIGNED", found.ticket().id())
                        .changing(
                                Map.of("asked", before),
                                Map.of(
                                        "approval",
                                        id,
                                        "asked",
                                        approval.asked,
                                        "comment",
                                        Objects.requireNonNull(comment))));
        List<UUID> gone = before.stream().filter(each -> !approval.asks(each)).toList();
        desk.redirect(found.plan(), found.ticket(), approval, List.of(person.id()));
        events.publishEvent(new ApprovalReassigned(found.ticket(), id, gone, person.id(), comment));
        processes.recomputeTimers(found.ticket().id(), ApprovalStops.PROCESS);
    }

    private static void requireAdministrator(Caller by, Case found) {
        if (!by.is(Role.ADMIN)) {
            throw Refusal.forbidden("Administrators change who decides; you may delegate what you are asked yourself.");
        }
        if (!mayReassign(by, found.ticket().requester())) {
            throw new Refusal(
                    Category.FORBIDDEN,
                    "SEPARATION_OF_DUTIES",
                    "Nobody chooses who decides on their own request; ask another administrator.");
        }
    }

    private @Nullable UUID replaced(Caller by, Approval approval, @Nullable String insteadOf) {
        if (insteadOf == null || insteadOf.isBlank()) {
            return null;
        }
        return people.named(by.tenant(), insteadOf)
                .map(PersonView::id)
                .filter(approval::asksThemselves)
                .orElseThrow(() -> Refusal.invalid(List.of(new Problem(
                        "/instead_of", "NOT_ASKED", "Name one of those who are asked in their own right."))));
    }
}
