package io.assent.approvals;

import io.assent.jobs.JobView;
import io.assent.jobs.Jobs;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.web.BodyProblems;
import io.assent.shared.web.Cursor;
import io.assent.shared.web.Limit;
import io.assent.shared.web.SortedBy;
import io.assent.tickets.TicketRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Approvals")
class ApprovalController {

    private final ApprovalCommands commands;
    private final ApproverChanges changes;
    private final ApprovalAnswers answers;
    private final ApprovalPreview preview;
    private final BulkDecisions bulkDecisions;
    private final Jobs jobs;

    ApprovalController(
            ApprovalCommands commands,
            ApproverChanges changes,
            ApprovalAnswers answers,
            ApprovalPreview preview,
            BulkDecisions bulkDecisions,
            Jobs jobs) {
        this.commands = commands;
        this.changes = changes;
        this.answers = answers;
        this.preview = preview;
        this.bulkDecisions = bulkDecisions;
        this.jobs = jobs;
    }

    @PostMapping("/tickets/preview")
    @Operation(summary = "Whom a request would go to and why; nothing is written")
    ApprovalPreview.PathAhead preview(Caller caller, @RequestBody TicketRequest said, BodyProblems wrong) {
        return preview.of(caller, said, wrong.found());
    }

    @GetMapping("/approvals/pending")
    @SortedBy("urgency")
    @Operation(summary = "What waits for my decision, the most urgent first")
    Page<ApprovalResponse> pending(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return answers.pending(caller, cursor, Limit.orAll(limit));
    }

    @GetMapping("/approvals/{id}")
    @Operation(summary = "One approval: its state, the votes so far and why these people are asked")
    ApprovalResponse get(Caller caller, @PathVariable UUID id) {
        return answers.one(caller, id);
    }

    @GetMapping("/tickets/{id}/approvals")
    @Operation(summary = "The approvals of a ticket, level by level")
    Page<ApprovalResponse> of(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return Cursor.page(answers.of(caller, id), cursor, Limit.orAll(limit), ApprovalResponse::id);
    }

    @PostMapping("/approvals/{id}/approve")
    @Transactional
    @Operation(summary = "Approve")
    ApprovalResponse approve(
            Caller caller,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Words words,
            BodyProblems wrong) {
        return act(caller, id, Action.APPROVE, words, wrong);
    }

    @PostMapping("/approvals/{id}/reject")
    @Transactional
    @Operation(summary = "Reject, with a reason")
    ApprovalResponse reject(
            Caller caller,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Words words,
            BodyProblems wrong) {
        return act(caller, id, Action.REJECT, words, wrong);
    }

    @PostMapping("/approvals/{id}/request-info")
    @Transactional
    @Operation(summary = "Ask the requester something; the clock stands still until the answer")
    ApprovalResponse requestInfo(
            Caller caller,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Words words,
            BodyProblems wrong) {
        return act(caller, id, Action.REQUEST_INFO, words, wrong);
    }

    @PostMapping("/approvals/{id}/send-back")
    @Transactional
    @Operation(
            summary = "Return the request to its requester for change, with a reason; sent again, it is planned anew")
    ApprovalResponse sendBack(
            Caller caller,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Words words,
            BodyProblems wrong) {
        return act(caller, id, Action.SEND_BACK, words, wrong);
    }

    @PostMapping("/approvals/{id}/delegate")
    @Transactional
    @Operation(summary = "Let somebody else decide in my place")
    ApprovalResponse delegate(
            Caller caller,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Words words,
            BodyProblems wrong) {
        return act(caller, id, Action.DELEGATE, words, wrong);
    }

    @PostMapping("/approvals/{id}/escalate")
    @Transactional
    @Operation(summary = "Let my manager decide in my place")
    ApprovalResponse escalate(
            Caller caller,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Words words,
            BodyProblems wrong) {
        return act(caller, id, Action.ESCALATE, words, wrong);
    }

    @PostMapping("/approvals/{id}/reassign")
    @Transactional
    @Operation(summary = "Let somebody else decide instead, for good; for administrators, with a reason")
    ApprovalResponse reassign(
            Caller caller, @PathVariable UUID id, @RequestBody Reassignment reassignment, BodyProblems wrong) {
        wrong.refuse(List::of);
        changes.reassign(caller, id, reassignment.approver(), reassignment.insteadOf(), reassignment.comments());
        return answers.one(caller, id);
    }

    @PostMapping("/approvals/{id}/add-approver")
    @Transactional
    @Operation(
            summary = "Ask one more in this step whose approval is needed, where the policy allows it, with a reason")
    ApprovalResponse addApprover(
            Caller caller, @PathVariable UUID id, @RequestBody Addition addition, BodyProblems wrong) {
        return add(caller, id, Approval.Addition.As.APPROVER, addition, wrong);
    }

    @PostMapping("/approvals/{id}/add-reviewer")
    @Transactional
    @Operation(summary = "Ask one more for an opinion, where the policy allows it, with a reason; others decide")
    ApprovalResponse addReviewer(
            Caller caller, @PathVariable UUID id, @RequestBody Addition addition, BodyProblems wrong) {
        return add(caller, id, Approval.Addition.As.REVIEWER, addition, wrong);
    }

    private ApprovalResponse add(
            Caller caller, UUID id, Approval.Addition.As as, Addition addition, BodyProblems wrong) {
        wrong.refuse(List::of);
        return answers.one(caller, changes.add(caller, id, as, addition.approver(), addition.comments()));
    }

    @PostMapping("/approvals/{id}/review")
    @Transactional
    @Operation(summary = "Give the opinion that I am asked for; others decide")
    ApprovalResponse review(
            Caller caller,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Words words,
            BodyProblems wrong) {
        return act(caller, id, Action.REVIEW, words, wrong);
    }

    @PostMapping("/approvals/{id}/decision")
    @Transactional
    @Operation(summary = "Decide, with the action in the body")
    ApprovalResponse decision(
            Caller caller, @PathVariable UUID id, @RequestBody Decision decision, BodyProblems wrong) {
        Words words = new Words(decision.comments(), decision.delegateTo(), decision.revision());
        if (decision.action() == null) {
            Refusal.ifAny(
                    wrong.found(),
                    List.of(new Problem(
                            "/action",
                            "REQUIRED",
                            "Say APPROVE, REJECT, REQUEST_INFO, SEND_BACK, REVIEW, DELEGATE or ESCALATE.")));
        }
        return act(caller, id, Objects.requireNonNull(decision.action()), words, wrong);
    }

    @PostMapping("/approvals/bulk")
    @Operation(summary = "Approve or reject many; each succeeds or fails by itself")
    @ApiResponse(responseCode = "200", description = "What came of each", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "More than 200: a job, see Location", useReturnTypeSchema = true)
    ResponseEntity<JobView> bulk(Caller caller, @RequestBody BulkDecision bulk, BodyProblems wrong) {
        check(bulk, wrong.found());
        return jobs.answer(
                caller,
                bulkDecisions,
                new BulkDecisions.Verdict(bulk.action() == Action.APPROVE, bulk.comments()),
                Objects.requireNonNull(bulk.ids()).stream()
                        .map(id -> Objects.requireNonNullElse(id, ""))
                        .toList());
    }

    private static void check(BulkDecision bulk, List<Problem> found) {
        List<Problem> problems = new ArrayList<>();
        if (bulk.ids() == null || bulk.ids().isEmpty()) {
            problems.add(new Problem("/ids", "REQUIRED", "Name at least one approval."));
        } else if (bulk.ids().stream().anyMatch(Objects::isNull)) {
            problems.add(new Problem("/ids", "INVALID", "Name each approval by its id."));
        } else if (bulk.ids().size() > Jobs.MOST) {
            problems.add(new Problem("/ids", "TOO_MANY", "Name at most " + Jobs.MOST + " at once."));
        }
        if (bulk.action() != Action.APPROVE && bulk.action() != Action.REJECT) {
            problems.add(new Problem("/action", "NOT_ALLOWED", "Say APPROVE or REJECT."));
        }
        if (bulk.action() == Action.REJECT
                && (bulk.comments() == null || bulk.comments().isBlank())) {
            problems.add(new Problem("/comments", "REQUIRED", "Say why, so that the requesters know what to change."));
        }
        ApprovalCommands.tooLong(bulk.comments()).ifPresent(problems::add);
        Refusal.ifAny(found, problems);
    }

    private ApprovalResponse act(Caller caller, UUID id, Action action, @Nullable Words said, BodyProblems wrong) {
        Words words = said == null ? new Words(null, null, null) : said;
        wrong.refuse(() -> missing(action, words));
        switch (action) {
            case APPROVE -> commands.decide(caller, id, true, words.comments(), words.revision());
            case REJECT -> commands.decide(caller, id, false, words.comments(), words.revision());
            case REQUEST_INFO -> commands.requestInfo(caller, id, words.comments());
            case SEND_BACK -> commands.sendBack(caller, id, words.comments());
            case REVIEW -> commands.review(caller, id, words.comments());
            case DELEGATE -> commands.delegate(caller, id, words.delegateTo(), words.comments());
            case ESCALATE -> commands.escalate(caller, id, words.comments());
        }
        return answers.one(caller, id);
    }

    /** What the command would miss; it says so by itself when that is all. */
    private static List<Problem> missing(Action action, Words words) {
        boolean isSilent = words.comments() == null || words.comments().isBlank();
        return switch (action) {
            case REJECT, REQUEST_INFO, SEND_BACK, REVIEW ->
                isSilent
                        ? List.of(new Problem("/comments", "REQUIRED", "Write why, or what you want to know."))
                        : List.of();
            case DELEGATE ->
                words.delegateTo() == null
                        ? List.of(new Problem(
                                "/delegate_to", "REQUIRED", "Name the person who is to decide, by id or e-mail."))
                        : List.of();
            case APPROVE, ESCALATE -> List.of();
        };
    }

    /** What an approver may do. */
    enum Action {
        APPROVE,
        REJECT,
        REQUEST_INFO,
        SEND_BACK,
        REVIEW,
        DELEGATE,
        ESCALATE
    }

    /**
     * @param delegateTo id or e-mail
     * @param revision the ticket's revision that was read; an older one than the present is told back
     */
    record Words(
            @Nullable String comments,
            @Nullable String delegateTo,
            @Nullable Integer revision) {}

    /** @param approver id or e-mail of who is asked as well */
    record Addition(@Nullable String approver, @Nullable String comments) {}

    /**
     * @param approver id or e-mail of who is to decide
     * @param insteadOf id or e-mail of the one who is replaced; all who share the approval when absent
     */
    record Reassignment(
            @Nullable String approver,
            @Nullable String insteadOf,
            @Nullable String comments) {}

    record Decision(
            @Nullable Action action,
            @Nullable String comments,
            @Nullable String delegateTo,
            @Nullable Integer revision) {}

    /** @param ids what is no id is told as one that is not there */
    record BulkDecision(
            @Nullable List<@Nullable String> ids,
            @Nullable Action action,
            @Nullable String comments) {}
}
