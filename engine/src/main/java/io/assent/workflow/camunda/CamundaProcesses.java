package io.assent.workflow.camunda;

import static java.util.stream.Collectors.toMap;

import io.assent.shared.Refusal;
import io.assent.workflow.DecisionMade;
import io.assent.workflow.ModelProblem;
import io.assent.workflow.ModelRefused;
import io.assent.workflow.Processes;
import io.assent.workflow.camunda.policy.ModelPolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The process engine is Camunda, embedded, on the application's own database and transaction. */
@Component
@Transactional
class CamundaProcesses implements Processes {

    /** What a ticket's processes wait for, by the executions: the engine has no index for the subscriptions of an instance. */
    private static final String MESSAGES = """
        from act_ru_execution instance
        join act_ru_execution execution on execution.proc_inst_id_ = instance.id_
        join act_ru_event_subscr subscription on subscription.execution_id_ = execution.id_
        where instance.business_key_ = :ticket and subscription.event_type_ = 'message'
        """;

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final DecisionService decisions;
    private final Definitions definitions;
    private final ModelPolicy policy;
    private final JdbcClient jdbc;
    private final ProcessEngineConfigurationImpl engine;

    CamundaProcesses(
            RepositoryService repository,
            RuntimeService runtime,
            TaskService tasks,
            ManagementService management,
            DecisionService decisions,
            Definitions definitions,
            ModelPolicy policy,
            JdbcClient jdbc,
            ProcessEngine engine) {
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.decisions = decisions;
        this.definitions = definitions;
        this.policy = policy;
        this.jdbc = jdbc;
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    @Override
    public String deploy(UUID tenant, String name, Map<String, byte[]> files) {
        ModelRefused.ifAny(policy.problems(files));
        var deployment = repository.createDeployment().name(name).tenantId(tenant.toString());
        files.forEach((file, content) -> deployment.addInputStream(file, new ByteArrayInputStream(content)));
        return EngineCalls.call(() -> deployment.deploy().getId());
    }

    @Override
    public List<ModelProblem> check(String carrier, Map<String, byte[]> files) {
        return policy.problems(carrier, files);
    }

    @Override
    public void start(UUID tenant, String deployment, String process, UUID ticket) {
        String definition = definitions.process(tenant, deployment, process);
        EngineCalls.run(() -> runtime.startProcessInstanceById(definition, ticket.toString()));
    }

    @Override
    public void complete(String task, @Nullable String outcome) {
        EngineCalls.run(() -> TaskOutcome.during(outcome, () -> {
            try {
                tasks.complete(task);
            } catch (NullValueException e) {
                if (tasks.createTaskQuery().taskId(task).count() == 0) {
                    throw new Refusal(
                            Refusal.Category.CONFLICT,
                            "TASK_ALREADY_DONE",
                            "This task was done or taken back meanwhile.");
                }
                throw e;
            }
        }));
    }

    @Override
    public <T> T together(Collection<String> tasks, Supplier<T> work) {
        return EngineCalls.call(() -> engine.getCommandExecutorTxRequired().execute(context -> {
            FewerQuestions.readAhead(context, tasks);
            return work.get();
        }));
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> awaitedMessages(UUID ticket) {
        return jdbc.sql("select distinct subscription.event_name_ " + MESSAGES)
                .param("ticket", ticket.toString())
                .query(String.class)
                .set();
    }

    @Override
    public boolean send(UUID ticket, String message) {
        List<String> waiting = waitingFor(ticket, message);
        for (int sent = 0; sent < waiting.size(); sent++) {
            String execution = waiting.get(sent);
            // what one of several takes with it no longer waits
            if (sent == 0 || waitingFor(ticket, message).contains(execution)) {
                EngineCalls.run(() -> runtime.messageEventReceived(message, execution));
            }
        }
        return !waiting.isEmpty();
    }

    private List<String> waitingFor(UUID ticket, String message) {
        return jdbc.sql("select subscription.execution_id_ " + MESSAGES
                        + " and subscription.event_name_ = :message order by subscription.created_")
                .param("ticket", ticket.toString())
                .param("message", message)
                .query(String.class)
                .list();
    }

    @Override
    public void end(UUID ticket, String process) {
        List<String> instances = jdbc.sql("""
            select instance.id_
            from act_ru_execution instance
            join act_re_procdef definition on definition.id_ = instance.proc_def_id_
            where instance.business_key_ = :ticket and instance.parent_id_ is null
              and definition.key_ = :process
            """)
                .param("ticket", ticket.toString())
                .param("process", process)
                .query(String.class)
                .list();
        instances.forEach(
                instance -> EngineCalls.run(() -> runtime.deleteProcessInstance(instance, "ended", true, true, true)));
    }

    @Override
    public void recomputeTimers(UUID ticket, String process) {
        List<String> timers = jdbc.sql("""
            select job.id_
            from act_ru_execution instance
            join act_ru_job job on job.process_instance_id_ = instance.id_
            where instance.business_key_ = :ticket and job.type_ = 'timer'
              and job.process_def_key_ = :process
            """)
                .param("ticket", ticket.toString())
                .param("process", process)
                .query(String.class)
                .list();
        // based on their creation, so that fixed durations beside the views' instants do not start anew
        timers.forEach(timer -> EngineCalls.run(() -> management.recalculateJobDuedate(timer, true)));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Timer> timers(UUID ticket) {
        return jdbc.sql("""
            select job.id_, job.process_def_key_, coalesce(job.duedate_, job.create_time_) as due
            from act_ru_execution instance
            join act_ru_job job on job.process_instance_id_ = instance.id_
            where instance.business_key_ = :ticket and job.type_ in ('timer', 'message')
            order by due, job.id_
            """)
                .param("ticket", ticket.toString())
                .query((row, _) -> new Timer(
                        row.getString("id_"),
                        row.getString("process_def_key_"),
                        row.getTimestamp("due").toInstant()))
                .list();
    }

    @Override
    public void fire(String timer) {
        EngineCalls.run(() -> management.executeJob(timer));
    }

    @Override
    @Transactional(readOnly = true)
    public DecisionMade decide(String deployment, String decision, UUID ticket, Map<String, Object> inputs) {
        String definition = definitions.decision(deployment, decision);
        Map<String, @Nullable Object> plain = new HashMap<>();
        inputs.forEach((name, value) -> plain.put(name, Plain.of(value)));
        return EngineCalls.call(() -> {
            var found = DecisionEvidence.of(
                    decision,
                    () -> (DmnDecision) repository.getDecisionDefinition(definition),
                    () -> decisions
                            .evaluateDecisionById(definition)
                            .variables(plain)
                            .evaluate());
            return new DecisionMade(ticket, decision, found.inputs(), found.rules());
        });
    }

    @Override
    @Transactional(readOnly = true)
    public boolean hasDecision(String deployment, String decision) {
        return definitions.hasDecision(deployment, decision);
    }

    @Override
    @Transactional(readOnly = true)
    public String model(String deployment, String process) {
        String definition = definitions.process(deployment, process);
        try (InputStream model = EngineCalls.call(() -> repository.getProcessModel(definition))) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, String> calls(String deployment, String process) {
        String definition = definitions.process(deployment, process);
        return EngineCalls.call(() -> repository.getBpmnModelInstance(definition))
                .getModelElementsByType(CallActivity.class)
                .stream()
                .collect(toMap(CallActivity::getId, CallActivity::getCalledElement));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Failure> failures(UUID ticket) {
        return jdbc.sql("""
            select incident.proc_def_id_, definition.key_, incident.activity_id_, incident.incident_timestamp_
            from act_ru_execution instance
            join act_ru_incident incident on incident.proc_inst_id_ = instance.id_
            join act_re_procdef definition on definition.id_ = incident.proc_def_id_
            where instance.business_key_ = :ticket
            """)
                .param("ticket", ticket.toString())
                .query((row, _) -> new Failure(
                        row.getString("key_"),
                        row.getString("activity_id_"),
                        definitions.name(row.getString("proc_def_id_"), row.getString("activity_id_")),
                        row.getTimestamp("incident_timestamp_").toInstant()))
                .list();
    }
}
