package io.assent.operations.web;

import io.assent.jobs.JobView;
import io.assent.jobs.Jobs;
import io.assent.operations.Operations;
import io.assent.operations.Retries;
import io.assent.operations.web.Worded.Carrying;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.web.BodyProblems;
import io.assent.shared.web.Cursor;
import io.assent.shared.web.Limit;
import io.assent.tickets.Status;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import io.assent.workflow.RunningProcesses.Drawing;
import io.assent.workflow.RunningProcesses.FailingJob;
import io.assent.workflow.RunningProcesses.Instance;
import io.assent.workflow.RunningProcesses.InstanceFilter;
import io.assent.workflow.RunningProcesses.JobFilter;
import io.assent.workflow.RunningProcesses.Load;
import io.assent.workflow.RunningProcesses.Running;
import io.assent.workflow.RunningProcesses.Step;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/operations")
@Tag(name = "Operations")
class OperationsController {

    private static final int LONGEST_REASON = 1_000;

    private final Operations operations;
    private final Retries retries;
    private final Jobs jobs;
    private final Tickets tickets;
    private final Worded worded;

    OperationsController(Operations operations, Retries retries, Jobs jobs, Tickets tickets, Worded worded) {
        this.operations = operations;
        this.retries = retries;
        this.jobs = jobs;
        this.tickets = tickets;
        this.worded = worded;
    }

    /** @param nodes the steps at which something waits or is stuck */
    record ProcessResponse(Running process, String bpmnXml, List<Load> nodes) {}

    /** The ticket that a process carries. */
    record Carried(
            UUID id,
            @Nullable String ticketNumber,
            String title,
            @Nullable Status status) {}

    record InstanceResponse(
            String id,
            Carried ticket,
            String process,
            String key,
            String name,
            int version,
            boolean suspended,
            int stuck,
            List<Step> steps,
            List<Step> targets) {}

    /** How it stands with a job that failed. */
    enum JobState {
        /** It is not tried again by itself. */
        STUCK,
        RETRYING,
        RUNNING
    }

    record FailingJobResponse(
            String id,
            Carried ticket,
            String instance,
            String process,
            String processName,
            int version,
            Step step,
            JobState state,
            String cause,
            int attemptsLeft,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant stuckSince) {}

    /** Whether a process goes on. */
    enum InstanceState {
        STUCK,
        SUSPENDED
    }

    @GetMapping("/processes")
    @Operation(summary = "The processes of which anything runs, by version, with what is stuck")
    Page<Running> processes(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Page<Running> page = Cursor.page(operations.processes(caller), cursor, Limit.orAll(limit), Running::id);
        Carrying carrying = worded.carrying(
                caller.tenant(), page.items().stream().map(Running::newest).toList());
        return page.map(running -> told(running, carrying));
    }

    @GetMapping("/processes/{id}")
    @Operation(summary = "One version of a process as drawn, with how many are at each step")
    ProcessResponse process(Caller caller, @PathVariable String id) {
        Drawing drawing = operations.drawing(caller, id);
        UUID newest = drawing.process().newest();
        Carrying carrying = worded.carrying(caller.tenant(), List.of(newest));
        return new ProcessResponse(
                told(drawing.process(), carrying),
                carrying.drawn(newest, drawing.bpmnXml()),
                drawing.nodes().stream()
                        .map(load -> new Load(load.id(), carrying.in(newest, load.name()), load.count(), load.stuck()))
                        .toList());
    }

    @GetMapping("/instances")
    @Operation(summary = "Running processes, those of the newest tickets first")
    Page<InstanceResponse> instances(
            Caller caller,
            @RequestParam(required = false) @Nullable String process,
            @RequestParam(required = false) @Nullable String node,
            @RequestParam(required = false) @Nullable String ticket,
            @RequestParam(required = false) @Nullable InstanceState state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Permissions.require(caller, Permission.OPERATE);
        var filter = new InstanceFilter(
                process, node, named(caller, ticket), state == InstanceState.SUSPENDED, state == InstanceState.STUCK);
        Page<Instance> page = operations.instances(caller, filter, cursor, Limit.of(limit));
        Carrying carrying = worded.carrying(
                caller.tenant(), page.items().stream().map(Instance::ticket).toList());
        return page.map(instance -> response(instance, carrying));
    }

    @GetMapping("/instances/{id}")
    @Operation(summary = "A running process, with the steps to which it may be moved")
    InstanceResponse instance(Caller caller, @PathVariable String id) {
        return response(caller, operations.instance(caller, id));
    }

    /** Why, for the trail. */
    record OperationReason(@Nullable String reason) {}

    @PostMapping("/instances/{id}/suspend")
    @Transactional
    @Operation(summary = "Hold everything of the ticket: nothing goes on until it is resumed")
    InstanceResponse suspend(
            Caller caller, @PathVariable String id, @RequestBody OperationReason said, BodyProblems wrong) {
        operations.instance(caller, id);
        return response(caller, operations.suspend(caller, id, reason(said.reason(), wrong.found())));
    }

    @PostMapping("/instances/{id}/resume")
    @Transactional
    @Operation(summary = "Let everything of the ticket go on")
    InstanceResponse resume(Caller caller, @PathVariable String id) {
        return response(caller, operations.resume(caller, id));
    }

    @PostMapping("/instances/{id}/cancel")
    @Transactional
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End everything of the ticket, which is cancelled")
    void cancel(Caller caller, @PathVariable String id, @RequestBody OperationReason said, BodyProblems wrong) {
        operations.instance(caller, id);
        operations.cancel(caller, id, reason(said.reason(), wrong.found()));
    }

    /** @param from, to ids of steps */
    record TokenMove(
            @Nullable String from,
            @Nullable String to,
            @Nullable String reason) {}

    @PostMapping("/instances/{id}/move")
    @Transactional
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take the process out of a step and into another one, whose work begins anew")
    void move(Caller caller, @PathVariable String id, @RequestBody TokenMove move, BodyProblems wrong) {
        operations.instance(caller, id);
        List<Problem> found = new ArrayList<>(wrong.found());
        if (move.from() == null) {
            found.add(new Problem("/from", "REQUIRED", "Name the step at which the process is."));
        }
        if (move.to() == null) {
            found.add(new Problem("/to", "REQUIRED", "Name the step to which it shall go."));
        }
        String reason = reason(move.reason(), found);
        operations.move(caller, id, Objects.requireNonNull(move.from()), Objects.requireNonNull(move.to()), reason);
    }

    @GetMapping("/jobs")
    @Operation(summary = "Jobs whose last attempt failed, with the cause")
    Page<FailingJobResponse> jobs(
            Caller caller,
            @RequestParam(required = false) @Nullable String process,
            @RequestParam(required = false) @Nullable String ticket,
            @RequestParam(required = false) @Nullable JobState state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Permissions.require(caller, Permission.OPERATE);
        var filter = new JobFilter(process, named(caller, ticket), state == null ? null : state == JobState.STUCK);
        Page<FailingJob> page = operations.failing(caller, filter, cursor, Limit.of(limit));
        Carrying carrying = worded.carrying(
                caller.tenant(), page.items().stream().map(FailingJob::ticket).toList());
        return page.map(job -> response(job, carrying));
    }

    @PostMapping("/jobs/{id}/retry")
    @Transactional
    @Operation(summary = "Try a failing job once more, at once")
    FailingJobResponse retry(Caller caller, @PathVariable String id) {
        FailingJob job = operations.retry(caller, id);
        return response(job, worded.carrying(caller.tenant(), List.of(job.ticket())));
    }

    /** Jobs by their ids. */
    record Many(@Nullable List<@Nullable String> ids) {}

    @PostMapping("/jobs/retry")
    @Operation(summary = "Try many failing jobs once more; each succeeds or fails by itself")
    @ApiResponse(responseCode = "200", description = "What came of each", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "More than 200: a job, see Location", useReturnTypeSchema = true)
    ResponseEntity<JobView> retryMany(Caller caller, @RequestBody Many many, BodyProblems wrong) {
        Permissions.require(caller, Permission.OPERATE);
        List<String> ids = many.ids() == null
                ? List.of()
                : many.ids().stream().filter(Objects::nonNull).toList();
        List<Problem> problems = new ArrayList<>();
        if (ids.isEmpty()) {
            problems.add(new Problem("/ids", "REQUIRED", "Name at least one job."));
        } else if (ids.size() > Jobs.MOST) {
            problems.add(new Problem("/ids", "TOO_MANY", "Name at most " + Jobs.MOST + " at once."));
        }
        Refusal.ifAny(wrong.found(), problems);
        return jobs.answer(caller, retries, new Retries.Once(), ids);
    }

    private static String reason(@Nullable String reason, List<Problem> found) {
        List<Problem> problems = new ArrayList<>();
        if (reason == null || reason.isBlank()) {
            problems.add(new Problem("/reason", "REQUIRED", "Say why: it stays in the audit trail."));
        } else if (reason.length() > LONGEST_REASON) {
            problems.add(new Problem("/reason", "TOO_LONG", "Shorten it to " + LONGEST_REASON + " characters."));
        }
        Refusal.ifAny(found, problems);
        return Objects.requireNonNull(reason).strip();
    }

    private @Nullable UUID named(Caller caller, @Nullable String ticket) {
        return ticket == null ? null : tickets.named(caller, ticket).id();
    }

    private static Carried carried(UUID id, Carrying carrying) {
        TicketView ticket = carrying.ticket(id);
        return ticket == null
                ? new Carried(id, null, "", null)
                : new Carried(id, ticket.number(), ticket.title(), ticket.status());
    }

    private static Running told(Running running, Carrying carrying) {
        return new Running(
                running.id(),
                running.key(),
                carrying.in(running.newest(), running.name()),
                running.version(),
                running.newest(),
                running.running(),
                running.suspended(),
                running.stuck(),
                running.retrying());
    }

    private InstanceResponse response(Caller caller, Instance instance) {
        return response(instance, worded.carrying(caller.tenant(), List.of(instance.ticket())));
    }

    private static InstanceResponse response(Instance instance, Carrying carrying) {
        UUID ticket = instance.ticket();
        return new InstanceResponse(
                instance.id(),
                carried(ticket, carrying),
                instance.process(),
                instance.key(),
                carrying.in(ticket, instance.name()),
                instance.version(),
                instance.suspended(),
                instance.stuck(),
                carrying.in(ticket, instance.steps()),
                carrying.in(ticket, instance.targets()));
    }

    private static FailingJobResponse response(FailingJob job, Carrying carrying) {
        JobState state =
                job.running() ? JobState.RUNNING : job.attemptsLeft() == 0 ? JobState.STUCK : JobState.RETRYING;
        return new FailingJobResponse(
                job.id(),
                carried(job.ticket(), carrying),
                job.instance(),
                job.process(),
                carrying.in(job.ticket(), job.processName()),
                job.version(),
                carrying.in(job.ticket(), job.step()),
                state,
                job.cause(),
                job.attemptsLeft(),
                job.nextAttemptAt(),
                job.stuckSince());
    }
}
