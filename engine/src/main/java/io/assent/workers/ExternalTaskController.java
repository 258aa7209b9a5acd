package io.assent.workers;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.assent.shared.Refusal;
import io.assent.shared.web.Problem;
import io.assent.workers.ExternalTaskMessages.ExternalTaskCompletion;
import io.assent.workers.ExternalTaskMessages.ExternalTaskError;
import io.assent.workers.ExternalTaskMessages.ExternalTaskExtension;
import io.assent.workers.ExternalTaskMessages.ExternalTaskFailure;
import io.assent.workers.ExternalTaskMessages.ExternalTaskFetch;
import io.assent.workers.ExternalTaskMessages.ExternalTaskLock;
import io.assent.workers.ExternalTaskMessages.ExternalTaskProblem;
import io.assent.workers.ExternalTaskMessages.ExternalTaskResponse;
import io.assent.workers.ExternalTaskMessages.ExternalTaskTopic;
import io.assent.workers.Workers.Worker;
import io.assent.workflow.ExternalWork.Failure;
import io.assent.workflow.ExternalWork.Topic;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** What Camunda's external task clients call of Camunda 7's REST API, with its names. */
@RestController
@RequestMapping("/api/v1/external-task")
@Tag(name = "External tasks")
class ExternalTaskController {

    private static final int MOST_TASKS = 100;
    private static final int MOST_TOPICS = 100;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_TEXT = 600;
    private static final int LONGEST_DETAILS = 4_000;
    private static final int MOST_RETRIES = 1_000;
    private static final Duration LONGEST_LOCK = Duration.ofDays(1);
    private static final String OUTCOME = "outcome";

    /** Claim of a token whose worker serves some tenants only. */
    private static final String TENANTS = "tenants";

    private final Workers workers;
    private final LongPolls polls;
    private final ObjectMapper json;

    ExternalTaskController(Workers workers, LongPolls polls, ObjectMapper json) {
        this.workers = workers;
        this.polls = polls;
        this.json = json;
    }

    @PostMapping("/fetchAndLock")
    @Operation(summary = "Lock work of topics for a while, and wait for it when there is none")
    DeferredResult<List<ExternalTaskResponse>> fetch(
            @AuthenticationPrincipal Jwt token, @RequestBody ExternalTaskFetch asked) {
        List<Refusal.Problem> problems = new ArrayList<>();
        Worker worker = worker(token, asked.workerId(), problems);
        int most = number(
                "/maxTasks", asked.maxTasks() == null ? null : asked.maxTasks().longValue(), 1, MOST_TASKS, problems);
        List<ExternalTaskTopic> wanted = asked.topics() == null
                ? List.of()
                : asked.topics().stream().filter(Objects::nonNull).toList();
        if (wanted.isEmpty() || wanted.size() > MOST_TOPICS) {
            problems.add(new Refusal.Problem("/topics", "REQUIRED", "Name 1 to " + MOST_TOPICS + " topics."));
        }
        List<Topic> topics = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            topics.add(topic("/topics/" + i, wanted.get(i), problems));
        }
        Refusal.ifAny(problems);
        Map<String, Set<String>> views = wanted.stream()
                .filter(topic -> topic.variables() != null)
                .collect(toMap(
                        topic -> Objects.requireNonNull(topic.topicName()),
                        topic -> Objects.requireNonNull(topic.variables()),
                        (one, _) -> one));
        boolean urgentFirst = !Boolean.FALSE.equals(asked.usePriority());
        return polls.until(
                Duration.ofMillis(Objects.requireNonNullElse(asked.asyncResponseTimeout(), 0L)),
                () -> workers.fetch(worker, most, urgentFirst, topics, views).stream()
                        .map(fetched -> ExternalTaskResponse.of(fetched, worker, json))
                        .toList());
    }

    @PostMapping("/{id}/complete")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "The work is done")
    void complete(
            @AuthenticationPrincipal Jwt token, @PathVariable String id, @RequestBody ExternalTaskCompletion done) {
        List<Refusal.Problem> problems = new ArrayList<>();
        Worker worker = worker(token, done.workerId(), problems);
        Map<String, Object> answers = WorkerVariable.plain(done.variables(), json, problems);
        if (done.localVariables() != null && !done.localVariables().isEmpty()) {
            problems.add(new Refusal.Problem(
                    "/localVariables", "UNKNOWN", "A step keeps no variables of its own; send answers as variables."));
        }
        String outcome = outcome(answers.remove(OUTCOME), problems);
        Refusal.ifAny(problems);
        workers.complete(worker, id, outcome, answers);
    }

    @PostMapping("/{id}/failure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "The work did not succeed: it is tried again after a while, or stuck when no attempt is left")
    void fail(@AuthenticationPrincipal Jwt token, @PathVariable String id, @RequestBody ExternalTaskFailure failed) {
        List<Refusal.Problem> problems = new ArrayList<>();
        Worker worker = worker(token, failed.workerId(), problems);
        Integer retries = failed.retries();
        int left = number("/retries", retries == null ? null : retries.longValue(), 0, MOST_RETRIES, problems);
        Duration again = time("/retryTimeout", Objects.requireNonNullElse(failed.retryTimeout(), 0L), 0, problems);
        Refusal.ifAny(problems);
        String message = Objects.requireNonNullElse(failed.errorMessage(), "The worker gave no reason.");
        String details = Objects.requireNonNullElse(failed.errorDetails(), "");
        workers.fail(worker, id, new Failure(cut(message, LONGEST_TEXT), left, again), cut(details, LONGEST_DETAILS));
    }

    @PostMapping("/{id}/bpmnError")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "The work ended in a way that the process has an error event for")
    void raise(@AuthenticationPrincipal Jwt token, @PathVariable String id, @RequestBody ExternalTaskError raised) {
        List<Refusal.Problem> problems = new ArrayList<>();
        Worker worker = worker(token, raised.workerId(), problems);
        String code = text("/errorCode", raised.errorCode(), problems);
        Map<String, Object> answers = WorkerVariable.plain(raised.variables(), json, problems);
        Refusal.ifAny(problems);
        String message = cut(Objects.requireNonNullElse(raised.errorMessage(), ""), LONGEST_TEXT);
        workers.raise(worker, id, code, message, answers);
    }

    @PostMapping("/{id}/extendLock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Keep the lock for longer, from now")
    void extend(@AuthenticationPrincipal Jwt token, @PathVariable String id, @RequestBody ExternalTaskExtension asked) {
        List<Refusal.Problem> problems = new ArrayList<>();
        Worker worker = worker(token, asked.workerId(), problems);
        Duration lock = time("/newDuration", asked.newDuration(), 1, problems);
        Refusal.ifAny(problems);
        workers.extend(worker, id, lock);
    }

    @PostMapping("/{id}/lock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Lock one that nobody holds")
    void lock(@AuthenticationPrincipal Jwt token, @PathVariable String id, @RequestBody ExternalTaskLock asked) {
        List<Refusal.Problem> problems = new ArrayList<>();
        Worker worker = worker(token, asked.workerId(), problems);
        Duration lock = time("/lockDuration", asked.lockDuration(), 1, problems);
        Refusal.ifAny(problems);
        workers.lock(worker, id, lock);
    }

    @PostMapping("/{id}/unlock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Let other workers have it at once")
    void unlock(@AuthenticationPrincipal Jwt token, @PathVariable String id) {
        workers.unlock(new Worker(token.getSubject(), "", tenants(token)), id);
    }

    /** As Camunda's clients read it: with a number for the code. */
    @ExceptionHandler
    ResponseEntity<ExternalTaskProblem> refused(Refusal refusal) {
        Problem problem = Problem.of(refusal);
        return ResponseEntity.status(problem.status())
                .body(new ExternalTaskProblem(problem.code(), problem.inWords(), 0, problem.errors()));
    }

    @ExceptionHandler
    ResponseEntity<ExternalTaskProblem> unreadable(HttpMessageNotReadableException e) {
        return refused(new Refusal(Refusal.Category.UNREADABLE, "UNREADABLE", "The body is not readable JSON."));
    }

    private static Worker worker(Jwt token, @Nullable String id, List<Refusal.Problem> problems) {
        return new Worker(token.getSubject(), text("/workerId", id, problems), tenants(token));
    }

    private static @Nullable List<UUID> tenants(Jwt token) {
        List<String> tenants = token.getClaimAsStringList(TENANTS);
        return tenants == null ? null : tenants.stream().map(UUID::fromString).toList();
    }

    private static Topic topic(String at, ExternalTaskTopic topic, List<Refusal.Problem> problems) {
        if (topic.processVariables() != null && !topic.processVariables().isEmpty()) {
            problems.add(new Refusal.Problem(
                    at + "/processVariables",
                    "UNKNOWN",
                    "Processes keep no variables; look at the view ticket instead."));
        }
        UUID ticket = null;
        try {
            ticket = topic.businessKey() == null ? null : UUID.fromString(topic.businessKey());
        } catch (IllegalArgumentException e) {
            problems.add(new Refusal.Problem(at + "/businessKey", "WRONG_TYPE", "Write the id of a ticket."));
        }
        List<String> processes = topic.processDefinitionKeyIn() == null && topic.processDefinitionKey() != null
                ? List.of(topic.processDefinitionKey())
                : topic.processDefinitionKeyIn();
        return new Topic(
                text(at + "/topicName", topic.topicName(), problems),
                time(at + "/lockDuration", topic.lockDuration(), 1, problems),
                ticket,
                processes,
                Boolean.TRUE.equals(topic.includeExtensionProperties()));
    }

    private static @Nullable String outcome(@Nullable Object outcome, List<Refusal.Problem> problems) {
        return outcome == null ? null : text("/variables/" + OUTCOME, outcome.toString(), problems);
    }

    private static String text(String at, @Nullable String text, List<Refusal.Problem> problems) {
        if (text == null || text.isBlank() || text.length() > LONGEST_NAME) {
            problems.add(new Refusal.Problem(at, "REQUIRED", "Write 1 to " + LONGEST_NAME + " characters."));
            return "";
        }
        return text;
    }

    private static Duration time(String at, @Nullable Long millis, long least, List<Refusal.Problem> problems) {
        return Duration.ofMillis(number(at, millis, least, LONGEST_LOCK.toMillis(), problems));
    }

    private static int number(String at, @Nullable Long number, long least, long most, List<Refusal.Problem> problems) {
        if (number == null || number < least || number > most) {
            problems.add(new Refusal.Problem(at, "OUT_OF_RANGE", "Write a number from " + least + " to " + most + "."));
            return (int) least;
        }
        return number.intValue();
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
