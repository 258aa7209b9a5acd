package io.assent.jobs;

import io.assent.jobs.ItemResult.Outcome;
import io.assent.jobs.JobView.State;
import io.assent.shared.Caller;
import io.assent.shared.Caller.Channel;
import io.assent.shared.Json;
import io.assent.shared.TenantPurge;
import io.assent.shared.web.RequestId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rows of jobs and of what came of their items. */
@Component
class JobStore implements TenantPurge {

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Json json;
    private final Clock clock;

    JobStore(JdbcClient jdbc, Json json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** A job that is not finished, as the node needs it that works on it. */
    record Open(
            String kind,
            UUID owner,
            Channel channel,
            @Nullable String address,
            @Nullable String request,
            String work) {}

    record Item(int position, String item) {}

    void add(UUID id, Caller by, String kind, Object work, List<String> items, Instant now) {
        jdbc.sql("""
            with started as (
                insert into job (id, tenant_id, kind, owner, channel, address, request_id, work, total, created_at)
                values (:id, :tenant, :kind, :owner, :channel, :address, :request, :work::jsonb, :total, :now))
            insert into job_item (tenant_id, job_id, position, item)
            select :tenant, :id, position, item from unnest(:items::text[]) with ordinality as named (item, position)
            """)
                .param("id", id)
                .param("tenant", by.tenant())
                .param("kind", kind)
                .param("owner", by.person())
                .param("channel", by.channel().name())
                .param("address", by.address())
                .param("request", RequestId.current())
                .param("work", json.text(work))
                .param("total", items.size())
                .param("now", utc(now))
                .param("items", items.toArray(String[]::new))
                .update();
    }

    /** Locks the job until the transaction ends, so that of two nodes one works on it; absent when it is finished or gone. */
    Optional<Open> open(UUID tenant, UUID id) {
        return jdbc.sql("""
            select kind, owner, channel, address, request_id, work from job
            where tenant_id = :tenant and id = :id and finished_at is null for update
            """)
                .param("tenant", tenant)
                .param("id", id)
                .query((row, _) -> new Open(
                        row.getString("kind"),
                        row.getObject("owner", UUID.class),
                        Channel.valueOf(row.getString("channel")),
                        row.getString("address"),
                        row.getString("request_id"),
                        row.getString("work")))
                .optional();
    }

    boolean isUnderWay(UUID tenant, UUID id) {
        return jdbc.sql("select exists (select 1 from job where tenant_id = :tenant and id = :id and finished_at is"
                        + " null)")
                .param("tenant", tenant)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** The first items without a result. */
    List<Item> next(UUID tenant, UUID id, int limit) {
        return jdbc.sql("""
            select position, item from job_item
            where tenant_id = :tenant and job_id = :id and outcome is null order by position limit :limit
            """)
                .param("tenant", tenant)
                .param("id", id)
                .param("limit", limit)
                .query(Item.class)
                .list();
    }

    void record(UUID tenant, UUID id, List<Item> items, List<ItemResult> results, Instant now) {
        jdbc.sql("""
            with noted as (
                update job_item set outcome = came.outcome, problem = came.problem::jsonb
                from unnest(:positions::int[], :outcomes::text[], :problems::text[]) as came (position, outcome, problem)
                where tenant_id = :tenant and job_id = :id and job_item.position = came.position)
            update job set done = done + :count, started_at = coalesce(started_at, :now),
                finished_at = case when done + :count >= total then :now::timestamptz end
            where tenant_id = :tenant and id = :id
            """)
                .param("tenant", tenant)
                .param("id", id)
                .param("positions", items.stream().map(Item::position).toArray(Integer[]::new))
                .param(
                        "outcomes",
                        results.stream().map(each -> each.outcome().name()).toArray(String[]::new))
                .param("problems", results.stream().map(this::problem).toArray(String[]::new))
                .param("count", results.size())
                .param("now", utc(now))
                .update();
    }

    Optional<JobView> find(UUID tenant, UUID id, UUID owner) {
        return jdbc.sql("select * from job where tenant_id = :tenant and id = :id and owner = :owner")
                .param("tenant", tenant)
                .param("id", id)
                .param("owner", owner)
                .query((row, _) -> view(tenant, row))
                .optional();
    }

    @Override
    @Transactional
    public void purge(UUID tenant) {
        jdbc.sql("delete from job where tenant_id = :tenant and finished_at < :before")
                .param("tenant", tenant)
                .param("before", utc(clock.instant().minus(KEPT)))
                .update();
    }

    private JobView view(UUID tenant, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Instant finished = instant(row, "finished_at");
        State state = row.getObject("started_at") == null ? State.WAITING : State.RUNNING;
        return new JobView(
                id,
                row.getString("kind"),
                finished == null ? state : State.DONE,
                row.getInt("done"),
                row.getInt("total"),
                results(tenant, id),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                finished);
    }

    private List<ItemResult> results(UUID tenant, UUID id) {
        return jdbc.sql("""
            select item, outcome, problem from job_item
            where tenant_id = :tenant and job_id = :id and outcome is not null order by position
            """)
                .param("tenant", tenant)
                .param("id", id)
                .query((row, _) -> {
                    String problem = row.getString("problem");
                    return new ItemResult(
                            row.getString("item"),
                            Outcome.valueOf(row.getString("outcome")),
                            problem == null ? null : json.read(problem, ItemProblem.class));
                })
                .list();
    }

    private @Nullable String problem(ItemResult result) {
        return result.problem() == null ? null : json.text(result.problem());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
