package io.assent.design;

import io.assent.design.Verdict.Difference;
import io.assent.design.Verdict.Reason;
import io.assent.design.WhatIf.Count;
import io.assent.design.WhatIf.Ended;
import io.assent.design.WhatIf.Line;
import io.assent.design.WhatIf.Run;
import io.assent.shared.Caller;
import io.assent.shared.Json;
import io.assent.shared.TenantPurge;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rows of what drafts would have changed: one run for each draft, gone with it. */
@Component
class WhatIfStore implements TenantPurge {

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient db;
    private final Json json;
    private final Clock clock;

    WhatIfStore(JdbcClient db, Json json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** In the place of the run before. */
    void replace(Caller by, Run run, List<UUID> tickets) {
        discard(by.tenant(), run.pack());
        db.sql("""
            with started as (
                insert into what_if (tenant_id, pack, id, draft_version, job, total, started_by, started_at)
                values (:tenant, :pack, :id, :version, :job, :total, :by, :at))
            insert into what_if_request (tenant_id, pack, position, ticket)
            select :tenant, :pack, position, ticket from unnest(:tickets::uuid[]) with ordinality as found (ticket, position)
            """)
                .param("tenant", by.tenant())
                .param("pack", run.pack())
                .param("id", run.id())
                .param("version", run.draftVersion())
                .param("job", run.job())
                .param("total", run.total())
                .param("by", run.startedBy())
                .param("at", Timestamp.from(run.startedAt()))
                .param("tickets", tickets.toArray(UUID[]::new))
                .update();
    }

    Optional<Run> find(UUID tenant, String pack) {
        return db.sql("select * from what_if where tenant_id = :tenant and pack = :pack")
                .param("tenant", tenant)
                .param("pack", pack)
                .query((row, _) -> new Run(
                        row.getObject("id", UUID.class),
                        pack,
                        row.getLong("draft_version"),
                        row.getObject("job", UUID.class),
                        row.getInt("total"),
                        row.getObject("started_by", UUID.class),
                        row.getTimestamp("started_at").toInstant()))
                .optional();
    }

    /** @return whether there was one */
    boolean discard(UUID tenant, String pack) {
        return db.sql("delete from what_if where tenant_id = :tenant and pack = :pack")
                        .param("tenant", tenant)
                        .param("pack", pack)
                        .update()
                > 0;
    }

    void record(UUID tenant, String pack, UUID ticket, Verdict verdict) {
        db.sql("""
            update what_if_request
            set difference = :difference, reason = :reason, at = :at, steps = :steps,
                course_then = :then::jsonb, course_now = :now::jsonb, minutes_then = :minutes_then, minutes_now = :minutes_now
            where tenant_id = :tenant and pack = :pack and ticket = :ticket
            """)
                .param("tenant", tenant)
                .param("pack", pack)
                .param("ticket", ticket)
                .param("difference", verdict.difference().name())
                .param(
                        "reason",
                        verdict.reason() == null ? null : verdict.reason().name())
                .param("at", verdict.at())
                .param("steps", verdict.steps().toArray(String[]::new))
                .param("then", json.text(verdict.then()))
                .param("now", verdict.now() == null ? null : json.text(verdict.now()))
                .param("minutes_then", verdict.then().minutes())
                .param(
                        "minutes_now",
                        verdict.now() == null ? null : verdict.now().minutes())
                .update();
    }

    /** How many of each kind, for each reason that something cannot be told apart. */
    List<Count> counts(UUID tenant, String pack) {
        return db.sql("""
            select difference, reason, count(*) requests from what_if_request
            where tenant_id = :tenant and pack = :pack and difference is not null
            group by difference, reason order by requests desc
            """)
                .param("tenant", tenant)
                .param("pack", pack)
                .query((row, _) ->
                        new Count(Difference.valueOf(row.getString("difference")), reason(row), row.getInt("requests")))
                .list();
    }

    Ended ended(UUID tenant, String pack) {
        return db.sql("""
            select percentile_disc(0.5) within group (order by minutes_then) minutes_then,
                   percentile_disc(0.5) within group (order by minutes_now) minutes_now,
                   count(*) filter (where (course_then ->> 'breached')::boolean) breaches_then,
                   count(*) filter (where (course_now ->> 'breached')::boolean) breaches_now
            from what_if_request
            where tenant_id = :tenant and pack = :pack and minutes_then is not null and minutes_now is not null
            """)
                .param("tenant", tenant)
                .param("pack", pack)
                .query((row, _) -> new Ended(
                        row.getObject("minutes_then", Long.class),
                        row.getObject("minutes_now", Long.class),
                        row.getInt("breaches_then"),
                        row.getInt("breaches_now")))
                .single();
    }

    /** @param after the number of the last row before */
    List<Line> lines(
            UUID tenant, String pack, @Nullable Difference difference, @Nullable Reason reason, long after, int limit) {
        return db.sql("""
            select * from what_if_request
            where tenant_id = :tenant and pack = :pack and position > :after and difference is not null
              and (:difference::text is null or difference = :difference) and (:reason::text is null or reason = :reason)
            order by position limit :limit
            """)
                .param("tenant", tenant)
                .param("pack", pack)
                .param("difference", difference == null ? null : difference.name())
                .param("reason", reason == null ? null : reason.name())
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> line(row))
                .list();
    }

    Optional<Line> line(UUID tenant, String pack, int number) {
        return lines(tenant, pack, null, null, number - 1L, 1).stream()
                .filter(line -> line.number() == number)
                .findFirst();
    }

    @Override
    @Transactional
    public void purge(UUID tenant) {
        db.sql("delete from what_if where tenant_id = :tenant and started_at < :before")
                .param("tenant", tenant)
                .param("before", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    private Line line(ResultSet row) throws SQLException {
        String now = row.getString("course_now");
        return new Line(
                row.getInt("position"),
                row.getObject("ticket", UUID.class),
                new Verdict(
                        Difference.valueOf(row.getString("difference")),
                        List.of((String[]) row.getArray("steps").getArray()),
                        reason(row),
                        Objects.requireNonNull(row.getString("at")),
                        json.read(row.getString("course_then"), Course.class),
                        now == null ? null : json.read(now, Course.class)));
    }

    private static @Nullable Reason reason(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return reason == null ? null : Reason.valueOf(reason);
    }
}
