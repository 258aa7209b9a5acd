package io.assent.approvals;

import io.assent.approvals.Approval.State;
import io.assent.shared.Caller.Channel;
import io.assent.shared.Json;
import io.assent.shared.web.Cursor;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of plans and approvals. */
@Component
class PlanStore {

    private static final String PLAN_COLUMNS = "task, question, sent_back, may_send_back, steps";

    private static final String COLUMNS = """
        id, ticket_id, step_id, state, asked, stand_ins, delegates, on_behalf_of, edge, revision, requested_at, remind_at,
        escalate_at, decided_by, decided_at, channel, comment, addition, passed, calls
        """;

    private static final String WAITING = """
        a.tenant_id = :tenant and a.state = 'PENDING' and a.asked @> array[:person::uuid]
        and not exists (
            select 1 from approval_plan p
            where p.tenant_id = :tenant and p.ticket_id = a.ticket_id and p.question ->> 'approval' = a.id::text)
        """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Json json;

    PlanStore(JdbcClient jdbc, NamedParameterJdbcTemplate batches, Json json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    Optional<Plan> find(UUID tenant, UUID ticket) {
        return jdbc.sql("select " + PLAN_COLUMNS
                        + " from approval_plan where tenant_id = :tenant and ticket_id = :ticket")
                .param("tenant", tenant)
                .param("ticket", ticket)
                .query((row, index) -> plan(tenant, ticket, row))
                .optional()
                .map(this::withApprovals);
    }

    /** The ticket an approval belongs to. */
    Optional<UUID> ticketOf(UUID tenant, UUID approval) {
        return jdbc.sql("select ticket_id from approval where tenant_id = :tenant and id = :id")
                .param("tenant", tenant)
                .param("id", approval)
                .query(UUID.class)
                .optional();
    }

    /** By approval; what is not there is left out. */
    Map<UUID, UUID> ticketsOf(UUID tenant, Collection<UUID> approvals) {
        Map<UUID, UUID> tickets = new HashMap<>();
        jdbc.sql("select id, ticket_id from approval where tenant_id = :tenant and id = any(:ids)")
                .param("tenant", tenant)
                .param("ids", approvals.toArray(UUID[]::new))
                .query(row -> {
                    tickets.put(row.getObject("id", UUID.class), row.getObject("ticket_id", UUID.class));
                });
        return tickets;
    }

    /** Tickets with a pending approval that asks the person, the longest waiting first. */
    List<UUID> ticketsAsking(UUID tenant, UUID person) {
        return jdbc.sql("""
            select ticket_id from approval
            where tenant_id = :tenant and state = 'PENDING' and asked @> array[:person::uuid]
            group by ticket_id order by min(requested_at), ticket_id
            """)
                .param("tenant", tenant)
                .param("person", person)
                .query(UUID.class)
                .list();
    }

    /** Tickets with a pending approval, the longest waiting first. */
    List<UUID> waiting(UUID tenant, int limit) {
        return jdbc.sql("""
            select ticket_id from approval where tenant_id = :tenant and state = 'PENDING'
            group by ticket_id order by min(requested_at), ticket_id limit :limit
            """)
                .param("tenant", tenant)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /** What waits for the person's decision and for no answer, the most urgent first, behind a place in that order. */
    List<Waiting> waitingFor(UUID tenant, UUID person, @Nullable Place after, int limit) {
        String behind = after == null
                ? ""
                : "and (coalesce(a.escalate_at, 'infinity'), a.requested_at, a.id) > (:due, :requested, :approval)";
        JdbcClient.StatementSpec waiting = jdbc.sql("""
            select a.ticket_id, a.escalate_at, a.requested_at, a.id from approval a where %s %s
            order by coalesce(a.escalate_at, 'infinity'), a.requested_at, a.id limit :limit
            """.formatted(WAITING, behind))
                .param("tenant", tenant)
                .param("person", person)
                .param("limit", limit);
        if (after != null) {
            waiting = waiting.param("due", after.due() == null ? OffsetDateTime.MAX : at(after.due()))
                    .param("requested", at(after.requested()))
                    .param("approval", after.approval());
        }
        return waiting.query((row, index) -> new Waiting(uuid(row, "ticket_id"), place(row)))
                .list();
    }

    /** How many {@link #waitingFor} has in all. */
    long countWaitingFor(UUID tenant, UUID person) {
        return jdbc.sql("select count(*) from approval a where " + WAITING)
                .param("tenant", tenant)
                .param("person", person)
                .query(Long.class)
                .single();
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                instant(row, "escalate_at"), Objects.requireNonNull(instant(row, "requested_at")), uuid(row, "id"));
    }

    List<Plan> find(UUID tenant, Collection<UUID> tickets) {
        UUID[] ids = tickets.toArray(UUID[]::new);
        List<Plan> plans = jdbc.sql("""
            select ticket_id, %s from approval_plan
            where tenant_id = :tenant and ticket_id = any(:tickets)
            """.formatted(PLAN_COLUMNS))
                .param("tenant", tenant)
                .param("tickets", ids)
                .query((row, index) -> plan(tenant, uuid(row, "ticket_id"), row))
                .list();
        if (plans.isEmpty()) {
            return plans;
        }
        List<Row> rows = jdbc.sql("select " + COLUMNS
                        + " from approval where tenant_id = :tenant and ticket_id = any(:tickets) order by id")
                .param("tenant", tenant)
                .param("tickets", ids)
                .query((row, index) -> new Row(uuid(row, "ticket_id"), approval(row)))
                .list();
        for (Plan plan : plans) {
            rows.stream().filter(row -> row.ticket().equals(plan.ticket)).forEach(row -> add(plan, row.approval()));
        }
        return plans;
    }

    void write(Collection<Plan> plans) {
        for (Plan plan : plans) {
            if (plan.isChanged()) {
                write(plan);
                plan.written();
            }
        }
        insert(plans);
        update(plans);
    }

    private void write(Plan plan) {
        String sql = plan.isStored() ? """
            update approval_plan set task = :task, question = :question::jsonb, sent_back = :sentBack::jsonb,
                may_send_back = :maySendBack, steps = :steps::jsonb
            where tenant_id = :tenant and ticket_id = :ticket
            """ : """
                insert into approval_plan (ticket_id, tenant_id, task, question, sent_back, may_send_back, steps)
                values (:ticket, :tenant, :task, :question::jsonb, :sentBack::jsonb, :maySendBack, :steps::jsonb)
                """;
        List<StoredStep> steps = Stream.concat(
                        plan.former.stream().map(step -> StoredStep.of(step, true)),
                        plan.steps.stream().map(step -> StoredStep.of(step, false)))
                .toList();
        jdbc.sql(sql)
                .param("ticket", plan.ticket)
                .param("tenant", plan.tenant)
                .param("task", plan.task)
                .param("question", plan.question == null ? null : json.text(plan.question))
                .param("sentBack", plan.sentBack == null ? null : json.text(plan.sentBack))
                .param("maySendBack", plan.maySendBack)
                .param("steps", json.text(steps))
                .update();
    }

    private void insert(Collection<Plan> plans) {
        MapSqlParameterSource[] rows = plans.stream()
                .flatMap(plan -> plan.all().stream()
                        .filter(approval -> !approval.isStored())
                        .map(approval -> params(plan, approval)))
                .toArray(MapSqlParameterSource[]::new);
        if (rows.length > 0) {
            batches.batchUpdate("""
                insert into approval (id, tenant_id, ticket_id, step_id, state, asked, stand_ins, delegates, on_behalf_of,
                    edge, revision, requested_at, remind_at, escalate_at, decided_by, decided_at, channel, comment,
                    addition, passed, calls)
                values (:id, :tenant, :ticket, :step, :state, :asked, :standIns::jsonb, :delegates::jsonb, :onBehalfOf,
                    :edge, :revision, :requestedAt, :remindAt, :escalateAt, :decidedBy, :decidedAt, :channel, :comment,
                    :addition::jsonb, :passed, :calls)
                """, rows);
            written(plans, false);
        }
    }

    private void update(Collection<Plan> plans) {
        MapSqlParameterSource[] rows = plans.stream()
                .flatMap(plan -> plan.all().stream()
                        .filter(approval -> approval.isStored() && approval.isChanged())
                        .map(approval -> params(plan, approval)))
                .toArray(MapSqlParameterSource[]::new);
        if (rows.length > 0) {
            batches.batchUpdate("""
                update approval set state = :state, asked = :asked, stand_ins = :standIns::jsonb, delegates = :delegates::jsonb,
                    on_behalf_of = :onBehalfOf, edge = :edge, revision = :revision, remind_at = :remindAt, escalate_at = :escalateAt,
                    decided_by = :decidedBy, decided_at = :decidedAt, channel = :channel, comment = :comment,
                    passed = :passed, calls = :calls
                where tenant_id = :tenant and id = :id
                """, rows);
            written(plans, true);
        }
    }

    private static void written(Collection<Plan> plans, boolean stored) {
        plans.forEach(plan -> plan.all().stream()
                .filter(approval -> approval.isStored() == stored)
                .forEach(Approval::written));
    }

    private MapSqlParameterSource params(Plan plan, Approval a) {
        return new MapSqlParameterSource()
                .addValue("id", a.id)
                .addValue("tenant", plan.tenant)
                .addValue("ticket", plan.ticket)
                .addValue("step", a.step)
                .addValue("state", a.state.name())
                .addValue("asked", a.asked.toArray(UUID[]::new))
                .addValue("standIns", json.text(a.standIns))
                .addValue("delegates", json.text(a.delegates))
                .addValue("onBehalfOf", a.onBehalfOf)
                .addValue("edge", a.edge)
                .addValue("revision", a.revision)
                .addValue("requestedAt", at(a.requestedAt))
                .addValue("remindAt", at(a.remindAt))
                .addValue("escalateAt", at(a.escalateAt))
                .addValue("decidedBy", a.decidedBy)
                .addValue("decidedAt", at(a.decidedAt))
                .addValue("channel", a.channel == null ? null : a.channel.name())
                .addValue("comment", a.comment)
                .addValue("addition", a.addition == null ? null : json.text(a.addition))
                .addValue("passed", a.passed.toArray(UUID[]::new))
                .addValue("calls", a.calls);
    }

    private Plan plan(UUID tenant, UUID ticket, ResultSet row) throws SQLException {
        Plan plan = new Plan(ticket, tenant);
        plan.task = row.getString("task");
        String question = row.getString("question");
        plan.question = question == null ? null : json.read(question, Question.class);
        String sentBack = row.getString("sent_back");
        plan.sentBack = sentBack == null ? null : json.read(sentBack, SentBack.class);
        plan.maySendBack = row.getBoolean("may_send_back");
        json.list(row.getString("steps"), StoredStep.class)
                .forEach(step -> (step.former() ? plan.former : plan.steps).add(step.step()));
        plan.written();
        return plan;
    }

    private Plan withApprovals(Plan plan) {
        jdbc.sql("select " + COLUMNS + " from approval where tenant_id = :tenant and ticket_id = :ticket order by id")
                .param("tenant", plan.tenant)
                .param("ticket", plan.ticket)
                .query((row, index) -> approval(row))
                .list()
                .forEach(approval -> add(plan, approval));
        return plan;
    }

    private static void add(Plan plan, Approval approval) {
        plan.stepOf(approval).approvals.add(approval);
    }

    private Approval approval(ResultSet row) throws SQLException {
        Approval approval = new Approval(
                uuid(row, "id"),
                uuid(row, "step_id"),
                persons(row.getArray("asked")),
                row.getString("edge"),
                row.getInt("revision"),
                Objects.requireNonNull(instant(row, "requested_at")));
        approval.state = State.valueOf(row.getString("state"));
        approval.standIns = persons(row.getString("stand_ins"));
        approval.delegates = persons(row.getString("delegates"));
        approval.onBehalfOf = row.getObject("on_behalf_of", UUID.class);
        approval.remindAt = instant(row, "remind_at");
        approval.escalateAt = instant(row, "escalate_at");
        approval.decidedBy = row.getObject("decided_by", UUID.class);
        approval.decidedAt = instant(row, "decided_at");
        String channel = row.getString("channel");
        approval.channel = channel == null ? null : Channel.valueOf(channel);
        approval.comment = row.getString("comment");
        String addition = row.getString("addition");
        approval.addition = addition == null ? null : json.read(addition, Approval.Addition.class);
        approval.passed = persons(row.getArray("passed"));
        approval.calls = row.getInt("calls");
        approval.written();
        return approval;
    }

    private static List<UUID> persons(Array ids) throws SQLException {
        return List.of((UUID[]) ids.getArray());
    }

    private Map<UUID, UUID> persons(String text) {
        return json.map(text).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        each -> UUID.fromString(each.getKey()),
                        each -> UUID.fromString(each.getValue().toString())));
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** A step as it is kept in the plan's row. */
    record StoredStep(UUID id, PlannedStep plan, boolean opened, boolean timedOut, boolean former) {

        static StoredStep of(Step step, boolean former) {
            return new StoredStep(step.id, step.plan, step.opened, step.timedOut, former);
        }

        Step step() {
            return new Step(id, plan, opened, timedOut);
        }
    }

    /** A pending approval and where it stands in the order of urgency. */
    record Waiting(UUID ticket, Place place) {}

    /** @param due absent for never */
    record Place(@Nullable Instant due, Instant requested, UUID approval) {

        /** @throws io.assent.shared.Refusal when the cursor names no place */
        static Place of(String cursor) {
            List<@Nullable String> values = Cursor.values(cursor, 3);
            String due = values.getFirst();
            return new Place(
                    due == null ? null : Cursor.instant(due),
                    Cursor.instant(values.get(1)),
                    Cursor.uuid(values.getLast()));
        }

        String cursor() {
            return Cursor.of(due, requested, approval);
        }
    }

    private record Row(UUID ticket, Approval approval) {}
}
