package io.assent.tickets;

import io.assent.jobs.JobView;
import io.assent.jobs.Jobs;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.web.BodyProblems;
import io.assent.tickets.BulkChanges.Action;
import io.assent.tickets.BulkChanges.Change;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tickets")
@Tag(name = "Tickets")
class BulkController {

    private final BulkChanges changes;
    private final Jobs jobs;
    private final People people;

    BulkController(BulkChanges changes, Jobs jobs, People people) {
        this.changes = changes;
        this.jobs = jobs;
        this.people = people;
    }

    @PostMapping("/bulk")
    @Operation(summary = "Change many tickets; each succeeds or fails by itself")
    @ApiResponse(responseCode = "200", description = "What came of each", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "More than 200: a job, see Location", useReturnTypeSchema = true)
    ResponseEntity<JobView> bulk(Caller caller, @RequestBody BulkChange bulk, BodyProblems wrong) {
        List<Problem> problems = new ArrayList<>();
        List<String> ids = ids(bulk, problems);
        UUID assignee = assignee(caller, bulk, problems);
        check(bulk, problems);
        Refusal.ifAny(wrong.found(), problems);
        Change change = new Change(
                Objects.requireNonNull(bulk.action()),
                assignee,
                bulk.priority(),
                Objects.requireNonNullElse(bulk.tags(), List.of()),
                bulk.comments());
        return jobs.answer(caller, changes, change, ids);
    }

    private static List<String> ids(BulkChange bulk, List<Problem> problems) {
        if (bulk.ids() == null || bulk.ids().isEmpty()) {
            problems.add(new Problem("/ids", "REQUIRED", "Name at least one ticket."));
            return List.of();
        }
        if (bulk.ids().size() > Jobs.MOST) {
            problems.add(new Problem("/ids", "TOO_MANY", "Name at most " + Jobs.MOST + " at once."));
        }
        if (bulk.ids().stream().anyMatch(Objects::isNull)) {
            problems.add(new Problem("/ids", "INVALID", "Name each ticket by its id or number."));
        }
        return bulk.ids().stream().map(id -> Objects.requireNonNullElse(id, "")).toList();
    }

    private @Nullable UUID assignee(Caller caller, BulkChange bulk, List<Problem> problems) {
        if (bulk.action() != Action.ASSIGN) {
            return null;
        }
        if (bulk.assignee() == null || bulk.assignee().isBlank()) {
            problems.add(new Problem("/assignee", "REQUIRED", "Name the person by id or e-mail."));
            return null;
        }
        UUID assignee = people.named(caller.tenant(), bulk.assignee())
                .map(PersonView::id)
                .orElse(null);
        if (assignee == null) {
            problems.add(new Problem("/assignee", "UNKNOWN_PERSON", "Nobody here has this id or e-mail."));
        }
        return assignee;
    }

    private static void check(BulkChange bulk, List<Problem> problems) {
        boolean aboutTags = bulk.action() == Action.TAG || bulk.action() == Action.UNTAG;
        if (bulk.action() == null) {
            problems.add(new Problem(
                    "/action",
                    "REQUIRED",
                    "Say ASSIGN, PRIORITY, TAG, UNTAG, WATCH, UNWATCH, WITHDRAW, CANCEL, REOPEN or CLOSE."));
        }
        if (bulk.action() == Action.PRIORITY && bulk.priority() == null) {
            problems.add(new Problem("/priority", "REQUIRED", "Say LOW, MEDIUM, HIGH or URGENT."));
        }
        if (aboutTags && (bulk.tags() == null || bulk.tags().isEmpty())) {
            problems.add(new Problem("/tags", "REQUIRED", "Name at least one tag."));
        }
        new Reason(bulk.comments()).tooLong().ifPresent(problems::add);
    }

    /**
     * @param ids ids or numbers of tickets
     * @param assignee id or e-mail, with {@code ASSIGN}
     * @param tags to add with {@code TAG}, to take away with {@code UNTAG}
     * @param comments why, for the history
     */
    record BulkChange(
            @Nullable List<@Nullable String> ids,
            @Nullable Action action,
            @Nullable String assignee,
            @Nullable Priority priority,
            @Nullable List<String> tags,
            @Nullable String comments) {}
}
