package io.assent.workflow.camunda;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.jobexecutor.ProcessEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkManager;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
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
                session(IdentityLinkManager.class, IdentityLinks::new),
                session(VariableInstanceManager.class, Variables::new));
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

    /** With one execution come those of its whole ticket: the process that called, and those that it calls. */
    private static final class Executions extends ExecutionManager {

        // step by step rather than joined: a plan made while the table was small never multiplies it with itself
        private static final String FAMILY = """
            select * from ACT_RU_EXECUTION where PROC_INST_ID_ = any(array(
                select ID_ from ACT_RU_EXECUTION where ROOT_PROC_INST_ID_ = (
                    select ROOT_PROC_INST_ID_ from ACT_RU_EXECUTION where ID_ = (
                        select PROC_INST_ID_ from ACT_RU_EXECUTION where ID_ = #{execution}))))
            """;

        private final Map<String, List<ExecutionEntity>> instances = new HashMap<>();

        @Override
        public @Nullable ExecutionEntity findExecutionById(String id) {
            ExecutionEntity known = getDbEntityManager().getCachedEntity(ExecutionEntity.class, id);
            if (known != null) {
                return known;
            }
            ExecutionEntity found = null;
            for (Execution each :
                    findExecutionsByNativeQuery(Map.of("sql", FAMILY, "execution", id), 0, Integer.MAX_VALUE)) {
                ExecutionEntity execution = (ExecutionEntity) each;
                instances
                        .computeIfAbsent(execution.getProcessInstanceId(), instance -> new ArrayList<>())
                        .add(execution);
                found = execution.getId().equals(id) ? execution : found;
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

        @Override
        public List<Task> findTasksByParentTaskId(String parent) {
            return List.of();
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
