package io.assent.design;

import io.assent.design.Migrations.Line;
import io.assent.design.Migrations.Run;
import io.assent.design.Migrations.State;
import io.assent.design.Migrations.StateCount;
import io.assent.shared.Json;
import io.assent.shared.TenantPurge;
import io.assent.tickets.RunningTickets.Running;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rows of migrations: one for each pack, with one for each of its requests. */
@Component
class MigrationStore implements TenantPurge {

    private static final Duration KEPT = Duration.ofDays(30);

    /** What was to be moved when nothing is under way any more did not move. */
    private static final String STATE = "case when state = 'CHOSEN' and not :underWay then 'REFUSED' else state end";

    private final JdbcClient db;
    private final Json json;
    private final Clock clock;

    MigrationStore(JdbcClient db, Json json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** In the place of the last one. */
    void replace(UUID tenant, Run run, List<Running> requests) {
        discard(tenant, run.pack());
        db.sql("""
            with started as (
                insert into migration (tenant_id, pack, id, release_id, job, total, started_by, started_at)
                values (:tenant, :pack, :id, :release, :job, :total, :by, :at))
            insert into migration_request (tenant_id, pack, position, ticket, release_id)
            select :tenant, :pack, position, ticket, release
            from unnest(:tickets::uuid[], :releases::uuid[]) with ordinality as found (ticket, release, position)
            """)
                .param("tenant", tenant)
                .param("pack", run.pack())
                .param("id", run.id())
                .param("release", run.release())
                .param("job", run.job())
                .param("total", run.total())
                .param("by", run.startedBy())
                .param("at", Timestamp.from(run.startedAt()))
                .param("tickets", requests.stream().map(Running::ticket).toArray(UUID[]::new))
                .param("releases", requests.stream().map(Running::release).toArray(UUID[]::new))
                .update();
    }

    Optional<Run> find(UUID tenant, String pack) {
        return find(tenant, pack, "");
    }

    /** The same; who starts or moves one too waits until the transaction ends. */
    Optional<Run> lock(UUID tenant, String pack) {
        return find(tenant, pack, "for update");
    }

    private Optional<Run> find(UUID tenant, String pack, String how) {
        return db.sql("select * from migration where tenant_id = :tenant and pack = :pack " + how)
                .param("tenant", tenant)
                .param("pack", pack)
                .query((row, _) -> new Run(
                        row.getObject("id", UUID.class),
                        pack,
                        row.getObject("release_id", UUID.class),
                        row.getObject("job", UUID.class),
                        row.getBoolean("moving"),
                        row.getInt("total"),
                        row.getObject("started_by", UUID.class),
                        row.getTimestamp("started_at").toInstant()))
                .optional();
    }

    void discard(UUID tenant, String pack) {
        db.sql("delete from migration where tenant_id = :tenant and pack = :pack")
                .param("tenant", tenant)
                .param("pack", pack)
                .update();
    }

    /** Takes those that can be moved. @param numbers absent for all of them. @return the tickets */
    List<UUID> choose(UUID tenant, String pack, @Nullable List<Integer> numbers) {
        return db.sql("""
            with chosen as (
                update migration_request set state = 'CHOSEN'
                where tenant_id = :tenant and pack = :pack and state = 'MOVABLE'
                  and (:numbers::int[] is null or position = any(:numbers))
                returning position, ticket)
            select ticket from chosen order by position
            """)
                .param("tenant", tenant)
                .param("pack", pack)
                .param("numbers", numbers == null ? null : numbers.toArray(Integer[]::new))
                .query(UUID.class)
                .list();
    }

    void moving(UUID tenant, String pack, UUID job) {
        db.sql("update migration set moving = true, job = :job where tenant_id = :tenant and pack = :pack")
                .param("tenant", tenant)
                .param("pack", pack)
                .param("job", job)
                .update();
    }

    void record(UUID tenant, String pack, UUID ticket, State state, Outlook outlook) {
        db.sql("""
            update migration_request set state = :state, outlook = :outlook::jsonb
            where tenant_id = :tenant and pack = :pack and ticket = :ticket
            """)
                .param("tenant", tenant)
                .param("pack", pack)
                .param("ticket", ticket)
                .param("state", state.name())
                .param("outlook", json.text(outlook))
                .update();
    }

    List<StateCount> counts(UUID tenant, String pack, boolean underWay) {
        return db.sql("select " + STATE + " as told, count(*) requests from migration_request"
                        + " where tenant_id = :tenant and pack = :pack group by told order by told")
                .param("tenant", tenant)
                .param("pack", pack)
                .param("underWay", underWay)
                .query((row, _) -> new StateCount(State.valueOf(row.getString("told")), row.getInt("requests")))
                .list();
    }

    /** @param after the number of the last row before */
    List<Line> lines(UUID tenant, String pack, boolean underWay, @Nullable State state, long after, int limit) {
        return db.sql("select *, " + STATE + " as told from migration_request"
                        + " where tenant_id = :tenant and pack = :pack and position > :after"
                        + " and (:state::text is null or " + STATE + " = :state) order by position limit :limit")
                .param("tenant", tenant)
                .param("pack", pack)
                .param("underWay", underWay)
                .param("state", state == null ? null : state.name())
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> line(row))
                .list();
    }

    @Override
    @Transactional
    public void purge(UUID tenant) {
        db.sql("delete from migration where tenant_id = :tenant and started_at < :before")
                .param("tenant", tenant)
                .param("before", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    private Line line(ResultSet row) throws SQLException {
        String outlook = row.getString("outlook");
        return new Line(
                row.getInt("position"),
                row.getObject("ticket", UUID.class),
                row.getObject("release_id", UUID.class),
                State.valueOf(row.getString("told")),
                outlook == null ? null : json.read(outlook, Outlook.class));
    }
}
