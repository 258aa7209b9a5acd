package io.assent.workflow.camunda;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.assent.workflow.MigrationObstacle;
import io.assent.workflow.MigrationObstacle.Reason;
import io.assent.workflow.MigrationRefused;
import io.assent.workflow.ProcessMigration;
import io.assent.workflow.ProcessZone;
import io.assent.workflow.StepMigrated;
import io.assent.workflow.camunda.Model.TimerSaid;
import java.time.Instant;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationInstructionBuilder;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Migrates by plans of the engine that map what is equal: an element is the same by its id and its kind. */
@Component
@Transactional
class CamundaMigration implements ProcessMigration {

    private static final int SUSPENDED = 2;
    /** The property that says what a user task asks for. */
    private static final String KIND = "kind";

    private static final String INSTANCES = """
        select instance.id_, instance.suspension_state_, instance.proc_def_id_, definition.key_, definition.deployment_id_,
               caller.act_id_ as calling, calling.key_ as caller
        from act_ru_execution instance
        join act_re_procdef definition on definition.id_ = instance.proc_def_id_
        left join act_ru_execution caller on caller.id_ = instance.super_exec_
        left join act_re_procdef calling on calling.id_ = caller.proc_def_id_
        where instance.tenant_id_ = :tenant and instance.business_key_ = :ticket and instance.parent_id_ is null
        order by instance.super_exec_ nulls first, instance.id_
        """;

    private static final String ALARMS = """
        select job.id_, definition.id_ as definition, definition.key_, plan.act_id_, job.duedate_
        from act_ru_execution instance
        join act_ru_job job on job.process_instance_id_ = instance.id_
        join act_ru_jobdef plan on plan.id_ = job.job_def_id_
        join act_re_procdef definition on definition.id_ = job.process_def_id_
        where instance.tenant_id_ = :tenant and instance.business_key_ = :ticket and instance.parent_id_ is null
          and job.type_ = 'timer' and job.duedate_ is not null
        order by job.duedate_, job.id_
        """;

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final Definitions definitions;
    private final ProcessZone zone;
    private final JdbcClient jdbc;

    CamundaMigration(
            RepositoryService repository,
            RuntimeService runtime,
            ManagementService management,
            Definitions definitions,
            ProcessZone zone,
            JdbcClient jdbc) {
        this.repository = repository;
        this.runtime = runtime;
        this.management = management;
        this.definitions = definitions;
        this.zone = zone;
        this.jdbc = jdbc;
    }

    /**
     * A process that runs for the ticket.
     *
     * @param call what called it; absent where nothing did
     */
    private record Instance(
            String id,
            boolean isHeld,
            String definition,
            String key,
            String deployment,
            @Nullable Call call) {}

    private record Call(String process, String node) {}

    private record Timer(String id, String node, Instant due) {}

    /** An instance on its way to another definition of its process. */
    private record Way(Instance instance, Model from, String target) {

        MigrationObstacle obstacle(Reason reason, String node, String detail) {
            return new MigrationObstacle(reason, instance.key(), node, from.name(node), detail);
        }
    }

    @Override
    public List<StepMigrated> migrate(UUID tenant, UUID ticket, String deployment) {
        List<MigrationObstacle> obstacles = new ArrayList<>();
        List<Way> ways = new ArrayList<>();
        for (Instance instance : instances(tenant, ticket)) {
            if (!instance.deployment().equals(deployment)) {
                way(tenant, instance, deployment).ifPresentOrElse(ways::add, () -> obstacles.add(gone(instance)));
            }
        }
        ways.forEach(way -> obstacles.addAll(foreseen(way, deployment)));
        MigrationRefused.ifAny(obstacles);
        List<StepMigrated> steps =
                ways.stream().flatMap(way -> steps(ticket, way)).toList();
        ways.forEach(way -> obstacles.addAll(migrate(way)));
        MigrationRefused.ifAny(obstacles);
        return steps;
    }

    private List<Instance> instances(UUID tenant, UUID ticket) {
        return jdbc.sql(INSTANCES)
                .param("tenant", tenant.toString())
                .param("ticket", ticket.toString())
                .query((row, _) -> new Instance(
                        row.getString("id_"),
                        row.getInt("suspension_state_") == SUSPENDED,
                        row.getString("proc_def_id_"),
                        row.getString("key_"),
                        row.getString("deployment_id_"),
                        row.getString("calling") == null
                                ? null
                                : new Call(row.getString("caller"), row.getString("calling"))))
                .list();
    }

    private Optional<Way> way(UUID tenant, Instance instance, String deployment) {
        return definitions.hasProcess(deployment, instance.key())
                ? Optional.of(new Way(
                        instance,
                        model(instance.definition()),
                        definitions.process(tenant, deployment, instance.key())))
                : Optional.empty();
    }

    private MigrationObstacle gone(Instance instance) {
        String name = model(instance.definition()).name(instance.key());
        return new MigrationObstacle(Reason.PROCESS_GONE, instance.key(), instance.key(), name, "");
    }

    /** What the engine would not mind. */
    private List<MigrationObstacle> foreseen(Way way, String deployment) {
        List<MigrationObstacle> obstacles = new ArrayList<>();
        Instance instance = way.instance();
        Model to = model(way.target());
        if (instance.isHeld()) {
            obstacles.add(way.obstacle(Reason.HELD, instance.key(), ""));
        }
        Call call = instance.call();
        if (call != null && definitions.hasProcess(deployment, call.process())) {
            Model caller = model(definitions.process(deployment, call.process()));
            if (caller.has(call.node()) && !instance.key().equals(caller.called(call.node()))) {
                obstacles.add(new MigrationObstacle(
                        Reason.CALLS_ANOTHER, call.process(), call.node(), caller.name(call.node()), ""));
            }
        }
        tasks(instance).keySet().stream()
                .filter(node -> to.has(node)
                        && !Objects.equals(
                                way.from().properties(node).get(KIND),
                                to.properties(node).get(KIND)))
                .forEach(node -> obstacles.add(way.obstacle(Reason.OTHER_KIND, node, "")));
        return obstacles;
    }

    private List<MigrationObstacle> migrate(Way way) {
        List<Timer> kept = timers(way.instance());
        MigrationPlan plan = plan(way);
        try {
            runtime.newMigration(plan).processInstanceIds(way.instance().id()).execute();
        } catch (MigratingProcessInstanceValidationException refused) {
            return obstacles(way, refused.getValidationReport());
        } catch (ProcessEngineException failed) {
            throw EngineCalls.translated(failed);
        }
        Model to = model(way.target());
        Set<String> now = timers(way.instance()).stream().map(Timer::id).collect(toSet());
        kept.stream()
                .filter(timer -> now.contains(timer.id()))
                .forEach(timer -> retime(timer, way.from().timer(timer.node()), to.timer(timer.node())));
        return List.of();
    }

    /** The engine knows when it made a timer by its own clock; by ours it began so long before it is due. */
    private void retime(Timer timer, TimerSaid before, TimerSaid now) {
        if (before.equals(now)) {
            return;
        }
        TemporalAmount length = before.length();
        TemporalAmount newLength = now.length();
        if (length != null && newLength != null) {
            Instant due = timer.due()
                    .atZone(zone.zone())
                    .minus(length)
                    .plus(newLength)
                    .toInstant();
            EngineCalls.run(() -> management.setJobDuedate(timer.id(), Date.from(due)));
        } else {
            EngineCalls.run(() -> management.recalculateJobDuedate(timer.id(), true));
        }
    }

    /** Timers keep their instants: only what waits for another message than before is told so. */
    private MigrationPlan plan(Way way) {
        Model to = model(way.target());
        String from = way.instance().definition();
        return EngineCalls.call(() -> {
            MigrationPlanBuilder plan = runtime.createMigrationPlan(from, way.target());
            for (MigrationInstruction equal : runtime.createMigrationPlan(from, way.target())
                    .mapEqualActivities()
                    .build()
                    .getInstructions()) {
                String node = equal.getSourceActivityId();
                MigrationInstructionBuilder mapped = plan.mapActivities(node, node);
                plan = way.from().message(node).equals(to.message(node)) ? mapped : mapped.updateEventTrigger();
            }
            return plan.build();
        });
    }

    private List<MigrationObstacle> obstacles(Way way, MigratingProcessInstanceValidationReport report) {
        Model to = model(way.target());
        List<MigrationObstacle> all = new ArrayList<>();
        report.getFailures()
                .forEach(said ->
                        all.add(way.obstacle(Reason.ENGINE, way.instance().key(), said)));
        report.getActivityInstanceReports()
                .forEach(each -> all.add(obstacle(way, to, each.getSourceScopeId(), each.getFailures())));
        report.getTransitionInstanceReports()
                .forEach(each -> all.add(obstacle(way, to, each.getSourceScopeId(), each.getFailures())));
        return all;
    }

    private static MigrationObstacle obstacle(Way way, Model to, String node, List<String> failures) {
        if (!to.has(node)) {
            return way.obstacle(Reason.ELEMENT_GONE, node, "");
        }
        if (!to.kind(node).equals(way.from().kind(node))) {
            return way.obstacle(Reason.OTHER_KIND, node, "");
        }
        return to.scope(node).equals(way.from().scope(node))
                ? way.obstacle(Reason.ENGINE, node, String.join(" ", failures))
                : way.obstacle(Reason.ELSEWHERE, node, "");
    }

    private Stream<StepMigrated> steps(UUID ticket, Way way) {
        Model to = model(way.target());
        Map<String, String> tasks = tasks(way.instance());
        return nodes(way.instance()).stream()
                .map(node -> new StepMigrated(
                        ticket,
                        node,
                        to.name(node),
                        way.from().properties(node),
                        to.properties(node),
                        tasks.get(node),
                        way.from().candidateGroups(node),
                        to.candidateGroups(node)));
    }

    @Override
    @Transactional(readOnly = true)
    public Stand stand(UUID tenant, UUID ticket) {
        List<Step> steps = instances(tenant, ticket).stream()
                .flatMap(instance -> nodes(instance).stream()
                        .map(node -> new Step(
                                instance.key(),
                                node,
                                model(instance.definition()).name(node))))
                .toList();
        List<Alarm> alarms = jdbc.sql(ALARMS)
                .param("tenant", tenant.toString())
                .param("ticket", ticket.toString())
                .query((row, _) -> new Alarm(
                        row.getString("key_"),
                        row.getString("act_id_"),
                        model(row.getString("definition")).name(row.getString("act_id_")),
                        row.getTimestamp("duedate_").toInstant()))
                .list();
        return new Stand(steps, alarms);
    }

    /** Where an instance waits, called processes being places of their own. */
    private List<String> nodes(Instance instance) {
        return jdbc.sql("select distinct leaf.act_id_ from act_ru_execution leaf where leaf.proc_inst_id_ = :instance"
                        + " and "
                        + RunningRows.leaf() + " order by leaf.act_id_")
                .param("instance", instance.id())
                .query(String.class)
                .list();
    }

    /** Node to the engine's id of its task. */
    private Map<String, String> tasks(Instance instance) {
        return jdbc
                .sql("select task_def_key_, id_ from act_ru_task where proc_inst_id_ = :instance")
                .param("instance", instance.id())
                .query((row, _) -> Map.entry(row.getString("task_def_key_"), row.getString("id_")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one));
    }

    private List<Timer> timers(Instance instance) {
        return jdbc.sql("""
            select job.id_ as id, plan.act_id_ as node, job.duedate_ as due
            from act_ru_job job join act_ru_jobdef plan on plan.id_ = job.job_def_id_
            where job.process_instance_id_ = :instance and job.type_ = 'timer' and job.duedate_ is not null
            """)
                .param("instance", instance.id())
                .query((row, _) -> new Timer(
                        row.getString("id"),
                        row.getString("node"),
                        row.getTimestamp("due").toInstant()))
                .list();
    }

    private Model model(String definition) {
        return new Model(EngineCalls.call(() -> repository.getBpmnModelInstance(definition)));
    }
}
