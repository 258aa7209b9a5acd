package io.assent.workflow.camunda;

import static java.util.stream.Collectors.toMap;

import io.assent.shared.Refusal;
import io.assent.workflow.ExternalWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.externaltask.ExternalTaskQueryTopicBuilder;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** External tasks of the engine. */
@Component
@Transactional
class CamundaExternalWork implements ExternalWork {

    private static final String WAITING = """
        select task.id_, task.tenant_id_, task.topic_name_, task.act_id_, task.proc_def_id_, instance.business_key_
        from act_ru_ext_task task
        join act_ru_execution instance on instance.id_ = task.proc_inst_id_
        """;

    /** The engine has no class of its own for it. */
    private static final String NOT_CAUGHT = "ENGINE-02042";

    private final ExternalTaskService tasks;
    private final Definitions definitions;
    private final Vocabulary vocabulary;
    private final JdbcClient jdbc;

    CamundaExternalWork(ExternalTaskService tasks, Definitions definitions, Vocabulary vocabulary, JdbcClient jdbc) {
        this.tasks = tasks;
        this.definitions = definitions;
        this.vocabulary = vocabulary;
        this.jdbc = jdbc;
    }

    @Override
    public List<Locked> fetch(Wanted wanted) {
        var fetching = tasks.fetchAndLock(wanted.most(), wanted.worker(), wanted.urgentFirst());
        ExternalTaskQueryTopicBuilder topics = null;
        for (Topic topic : wanted.topics()) {
            topics = (topics == null ? fetching : topics)
                    .topic(topic.name(), topic.lock().toMillis());
            narrow(topics, topic, wanted.tenants());
        }
        ExternalTaskQueryTopicBuilder asked = Objects.requireNonNull(topics, "no topic");
        return EngineCalls.call(asked::execute).stream()
                .map(CamundaExternalWork::locked)
                .toList();
    }

    private static void narrow(ExternalTaskQueryTopicBuilder asked, Topic topic, @Nullable List<UUID> tenants) {
        // there are no variables to read: what a program may know are the views
        asked.variables(List.of());
        if (topic.properties()) {
            asked.includeExtensionProperties();
        }
        if (topic.ticket() != null) {
            asked.businessKey(topic.ticket().toString());
        }
        if (topic.processes() != null) {
            asked.processDefinitionKeyIn(topic.processes().toArray(String[]::new));
        }
        if (tenants != null) {
            asked.tenantIdIn(tenants.stream().map(UUID::toString).toArray(String[]::new));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Waiting> find(String id) {
        return jdbc.sql(WAITING + " where task.id_ = :id")
                .param("id", id)
                .query((row, _) -> waiting(row))
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Waiting> of(UUID ticket) {
        return jdbc.sql(WAITING + " where instance.business_key_ = :ticket order by task.create_time_, task.id_")
                .param("ticket", ticket.toString())
                .query((row, _) -> waiting(row))
                .list();
    }

    @Override
    public Map<String, @Nullable Object> views(UUID ticket, Set<String> names) {
        Map<String, @Nullable Object> views = new HashMap<>();
        vocabulary.views().forEach((name, view) -> {
            if (names.contains(name)) {
                views.put(name, Plain.of(view.of(ticket)));
            }
        });
        return views;
    }

    @Override
    public void complete(String id, String worker, @Nullable String outcome) {
        TaskOutcome.during(outcome, () -> call(() -> tasks.complete(id, worker)));
    }

    @Override
    public void fail(String id, String worker, Failure failure) {
        call(() -> tasks.handleFailure(
                id,
                worker,
                failure.message(),
                failure.attemptsLeft(),
                failure.again().toMillis()));
        // the engine keeps the worker with the time of the next attempt, as if it were at work until then
        jdbc.sql("update act_ru_ext_task set worker_id_ = null where id_ = :id")
                .param("id", id)
                .update();
    }

    @Override
    public void raise(String id, String worker, String code) {
        call(() -> {
            try {
                tasks.handleBpmnError(id, worker, code);
            } catch (ProcessEngineException e) {
                String cause = String.valueOf(
                        NestedExceptionUtils.getMostSpecificCause(e).getMessage());
                throw cause.startsWith(NOT_CAUGHT) ? notCaught(code) : e;
            }
        });
    }

    private static Refusal notCaught(String code) {
        return new Refusal(
                Refusal.Category.CONFLICT,
                "ERROR_NOT_CAUGHT",
                "The process has no error event for %s at this step; draw one, or report a failure.".formatted(code));
    }

    @Override
    public void extend(String id, String worker, Duration lock) {
        call(() -> tasks.extendLock(id, worker, lock.toMillis()));
    }

    @Override
    public void lock(String id, String worker, Duration lock) {
        call(() -> tasks.lock(id, worker, lock.toMillis()));
    }

    @Override
    public void unlock(String id) {
        call(() -> tasks.unlock(id));
    }

    private static void call(Runnable work) {
        EngineCalls.run(() -> {
            try {
                work.run();
            } catch (NotFoundException e) {
                throw Refusal.notFound("external task");
            } catch (SuspendedEntityInteractionException e) {
                throw e;
            } catch (BadUserRequestException e) {
                throw new Refusal(
                        Refusal.Category.UNREADABLE,
                        "LOCKED_BY_OTHERS",
                        "This worker does not hold the lock of this task any more; fetch it again.");
            }
        });
    }

    private static Locked locked(LockedExternalTask task) {
        return new Locked(
                task.getId(),
                UUID.fromString(task.getTenantId()),
                UUID.fromString(task.getBusinessKey()),
                task.getTopicName(),
                task.getActivityId(),
                task.getProcessDefinitionKey(),
                task.getProcessDefinitionId(),
                task.getProcessInstanceId(),
                task.getExecutionId(),
                task.getActivityInstanceId(),
                task.getPriority(),
                task.getLockExpirationTime().toInstant(),
                task.getCreateTime().toInstant(),
                task.getRetries(),
                task.getErrorMessage(),
                task.getExtensionProperties().entrySet().stream()
                        .filter(each -> each.getValue() != null)
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private Waiting waiting(ResultSet row) throws SQLException {
        String node = row.getString("act_id_");
        return new Waiting(
                row.getString("id_"),
                UUID.fromString(row.getString("tenant_id_")),
                UUID.fromString(row.getString("business_key_")),
                row.getString("topic_name_"),
                node,
                definitions.name(row.getString("proc_def_id_"), node));
    }
}
