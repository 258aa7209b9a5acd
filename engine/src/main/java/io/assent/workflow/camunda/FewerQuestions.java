package io.assent.workflow.camunda;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.jobexecutor.ProcessEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkManager;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/** Spares the engine questions to the database: about what is never stored here, and one by one about what belongs together. */
final class FewerQuestions {

    private FewerQuestions() {}

    static List<SessionFactory> sessions() {
        return List.of(
                session(ExecutionManager.class, Executions::new),
                session(JobManager.class, Jobs::new),
                session(IncidentManager.class, Incidents::new),
                session(TaskManager.class, Tasks::new),
                session(EventSubscriptionManager.class, Subscriptions::new),
                session(IdentityLinkManager.class, IdentityLinks::new),
                session(VariableInstanceManager.class, Variables::new));
    }

    /** Reads in four statements what the completion of these tasks would ask for one by one. */
    static void readAhead(CommandContext context, Collection<String> tasks) {
        String ids = String.join(",", tasks);
        ((Tasks) context.getTaskManager()).readAhead(ids);
        Set<String> executions = new HashSet<>();
        Set<String> instances = new HashSet<>();
        for (ExecutionEntity execution : ((Executions) context.getExecutionManager()).readAhead(ids)) {
            executions.add(execution.getId());
            instances.add(execution.getProcessInstanceId());
        }
        if (!instances.isEmpty()) {
            ((Jobs) context.getJobManager())
                    .ahead.read(context, "selectJobsByProcessInstanceIds", executions, instances);
            ((Subscriptions) context.getEventSubscriptionManager())
                    .ahead.read(context, "selectEventSubscriptionsByProcessInstanceIds", executions, instances);
        }
    }

    private static SessionFactory session(Class<?> type, Supplier<Session> opened) {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return type;
            }

            @Override
            public Session openSession() {
                return opened.get();
            }
        };
    }

    /** What was read of each execution ahead. It is given away once: it is what is stored, for as long as nobody changed it. */
    private static final class Ahead<E> {

        private final Function<E, String> execution;
        private final Map<String, List<E>> read = new HashMap<>();

        Ahead(Function<E, String> execution) {
            this.execution = execution;
        }

        /** By a statement of the engine; that there is nothing of an execution is known then, too. */
        @SuppressWarnings("unchecked") // what the statement's result map makes
        void read(CommandContext context, String statement, Set<String> executions, Set<String> instances) {
            executions.forEach(id -> read.put(id, new ArrayList<>()));
            take(context.getDbEntityManager().selectList(statement, instances));
        }

        void take(List<E> found) {
            found.forEach(each -> read.computeIfAbsent(execution.apply(each), _ -> new ArrayList<>())
                    .add(each));
        }

        List<E> of(String execution, Supplier<List<E>> otherwise) {
            List<E> ahead = read.remove(execution);
            return ahead != null ? ahead : otherwise.get();
        }
    }

    /** With one execution come those of its whole ticket: the process that called, and those that it calls. */
    private static final class Executions extends ExecutionManager {

        // step by step rather than joined: a plan made while the table was small never multiplies it with itself
        private static final String FAMILIES = """
            select * from ACT_RU_EXECUTION where PROC_INST_ID_ = any(array(
                select ID_ from ACT_RU_EXECUTION where ROOT_PROC_INST_ID_ = any(array(
                    select ROOT_PROC_INST_ID_ from ACT_RU_EXECUTION where ID_ = any(array(
                        %s))))))
            """;
        private static final String FAMILY =
                FAMILIES.formatted("select PROC_INST_ID_ from ACT_RU_EXECUTION where ID_ = #{execution}");
        private static final String FAMILIES_OF_TASKS = FAMILIES.formatted(
                "select PROC_INST_ID_ from ACT_RU_TASK where ID_ = any(string_to_array(#{tasks}, ','))");

        private final Map<String, List<ExecutionEntity>> instances = new HashMap<>();

        @Override
        public @Nullable ExecutionEntity findExecutionById(String id) {
            ExecutionEntity known = getDbEntityManager().getCachedEntity(ExecutionEntity.class, id);
            if (known != null) {
                return known;
            }
            return read(FAMILY, "execution", id).stream()
                    .filter(execution -> execution.getId().equals(id))
                    .findAny()
                    .orElse(null);
        }

        List<ExecutionEntity> readAhead(String tasks) {
            return read(FAMILIES_OF_TASKS, "tasks", tasks);
        }

        private List<ExecutionEntity> read(String sql, String parameter, String value) {
            List<ExecutionEntity> found = new ArrayList<>();
            for (Execution each :
                    findExecutionsByNativeQuery(Map.of("sql", sql, parameter, value), 0, Integer.MAX_VALUE)) {
                ExecutionEntity execution = (ExecutionEntity) each;
                instances
                        .computeIfAbsent(execution.getProcessInstanceId(), instance -> new ArrayList<>())
                        .add(execution);
                found.add(execution);
            }
            return found;
        }

        /** Once from memory: it is asked for what is stored, and what was read a moment ago is that. */
        @Override
        public List<ExecutionEntity> findExecutionsByProcessInstanceId(String instance) {
            List<ExecutionEntity> read = instances.remove(instance);
            return read != null ? read : super.findExecutionsByProcessInstanceId(instance);
        }
    }

    /** No event is delivered by a job: messages reach the ticket in the transaction that sends them. */
    private static final class Jobs extends JobManager {

        private final Ahead<JobEntity> ahead = new Ahead<>(JobEntity::getExecutionId);

        @Override
        public List<JobEntity> findJobsByExecutionId(String execution) {
            return ahead.of(execution, () -> super.findJobsByExecutionId(execution));
        }

        @Override
        public List<JobEntity> findJobsByConfiguration(String type, String configuration, String tenant) {
            return ProcessEventJobHandler.TYPE.equals(type)
                    ? List.of()
                    : super.findJobsByConfiguration(type, configuration, tenant);
        }
    }

    /** A job with retries left has no incident: it has one from its last failure until somebody gives it retries again. */
    private static final class Incidents extends IncidentManager {

        @Override
        public List<Incident> findIncidentByConfiguration(String configuration) {
            JobEntity job = getDbEntityManager().getCachedEntity(JobEntity.class, configuration);
            return job != null && job.getRetries() > 0 ? List.of() : super.findIncidentByConfiguration(configuration);
        }
    }

    /** Tasks belong to processes, never to other tasks. */
    private static final class Tasks extends TaskManager {

        private static final String TASKS = "select * from ACT_RU_TASK where ID_ = any(string_to_array(#{tasks}, ','))";

        private final Ahead<TaskEntity> ahead = new Ahead<>(TaskEntity::getExecutionId);

        void readAhead(String tasks) {
            List<TaskEntity> read = new ArrayList<>();
            for (Task each : findTasksByNativeQuery(Map.of("sql", TASKS, "tasks", tasks), 0, Integer.MAX_VALUE)) {
                read.add((TaskEntity) each);
            }
            ahead.take(read);
        }

        /** A user task's execution has that task alone. */
        @Override
        public List<TaskEntity> findTasksByExecutionId(String execution) {
            return ahead.of(execution, () -> super.findTasksByExecutionId(execution));
        }

        @Override
        public List<Task> findTasksByParentTaskId(String parent) {
            return List.of();
        }
    }

    private static final class Subscriptions extends EventSubscriptionManager {

        private final Ahead<EventSubscriptionEntity> ahead = new Ahead<>(EventSubscriptionEntity::getExecutionId);

        @Override
        public List<EventSubscriptionEntity> findEventSubscriptionsByExecution(String execution) {
            return ahead.of(execution, () -> super.findEventSubscriptionsByExecution(execution));
        }
    }

    /** Who may do a task is the inbox's to know. */
    private static final class IdentityLinks extends IdentityLinkManager {

        @Override
        public List<IdentityLinkEntity> findIdentityLinksByTaskId(String task) {
            return List.of();
        }
    }

    /** Variables belong to executions; what a task is answered goes through {@link TaskOutcome}. */
    private static final class Variables extends VariableInstanceManager {

        @Override
        public List<VariableInstanceEntity> findVariableInstancesByTaskIdAndVariableNames(
                String task, Collection<String> names) {
            return List.of();
        }
    }
}
