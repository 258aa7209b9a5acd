package io.assent.approvals;

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
            ApprovalDesk desk,
            Tickets tickets,
            People people,
            Processes processes,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.candidates = candidates;
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
        PersonView person = candidates.require(by, found.ticket(), found.plan(), "/approver", to);
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
