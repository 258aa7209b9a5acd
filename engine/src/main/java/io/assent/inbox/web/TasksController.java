package io.assent.inbox.web;

import io.assent.inbox.InboxFilter;
import io.assent.inbox.InboxSearch;
import io.assent.inbox.SavedViews;
import io.assent.inbox.Tasks;
import io.assent.inbox.Tasks.Completed;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.web.SortedBy;
import io.assent.tickets.Status;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Work and questions; approvals have a door of their own. */
@RestController
@RequestMapping("/api/v1/tasks")
class TasksController {

    private final InboxSearch search;
    private final SavedViews views;
    private final Tasks tasks;
    private final InboxLines lines;

    TasksController(InboxSearch search, SavedViews views, Tasks tasks, InboxLines lines) {
        this.search = search;
        this.views = views;
        this.tasks = tasks;
        this.lines = lines;
    }

    /** @param assignee id or e-mail address */
    record AssignRequest(@NotBlank @Size(max = 320) String assignee) {}

    /** @param despiteBlockers completes the ticket even when another one that has to be done first is open */
    record CompleteRequest(
            @Nullable @Size(max = 200) String outcome,
            @Nullable Map<String, Object> customFields,
            @Nullable @Size(max = 10_000) String comments,
            @Nullable Boolean despiteBlockers) {}

    record CompletedResponse(UUID id, @Nullable String outcome, Instant completedAt, CompletedTicketResponse ticket) {

        record CompletedTicketResponse(UUID id, @Nullable String ticketNumber, Status status) {}

        static CompletedResponse of(Completed task) {
            CompletedTicketResponse ticket = new CompletedTicketResponse(
                    task.ticket().id(), task.ticket().number(), task.ticket().status());
            return new CompletedResponse(task.id(), task.outcome(), task.at(), ticket);
        }
    }

    @GetMapping
    @SortedBy("urgency")
    @InboxParameters
    Page<InboxLineResponse> list(
            Caller caller, @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        InboxQuery query =
                InboxQuery.of(parameters, key -> views.get(caller, key).filter());
        InboxFilter wanted = query.filter().only(InboxFilter.TASKS);
        return lines.of(caller, search.page(caller, wanted, query.limit(), query.cursor(), query.count()));
    }

    @GetMapping("/{id}")
    InboxLineResponse get(Caller caller, @PathVariable UUID id) {
        return lines.of(caller, tasks.read(caller, id));
    }

    @PostMapping("/{id}/claim")
    @Transactional
    InboxLineResponse claim(Caller caller, @PathVariable UUID id) {
        return lines.of(caller, tasks.claim(caller, id));
    }

    @PostMapping("/{id}/unclaim")
    @Transactional
    InboxLineResponse unclaim(Caller caller, @PathVariable UUID id) {
        return lines.of(caller, tasks.unclaim(caller, id));
    }

    @PostMapping("/{id}/assign")
    @Transactional
    InboxLineResponse assign(Caller caller, @PathVariable UUID id, @Valid @RequestBody AssignRequest request) {
        return lines.of(caller, tasks.assign(caller, id, request.assignee()));
    }

    @PostMapping("/{id}/complete")
    @Transactional
    CompletedResponse complete(
            Caller caller,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable CompleteRequest request) {
        CompleteRequest said = Objects.requireNonNullElse(request, new CompleteRequest(null, null, null, null));
        Map<String, Object> answers = Objects.requireNonNullElse(said.customFields(), Map.of());
        boolean despiteBlockers = Boolean.TRUE.equals(said.despiteBlockers());
        return CompletedResponse.of(
                tasks.complete(caller, id, said.outcome(), answers, said.comments(), despiteBlockers));
    }
}
