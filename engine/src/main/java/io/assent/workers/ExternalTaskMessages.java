package io.assent.workers;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
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
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ExternalTaskFetch(
            @JsonProperty("workerId") @Nullable String workerId,
            @JsonProperty("maxTasks") @Nullable Integer maxTasks,
            @JsonProperty("usePriority") @Nullable Boolean usePriority,
            @JsonProperty("asyncResponseTimeout") @Nullable Long asyncResponseTimeout,
            @Nullable List<@Nullable ExternalTaskTopic> topics) {}

    /**
     * @param lockDuration in milliseconds, a day at most
     * @param variables names of the views that are wanted, for example {@code approval}; {@code ticket} and {@code requester} when absent
     * @param businessKey id of the ticket
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ExternalTaskTopic(
            @JsonProperty("topicName") @Nullable String topicName,
            @JsonProperty("lockDuration") @Nullable Long lockDuration,
            @Nullable Set<String> variables,
            @JsonProperty("businessKey") @Nullable String businessKey,
            @JsonProperty("processDefinitionKey") @Nullable String processDefinitionKey,

            @JsonProperty("processDefinitionKeyIn") @Nullable
            List<String> processDefinitionKeyIn,

            @JsonProperty("processVariables") @Nullable Map<String, Object> processVariables,

            @JsonProperty("includeExtensionProperties") @Nullable
            Boolean includeExtensionProperties) {}

    /**
     * @param businessKey id of the ticket
     * @param variables the views, each as JSON
     */
    record ExternalTaskResponse(
            String id,
            @JsonProperty("topicName") String topicName,
            @JsonProperty("workerId") String workerId,
            @JsonProperty("lockExpirationTime") String lockExpirationTime,
            @JsonProperty("createTime") String createTime,
            @Nullable Integer retries,
            @JsonProperty("errorMessage") @Nullable String errorMessage,
            boolean suspended,
            long priority,
            @JsonProperty("businessKey") String businessKey,
            @JsonProperty("tenantId") String tenantId,
            @JsonProperty("activityId") String activityId,
            @JsonProperty("activityInstanceId") String activityInstanceId,
            @JsonProperty("executionId") String executionId,
            @JsonProperty("processDefinitionId") String processDefinitionId,
            @JsonProperty("processDefinitionKey") String processDefinitionKey,
            @JsonProperty("processInstanceId") String processInstanceId,
            Map<String, WorkerVariable> variables,
            @JsonProperty("extensionProperties") Map<String, String> extensionProperties) {

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
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ExternalTaskCompletion(
            @JsonProperty("workerId") @Nullable String workerId,
            @Nullable Map<String, @Nullable WorkerVariable> variables,
            @JsonProperty("localVariables") @Nullable Map<String, @Nullable WorkerVariable> localVariables) {}

    /**
     * @param errorMessage what administrators read
     * @param retries with 0 it is stuck until an administrator lets it try again
     * @param retryTimeout milliseconds
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ExternalTaskFailure(
            @JsonProperty("workerId") @Nullable String workerId,
            @JsonProperty("errorMessage") @Nullable String errorMessage,
            @JsonProperty("errorDetails") @Nullable String errorDetails,
            @Nullable Integer retries,
            @JsonProperty("retryTimeout") @Nullable Long retryTimeout) {}

    /** @param errorCode of an error event at the step */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ExternalTaskError(
            @JsonProperty("workerId") @Nullable String workerId,
            @JsonProperty("errorCode") @Nullable String errorCode,
            @JsonProperty("errorMessage") @Nullable String errorMessage,
            @Nullable Map<String, @Nullable WorkerVariable> variables) {}

    /** @param newDuration milliseconds from now, a day at most */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ExternalTaskExtension(
            @JsonProperty("workerId") @Nullable String workerId,
            @JsonProperty("newDuration") @Nullable Long newDuration) {}

    /** @param lockDuration milliseconds, a day at most */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ExternalTaskLock(
            @JsonProperty("workerId") @Nullable String workerId,
            @JsonProperty("lockDuration") @Nullable Long lockDuration) {}

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
