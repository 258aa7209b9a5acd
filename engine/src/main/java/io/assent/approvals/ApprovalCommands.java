package io.assent.approvals;

import io.assent.approvals.Cases.Case;
import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.jobs.ItemResult;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Category;
import io.assent.shared.Refusal.Problem;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import io.assent.workflow.Processes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What approvers do. Each command is one transaction that locks the ticket first, so that of two deciders one wins. */
@Service
@Transactional
public class ApprovalCommands {

    private static final int LONGEST_COMMENT = 5_000;

    private final Plans plans;
    private final ApprovalProcess process;
    private final Escalations escalations;
    private final ApprovalDesk desk;
    private final Cases cases;
    private final Candidates candidates;
    private final Substitutes substitutes;
    private final Tickets tickets;
    private final Processes processes;
    private final People people;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ApprovalCommands(
            Plans plans,
            ApprovalProcess process,
            Escalations escalations,
            ApprovalDesk desk,
            Cases cases,
            Candidates candidates,
            Substitutes substitutes,
            Tickets tickets,
            Processes processes,
            People people,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.plans = plans;
        this.process = process;
        this.escalations = escalations;
        this.desk = desk;
        this.cases = cases;
        this.candidates = candidates;
        this.substitutes = substitutes;
        this.tickets = tickets;
        this.processes = processes;
        this.people = people;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** @param revision the ticket's revision the decider saw, absent to decide on the present one */
    public void decide(Caller by, UUID id, boolean approve, @Nullable String comment, @Nullable Integer revision) {
        checkComment(comment, !approve, "Say why, so that the requester knows what to change.");
        Case found = open(by, id);
        checkRevision(found, revision);
        decide(by, found, approve, comment);
    }

    /** Decides each for itself. What is refused changes nothing, and takes nothing of the others with it. */
    public List<ItemResult> decideAll(Caller by, List<String> ids, boolean approve, @Nullable String comment) {
        List<UUID> held =
                hold(by, ids.stream().flatMap(id -> Ids.parse(id).stream()).toList());
        Supplier<List<ItemResult>> decisions = () ->
                ids.stream().map(id -> decideOne(by, id, approve, comment)).toList();
        // of two decisions about one ticket the second has to see what became of the first
        boolean apart = Set.copyOf(held).size() == held.size();
        return apart ? processes.together(tasks(by, held), decisions) : decisions.get();
    }

    private ItemResult decideOne(Caller by, String id, boolean approve, @Nullable String comment) {
        Case found;
        try {
            found = open(by, Ids.parse(id).orElseThrow(() -> Refusal.notFound("approval")));
        } catch (Refusal refusal) {
            return ItemResult.refused(id, refusal);
        }
        if (!found.plan().stepOf(found.approval()).plan.bulk()) {
            return ItemResult.excluded(
                    id,
                    new Refusal(
                            Category.CONFLICT,
                            "EXCLUDED_FROM_BULK",
                            "The policy wants this one decided by itself; open it and decide there."));
        }
        decide(by, found, approve, comment);
        return ItemResult.done(id);
    }

    /** Locks and reads in a few statements what the commands that follow want. @return the ticket of each that is there */
    private List<UUID> hold(Caller by, List<UUID> ids) {
        List<UUID> ticketIds = List.copyOf(plans.ticketsOf(by.tenant(), ids).values());
        tickets.lock(by.tenant(), ticketIds);
        plans.hold(by.tenant(), ticketIds);
        return ticketIds;
    }

    private List<String> tasks(Caller by, List<UUID> ticketIds) {
        return ticketIds.stream()
                .flatMap(id -> plans.find(by.tenant(), id).stream())
                .map(plan -> plan.task)
                .filter(Objects::nonNull)
                .toList();
    }

    private static void checkRevision(Case found, @Nullable Integer revision) {
        if (revision != null && revision > found.ticket().revision()) {
            throw Refusal.invalid(List.of(new Problem(
                    "/revision", "UNKNOWN_VALUE", "The request has no such revision; send the one that you read.")));
        }
        if (revision != null && revision < found.ticket().revision()) {
            throw new Refusal(
                    Category.CONFLICT,
                    "TICKET_CHANGED",
                    "The request changed since you read it; look at it again, then decide.");
        }
    }

    private void decide(Caller by, Case found, boolean approve, @Nullable String comment) {
        Plan plan = found.plan();
        Question question = plan.question;
        List<Approval> settled =
                plan.decide(found.approval(), approve, by.person(), by.channel(), comment, clock.instant());
        audit.record(
                by,
                Entry.of(
                                approve ? "APPROVAL_APPROVED" : "APPROVAL_REJECTED",
                                found.ticket().id())
                        .onBehalfOf(found.approval().onBehalfOf)
                        .changing(null, said(found, comment)));
        desk.withdraw(settled);
        events.publishEvent(new ApprovalDecided(found.ticket(), found.approval().id, by.person(), approve, comment));
        goOn(by, found, question);
    }

    public void requestInfo(Caller by, UUID id, @Nullable String question) {
        checkComment(question, true, "Write what you want to know.");
        Case found = open(by, id);
        Plan plan = found.plan();
        if (plan.question != null) {
            throw notAvailable("The requester is already being asked something; wait for that answer, or decide.");
        }
        requireRequester(found);
        String text = Objects.requireNonNull(question);
        plan.ask(found.approval(), by.person(), text, clock.instant());
        audit.record(
                by,
                Entry.of("APPROVAL_INFO_REQUESTED", found.ticket().id())
                        .onBehalfOf(found.approval().inNameOf(by.person()).orElse(null))
                        .changing(null, Map.of("approval", id, "question", text)));
        desk.asks(plan, found.approval());
        events.publishEvent(new QuestionAsked(found.ticket(), id, by.person(), text));
        processes.complete(Objects.requireNonNull(plan.task));
    }

    /** Returns the request to its requester, who changes it and sends it again, or withdraws it. */
    public void sendBack(Caller by, UUID id, @Nullable String reason) {
        checkComment(reason, true, "Say what the requester is to change.");
        Case found = open(by, id);
        Plan plan = found.plan();
        if (!plan.maySendBack) {
            throw notAvailable("The process of this request knows no way back; ask the requester, or reject it.");
        }
        requireRequester(found);
        desk.withdrawFromRequester(plan);
        String words = Objects.requireNonNull(reason);
        List<Approval> settled = plan.sendBack(found.approval(), by.person(), by.channel(), words, clock.instant());
        audit.record(
                by,
                Entry.of("APPROVAL_SENT_BACK", found.ticket().id())
                        .onBehalfOf(found.approval().onBehalfOf)
                        .changing(null, said(found, reason)));
        desk.withdraw(settled);
        events.publishEvent(new ApprovalSentBack(found.ticket(), id, by.person(), words));
        processes.complete(Objects.requireNonNull(plan.task));
    }

    /** Gives the opinion that was asked for; others decide. */
    public void review(Caller by, UUID id, @Nullable String opinion) {
        checkComment(opinion, true, "Write what you think of it.");
        Case found = asked(by, id);
        Approval approval = found.approval();
        if (approval.addition == null || !approval.isReview()) {
            throw notAvailable("You are asked to decide here, not for an opinion.");
        }
        String words = Objects.requireNonNull(opinion);
        found.plan().review(approval, by.person(), by.channel(), words, clock.instant());
        audit.record(
                by,
                Entry.of("APPROVAL_REVIEWED", found.ticket().id())
                        .onBehalfOf(approval.onBehalfOf)
                        .changing(null, said(found, opinion)));
        desk.withdraw(List.of(approval));
        events.publishEvent(new ReviewGiven(found.ticket(), id, approval.addition.by(), by.person(), words));
    }

    public void delegate(Caller by, UUID id, @Nullable String to, @Nullable String comment) {
        checkComment(comment, false, "");
        Case found = open(by, id);
        Approval approval = found.approval();
        UUID place = approval.inPlaceOf(by.person()).orElse(by.person());
        PersonView delegate =
                candidates.require(by, found.ticket(), found.plan(), "/delegate_to", to, approval.delegates.get(place));
        approval.delegate(place, delegate.id(), Edge.DELEGATED.say(by.name(), delegate.name()));
        approval.handedOnWith(comment);
        audit.record(
                by,
                Entry.of("APPROVAL_DELEGATED", found.ticket().id())
                        .onBehalfOf(place.equals(by.person()) ? null : place)
                        .changing(Map.of("asked", place), said(found, comment, "delegate", delegate.id())));
        desk.redirect(found.plan(), found.ticket(), approval, List.of(delegate.id()));
    }

    public void escalate(Caller by, UUID id, @Nullable String comment) {
        checkComment(comment, false, "");
        Case found = open(by, id);
        Approval approval = found.approval();
        UUID place = approval.inPlaceOf(by.person()).orElse(by.person());
        if (escalations
                .escalate(found.plan(), approval, found.ticket(), by, List.of(place), comment)
                .isEmpty()) {
            throw notAvailable("There is nobody above you who could decide this; delegate it or decide yourself.");
        }
        approval.handedOnWith(comment);
    }

    /** The same, and the caller's decision is wanted. */
    private Case open(Caller by, UUID id) {
        Case found = asked(by, id);
        if (found.approval().isReview()) {
            throw notAvailable("You are asked for an opinion here; others decide.");
        }
        return found;
    }

    /** Finds the approval, locks its ticket and makes sure that the caller is asked by it now. */
    private Case asked(Caller by, UUID id) {
        Case found = cases.lock(by, id);
        TicketView ticket = found.ticket();
        Approval approval = found.approval();
        if (by.person().equals(ticket.requester())) {
            throw new Refusal(Category.FORBIDDEN, "SEPARATION_OF_DUTIES", "Nobody decides on their own request.");
        }
        if (!approval.asks(by.person())) {
            throw Refusal.forbidden("You are not asked to decide this.");
        }
        cases.requirePending(found);
        approval.inPlaceOf(by.person()).ifPresent(absent -> substitutes.requireCurrent(ticket, absent, by.person()));
        return found;
    }

    private void requireRequester(Case found) {
        if (people.hasLeft(found.ticket().tenant(), found.ticket().requester())) {
            throw notAvailable("The requester is not active any more and answers nothing; decide, or delegate it.");
        }
    }

    /** Completes the engine's task when the plan lets the process go on; an open question falls away then. */
    private void goOn(Caller by, Case found, @Nullable Question questionBefore) {
        Plan plan = found.plan();
        boolean questionFell = questionBefore != null && plan.question == null;
        if (plan.isLevelDone() || questionFell) {
            String task = Objects.requireNonNull(plan.task);
            if (questionBefore != null) {
                desk.withdrawQuestion(questionBefore.id());
                plan.question = null;
                audit.record(
                        by,
                        Entry.of("APPROVAL_INFO_DROPPED", plan.ticket)
                                .changing(Map.of("question", questionBefore.text()), null));
            }
            if (plan.isLevelDone()) {
                process.passOver(plan, found.ticket());
            }
            processes.complete(task);
        }
    }

    /** @param sentence what to write, where something has to be said */
    static void checkComment(@Nullable String comment, boolean required, String sentence) {
        if (required && (comment == null || comment.isBlank())) {
            throw Refusal.invalid(List.of(new Problem("/comments", "REQUIRED", sentence)));
        }
        tooLong(comment).ifPresent(problem -> {
            throw Refusal.invalid(List.of(problem));
        });
    }

    static Optional<Problem> tooLong(@Nullable String comment) {
        return comment == null || comment.length() <= LONGEST_COMMENT
                ? Optional.empty()
                : Optional.of(
                        new Problem("/comments", "TOO_LONG", "Shorten it to " + LONGEST_COMMENT + " characters."));
    }

    private static Map<String, Object> said(Case found, @Nullable String comment, Object... more) {
        Map<String, Object> said = new java.util.LinkedHashMap<>();
        said.put("approval", found.approval().id);
        said.put("revision", found.ticket().revision());
        if (comment != null && !comment.isBlank()) {
            said.put("comment", comment);
        }
        for (int i = 0; i + 1 < more.length; i += 2) {
            said.put(String.valueOf(more[i]), more[i + 1]);
        }
        return said;
    }

    private static Refusal notAvailable(String detail) {
        return new Refusal(Category.CONFLICT, "TICKET_ACTION_NOT_AVAILABLE", detail);
    }
}
