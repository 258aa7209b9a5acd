package io.assent.workers;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.assent.shared.Refusal;
import io.assent.workers.Workers.Fetched;
import io.assent.workers.Workers.Worker;
import io.assent.workflow.ExternalWork.Locked;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is said over {@link ExternalTaskController}, in the names of Camunda 7's REST API. */
final class ExternalTaskMessages {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx");

    private ExternalTaskMessages() {}

    /**
     * @param maxTasks up to 100
     * @param usePriority whether the most urgent come first
     * @param asyncResponseTimeout how long to wait for work when there is none, in milliseconds, a minute at most
     */
    @JsonNaming(LowerCamelCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ExternalTaskFetch(
            @Nullable String workerId,
            @Nullable Integer maxTasks,
            @Nullable Boolean usePriority,
            @Nullable Long asyncResponseTimeout,
            @Nullable List<@Nullable ExternalTaskTopic> topics) {}

    /**
     * @param lockDuration in milliseconds, a day at most
     * @param variables names of the views that are wanted, for example {@code approval}; {@code ticket} and {@code requester} when absent
     * @param businessKey id of the ticket
     */
    @JsonNaming(LowerCamelCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ExternalTaskTopic(
            @Nullable String topicName,
            @Nullable Long lockDuration,
            @Nullable Set<String> variables,
            @Nullable String businessKey,
            @Nullable String processDefinitionKey,
            @Nullable List<String> processDefinitionKeyIn,
            @Nullable Map<String, Object> processVariables,
            @Nullable Boolean includeExtensionProperties) {}

    /**
     * @param businessKey id of the ticket
     * @param variables the views, each as JSON
     */
    @JsonNaming(LowerCamelCaseStrategy.class)
    record ExternalTaskResponse(
            String id,
            String topicName,
            String workerId,
            String lockExpirationTime,
            String createTime,
            @Nullable Integer retries,
            @Nullable String errorMessage,
            boolean suspended,
            long priority,
            String businessKey,
            String tenantId,
            String activityId,
            String activityInstanceId,
            String executionId,
            String processDefinitionId,
            String processDefinitionKey,
            String processInstanceId,
            Map<String, WorkerVariable> variables,
            Map<String, String> extensionProperties) {

        static ExternalTaskResponse of(Fetched fetched, Worker worker, ObjectMapper json) {
            Locked task = fetched.task();
            return new ExternalTaskResponse(
                    task.id(),
                    task.topic(),
                    worker.id(),
                    time(task.lockedUntil()),
                    time(task.since()),
                    task.attemptsLeft(),
                    task.message(),
                    false,
                    task.priority(),
                    task.ticket().toString(),
                    task.tenant().toString(),
                    task.node(),
                    task.visit(),
                    task.execution(),
                    task.definition(),
                    task.process(),
                    task.instance(),
                    fetched.views().entrySet().stream()
                            .filter(view -> view.getValue() != null)
                            .collect(toMap(Map.Entry::getKey, view -> WorkerVariable.json(view.getValue(), json))),
                    task.properties());
        }
    }

    /** @param variables {@code outcome} is what the conditions behind the step read; the others are answers of the request's form */
    @JsonNaming(LowerCamelCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ExternalTaskCompletion(
            @Nullable String workerId,
            @Nullable Map<String, @Nullable WorkerVariable> variables,
            @Nullable Map<String, @Nullable WorkerVariable> localVariables) {}

    /**
     * @param errorMessage what administrators read
     * @param retries with 0 it is stuck until an administrator lets it try again
     * @param retryTimeout milliseconds
     */
    @JsonNaming(LowerCamelCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ExternalTaskFailure(
            @Nullable String workerId,
            @Nullable String errorMessage,
            @Nullable String errorDetails,
            @Nullable Integer retries,
            @Nullable Long retryTimeout) {}

    /** @param errorCode of an error event at the step */
    @JsonNaming(LowerCamelCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ExternalTaskError(
            @Nullable String workerId,
            @Nullable String errorCode,
            @Nullable String errorMessage,
            @Nullable Map<String, @Nullable WorkerVariable> variables) {}

    /** @param newDuration milliseconds from now, a day at most */
    @JsonNaming(LowerCamelCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ExternalTaskExtension(
            @Nullable String workerId, @Nullable Long newDuration) {}

    /** @param lockDuration milliseconds, a day at most */
    @JsonNaming(LowerCamelCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ExternalTaskLock(
            @Nullable String workerId, @Nullable Long lockDuration) {}

    /**
     * @param type the code of the problem
     * @param message for people
     * @param code always 0
     */
    record ExternalTaskProblem(String type, String message, int code, List<Refusal.Problem> errors) {}

    private static String time(Instant at) {
        return TIME.format(at.atOffset(ZoneOffset.UTC));
    }
}
