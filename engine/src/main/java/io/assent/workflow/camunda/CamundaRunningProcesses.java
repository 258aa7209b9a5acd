package io.assent.workflow.camunda;

import io.assent.shared.Refusal;
import io.assent.workflow.ProcessMoved;
import io.assent.workflow.RunningProcesses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Mends through the engine's services; what there is to see is read from its tables. */
@Component
@Transactional
class CamundaRunningProcesses implements RunningProcesses {

    private final RunningRows rows;
    private final MoveTargets targets;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final ExternalTaskService external;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;

    CamundaRunningProcesses(
            RunningRows rows,
            MoveTargets targets,
            RuntimeService runtime,
            ManagementService management,
            ExternalTaskService external,
            ApplicationEventPublisher events,
            JdbcClient jdbc) {
        this.rows = rows;
        this.targets = targets;
        this.runtime = runtime;
        this.management = management;
        this.external = external;
        this.events = events;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Running> all(UUID tenant) {
        return rows.all(tenant);
    }

    @Override
    @Transactional(readOnly = true)
    public Drawing drawing(UUID tenant, String process) {
        return rows.drawing(tenant, process);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Instance> instances(UUID tenant, InstanceFilter filter, @Nullable Place after, int limit) {
        return rows.instances(tenant, filter, after, limit);
    }

    @Override
    @Transactional(readOnly = true)
    public long count(UUID tenant, InstanceFilter filter) {
        return rows.count(tenant, filter);
    }

    @Override
    @Transactional(readOnly = true)
    public Instance instance(UUID tenant, String instance) {
        return rows.instance(tenant, instance);
    }

    @Override
    @Transactional(readOnly = true)
    public List<FailingJob> failing(UUID tenant, JobFilter filter, @Nullable Place after, int limit) {
        return rows.failing(tenant, filter, after, limit);
    }

    @Override
    @Transactional(readOnly = true)
    public long count(UUID tenant, JobFilter filter) {
        return rows.count(tenant, filter);
    }

    @Override
    @Transactional(readOnly = true)
    public FailingJob job(UUID tenant, String job) {
        return rows.job(tenant, job).orElseThrow(() -> Refusal.notFound("job"));
    }

    @Override
    public void retry(UUID tenant, String job) {
        // whoever runs it deletes or rewrites its row: that ends first, or waits for us and is then taken back
        boolean isJob = lock(tenant, job, "act_ru_job");
        if (!isJob && !lock(tenant, job, "act_ru_ext_task")) {
            throw Refusal.notFound("job");
        }
        FailingJob failing = rows.job(tenant, job)
                .orElseThrow(() -> new Refusal(
                        Refusal.Category.CONFLICT,
                        "JOB_NOT_FAILING",
                        "This job did not fail; there is nothing to try again."));
        if (failing.suspended()) {
            throw new Refusal(
                    Refusal.Category.CONFLICT,
                    "PROCESS_SUSPENDED",
                    "An administrator holds this request's process; nothing goes on until it is resumed.");
        }
        if (failing.running() || isDue(failing)) {
            throw new Refusal(
                    Refusal.Category.CONFLICT,
                    "JOB_RUNNING",
                    "This job is running at this moment; look again when it has ended.");
        }
        int attempts = failing.attemptsLeft() + 1;
        EngineCalls.run(() -> {
            if (isJob) {
                management
                        .setJobRetries(attempts)
                        .jobId(job)
                        .dueDate(Date.from(Instant.now()))
                        .execute();
            } else {
                external.setRetries(job, attempts);
                external.unlock(job);
            }
        });
    }

    /** It runs within the second; each wish for one more try before that would add another. */
    private static boolean isDue(FailingJob job) {
        return job.nextAttemptAt() != null && !job.nextAttemptAt().isAfter(Instant.now());
    }

    private boolean lock(UUID tenant, String id, String table) {
        return jdbc.sql("select id_ from %s where id_ = :id and tenant_id_ = :tenant for update".formatted(table))
                .param("id", id)
                .param("tenant", tenant.toString())
                .query(String.class)
                .optional()
                .isPresent();
    }

    @Override
    public void suspend(UUID tenant, UUID ticket) {
        List<String> instances = instances(tenant, ticket);
        EngineCalls.run(() -> runtime.updateProcessInstanceSuspensionState()
                .byProcessInstanceIds(instances)
                .suspend());
    }

    @Override
    public void resume(UUID tenant, UUID ticket) {
        List<String> instances = instances(tenant, ticket);
        EngineCalls.run(() -> runtime.updateProcessInstanceSuspensionState()
                .byProcessInstanceIds(instances)
                .activate());
    }

    @Override
    public void end(UUID tenant, UUID ticket) {
        List<String> roots = jdbc.sql("""
            select id_ from act_ru_execution
            where tenant_id_ = :tenant and business_key_ = :ticket and parent_id_ is null and super_exec_ is null
            """)
                .param("tenant", tenant.toString())
                .param("ticket", ticket.toString())
                .query(String.class)
                .list();
        roots.forEach(root ->
                EngineCalls.run(() -> runtime.deleteProcessInstance(root, "ended by an operator", true, true, true)));
    }

    private List<String> instances(UUID tenant, UUID ticket) {
        List<String> all = jdbc.sql("""
            select id_ from act_ru_execution
            where tenant_id_ = :tenant and business_key_ = :ticket and parent_id_ is null
            """)
                .param("tenant", tenant.toString())
                .param("ticket", ticket.toString())
                .query(String.class)
                .list();
        if (all.isEmpty()) {
            throw Refusal.notFound("process");
        }
        return all;
    }

    @Override
    public void move(UUID tenant, String instance, String from, String to) {
        Instance found = instance(tenant, instance);
        if (found.targets().isEmpty() || (!from.equals(to) && targets.isApproving(instance, from))) {
            throw new Refusal(
                    Refusal.Category.CONFLICT,
                    "APPROVERS_DECIDE",
                    "People decide here; change who is asked at the request, or move the process to the step where it"
                            + " is, which asks anew.");
        }
        List<Refusal.Problem> wrong = new ArrayList<>();
        if (found.steps().stream().noneMatch(step -> step.id().equals(from))) {
            wrong.add(new Refusal.Problem("/from", "NOT_THERE", "The process is not at this step."));
        }
        if (found.targets().stream().noneMatch(step -> step.id().equals(to))) {
            wrong.add(new Refusal.Problem(
                    "/to",
                    "NOT_A_TARGET",
                    "Choose a step at which the process can wait or end; for one of several events, the gateway that"
                            + " waits for them."));
        }
        Refusal.ifAny(wrong);
        events.publishEvent(new ProcessMoved(found.ticket(), found.key(), from, to));
        EngineCalls.run(() -> runtime.createProcessInstanceModification(instance)
                .cancelAllForActivity(from)
                .startBeforeActivity(to)
                .execute(true, true));
    }
}
