package io.assent.workflow.camunda;

import static java.util.stream.Collectors.toMap;

import io.assent.shared.Refusal;
import io.assent.shared.web.Total;
import io.assent.workflow.RunningProcesses.Drawing;
import io.assent.workflow.RunningProcesses.FailingJob;
import io.assent.workflow.RunningProcesses.Instance;
import io.assent.workflow.RunningProcesses.InstanceFilter;
import io.assent.workflow.RunningProcesses.JobFilter;
import io.assent.workflow.RunningProcesses.Load;
import io.assent.workflow.RunningProcesses.Place;
import io.assent.workflow.RunningProcesses.Running;
import io.assent.workflow.RunningProcesses.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What runs and what fails, read from the engine's tables, each time with the tenant. */
@Component
@Transactional(readOnly = true)
class RunningRows {

    private static final int SUSPENDED = 2;
    private static final String CLOCK = "sla-clock";

    /** Jobs whose last attempt failed, and work that programs failed at: locked by nobody it waits for its next attempt. */
    static final String FAILED = """
        (select job.id_, job.tenant_id_, job.process_def_id_, job.process_instance_id_, job.retries_, job.exception_msg_,
                coalesce(job.failed_act_id_, plan.act_id_) as node, job.suspension_state_, job.duedate_, job.lock_exp_time_
         from act_ru_job job
         left join act_ru_jobdef plan on plan.id_ = job.job_def_id_
         where job.exception_msg_ is not null
         union all
         select id_, tenant_id_, proc_def_id_, proc_inst_id_, retries_, error_msg_, act_id_, suspension_state_,
                lock_exp_time_, case when worker_id_ is not null then lock_exp_time_ end
         from act_ru_ext_task
         where error_msg_ is not null)
        """;

    private static final String ALL = """
        select definition.id_, definition.key_, definition.name_, definition.version_,
               instances.newest, instances.running, instances.suspended,
               coalesce(jobs.stuck, 0) as stuck, coalesce(jobs.retrying, 0) as retrying
        from (select proc_def_id_, max(business_key_) as newest, count(*) as running, count(*) filter (where suspension_state_ = 2) as suspended
              from act_ru_execution
              where tenant_id_ = :tenant and parent_id_ is null
              group by proc_def_id_) instances
        join act_re_procdef definition on definition.id_ = instances.proc_def_id_
        left join (select process_def_id_, count(*) filter (where retries_ = 0) as stuck,
                          count(*) filter (where retries_ > 0) as retrying
                   from %s failed
                   where tenant_id_ = :tenant
                   group by process_def_id_) jobs on jobs.process_def_id_ = definition.id_
        """.formatted(FAILED);

    private static final String INSTANCES = """
        select instance.id_, instance.business_key_, instance.suspension_state_,
               definition.id_ as definition, definition.key_, definition.name_, definition.version_,
               (select count(*) from %s failed
                where failed.process_instance_id_ = instance.id_ and failed.retries_ = 0) as stuck,
               array(select distinct leaf.act_id_ from act_ru_execution leaf
                     where leaf.proc_inst_id_ = instance.id_ and %s) as nodes
        from act_ru_execution instance
        join act_re_procdef definition on definition.id_ = instance.proc_def_id_
        where instance.tenant_id_ = :tenant and instance.parent_id_ is null
        """.formatted(FAILED, leaf());

    private static final String JOBS = """
        select job.id_, job.retries_, job.duedate_, job.lock_exp_time_, job.suspension_state_, job.exception_msg_,
               job.process_instance_id_, instance.business_key_, job.node,
               definition.id_ as definition, definition.key_, definition.name_, definition.version_,
               incident.incident_timestamp_
        from %s job
        join act_ru_execution instance on instance.id_ = job.process_instance_id_
        join act_re_procdef definition on definition.id_ = job.process_def_id_
        left join act_ru_incident incident on incident.configuration_ = job.id_
        where job.tenant_id_ = :tenant
        """.formatted(FAILED);

    private final RepositoryService repository;
    private final MoveTargets targets;
    private final JdbcClient jdbc;

    RunningRows(RepositoryService repository, MoveTargets targets, JdbcClient jdbc) {
        this.repository = repository;
        this.targets = targets;
        this.jdbc = jdbc;
    }

    /** An execution that waits at a node, and not the scope around one that does. */
    static String leaf() {
        return """
            leaf.act_id_ is not null and not leaf.is_event_scope_
            and not exists (select 1 from act_ru_execution child
                            where child.parent_id_ = leaf.id_ and not child.is_event_scope_)
            """;
    }

    List<Running> all(UUID tenant) {
        return jdbc.sql(ALL + " order by lower(coalesce(definition.name_, definition.key_)), definition.version_ desc,"
                        + " definition.id_")
                .param("tenant", tenant.toString())
                .query((row, _) -> running(row))
                .list();
    }

    Drawing drawing(UUID tenant, String process) {
        Running running = jdbc.sql(ALL + " where definition.id_ = :process")
                .param("tenant", tenant.toString())
                .param("process", process)
                .query((row, _) -> running(row))
                .optional()
                .orElseThrow(() -> Refusal.notFound("process"));
        return new Drawing(running, drawn(process), loads(process));
    }

    private String drawn(String process) {
        try (InputStream model = EngineCalls.call(() -> repository.getProcessModel(process))) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Load> loads(String process) {
        Map<String, String> names = names(process);
        return jdbc.sql("""
            select node, sum(waiting) as waiting, sum(stuck) as stuck
            from (select leaf.act_id_ as node, count(*) as waiting, 0 as stuck
                  from act_ru_execution leaf
                  where leaf.proc_def_id_ = :process and %s
                  group by leaf.act_id_
                  union all
                  select failed.node, 0, count(*)
                  from %s failed
                  where failed.process_def_id_ = :process and failed.retries_ = 0
                  group by 1) loads
            where node is not null
            group by node order by node
            """.formatted(leaf(), FAILED))
                .param("process", process)
                .query((row, _) -> new Load(
                        row.getString("node"),
                        names.getOrDefault(row.getString("node"), ""),
                        row.getInt("waiting"),
                        row.getInt("stuck")))
                .list();
    }

    List<Instance> instances(UUID tenant, InstanceFilter filter, @Nullable Place after, int limit) {
        Map<String, Map<String, String>> names = new HashMap<>();
        return narrowed(tenant, filter)
                .after("instance.id_", after)
                .page("instance.id_", limit, row -> instance(row, names, false));
    }

    long count(UUID tenant, InstanceFilter filter) {
        return narrowed(tenant, filter).count();
    }

    private Narrowed narrowed(UUID tenant, InstanceFilter filter) {
        return new Narrowed(INSTANCES, tenant)
                .by("instance.proc_def_id_ = :process", "process", filter.process())
                .by("instance.business_key_ = :ticket", "ticket", text(filter.ticket()))
                .by("instance.suspension_state_ = :suspended", "suspended", filter.suspended() ? SUSPENDED : null)
                .by(
                        "instance.super_exec_ is null and definition.key_ <> :clock",
                        "clock",
                        filter.suspended() && filter.process() == null ? CLOCK : null)
                .by(
                        "instance.id_ in (select job.process_instance_id_ from " + FAILED
                                + " job where job.tenant_id_ = :tenant and job.retries_ = :left)",
                        "left",
                        filter.stuck() ? 0 : null)
                .by(
                        "exists (select 1 from act_ru_execution leaf where leaf.proc_inst_id_ = instance.id_"
                                + " and leaf.act_id_ = :node and " + leaf() + ")",
                        "node",
                        filter.node());
    }

    Instance instance(UUID tenant, String instance) {
        return new Narrowed(INSTANCES, tenant)
                        .by("instance.id_ = :instance", "instance", instance)
                        .page("instance.id_", 1, row -> instance(row, new HashMap<>(), true))
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> Refusal.notFound("process"));
    }

    List<FailingJob> failing(UUID tenant, JobFilter filter, @Nullable Place after, int limit) {
        Map<String, Map<String, String>> names = new HashMap<>();
        return narrowed(tenant, filter).after("job.id_", after).page("job.id_", limit, row -> job(row, names));
    }

    long count(UUID tenant, JobFilter filter) {
        return narrowed(tenant, filter).count();
    }

    private Narrowed narrowed(UUID tenant, JobFilter filter) {
        return new Narrowed(JOBS, tenant)
                .by("job.process_def_id_ = :process", "process", filter.process())
                .by("instance.business_key_ = :ticket", "ticket", text(filter.ticket()))
                .by("(job.retries_ = 0) = :stuck", "stuck", filter.stuck());
    }

    Optional<FailingJob> job(UUID tenant, String job) {
        return new Narrowed(JOBS, tenant)
                .by("job.id_ = :job", "job", job).page("job.id_", 1, row -> job(row, new HashMap<>())).stream()
                        .findFirst();
    }

    private static Running running(ResultSet row) throws SQLException {
        return new Running(
                row.getString("id_"),
                row.getString("key_"),
                name(row),
                row.getInt("version_"),
                UUID.fromString(row.getString("newest")),
                row.getInt("running"),
                row.getInt("suspended"),
                row.getInt("stuck"),
                row.getInt("retrying"));
    }

    private Instance instance(ResultSet row, Map<String, Map<String, String>> known, boolean withTargets)
            throws SQLException {
        String definition = row.getString("definition");
        Map<String, String> names = known.computeIfAbsent(definition, this::names);
        String id = row.getString("id_");
        List<Step> steps = new ArrayList<>();
        for (String node : texts(row.getArray("nodes"))) {
            steps.add(new Step(node, names.getOrDefault(node, "")));
        }
        return new Instance(
                id,
                UUID.fromString(row.getString("business_key_")),
                definition,
                row.getString("key_"),
                name(row),
                row.getInt("version_"),
                row.getInt("suspension_state_") == SUSPENDED,
                row.getInt("stuck"),
                steps,
                withTargets ? targets.of(id, definition, steps) : List.of());
    }

    private FailingJob job(ResultSet row, Map<String, Map<String, String>> known) throws SQLException {
        String definition = row.getString("definition");
        String node = row.getString("node");
        int left = row.getInt("retries_");
        Instant lockedUntil = instant(row, "lock_exp_time_");
        return new FailingJob(
                row.getString("id_"),
                UUID.fromString(row.getString("business_key_")),
                row.getString("process_instance_id_"),
                definition,
                name(row),
                row.getInt("version_"),
                new Step(node, known.computeIfAbsent(definition, this::names).getOrDefault(node, "")),
                row.getString("exception_msg_"),
                left,
                lockedUntil != null && lockedUntil.isAfter(Instant.now()),
                row.getInt("suspension_state_") == SUSPENDED,
                left == 0 ? null : instant(row, "duedate_"),
                left == 0 ? instant(row, "incident_timestamp_") : null);
    }

    private Map<String, String> names(String definition) {
        return EngineCalls.call(() -> repository.getBpmnModelInstance(definition))
                .getModelElementsByType(FlowNode.class)
                .stream()
                .collect(toMap(FlowNode::getId, node -> node.getName() == null ? "" : node.getName()));
    }

    private static String name(ResultSet row) throws SQLException {
        String name = row.getString("name_");
        return name == null ? row.getString("key_") : name;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private interface Reading<T> {

        T read(ResultSet row) throws SQLException;
    }

    /** A list's statement while it is narrowed. */
    private final class Narrowed {

        private final StringBuilder sql;
        private final Map<String, Object> values = new HashMap<>();

        private Narrowed(String sql, UUID tenant) {
            this.sql = new StringBuilder(sql);
            values.put("tenant", tenant.toString());
        }

        private Narrowed by(String condition, String name, @Nullable Object value) {
            if (value != null) {
                sql.append(" and ").append(condition);
                values.put(name, value);
            }
            return this;
        }

        private Narrowed after(String id, @Nullable Place place) {
            if (place != null) {
                by("(instance.business_key_, " + id + ") < (:lastTicket, :last)", "lastTicket", place.ticket());
                values.put("last", place.id());
            }
            return this;
        }

        private long count() {
            return jdbc.sql("select count(*) from (" + sql + " limit :most) as counted")
                    .params(values)
                    .param("most", Total.MOST)
                    .query(Long.class)
                    .single();
        }

        private <T> List<T> page(String id, int limit, Reading<T> reading) {
            values.put("limit", limit);
            sql.append(" order by instance.business_key_ desc, ").append(id).append(" desc limit :limit");
            return jdbc.sql(sql.toString())
                    .params(values)
                    .query((row, _) -> reading.read(row))
                    .list();
        }
    }
}
