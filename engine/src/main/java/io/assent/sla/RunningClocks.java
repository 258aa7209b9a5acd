package io.assent.sla;

import io.assent.tickets.Priority;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The clocks whose promise is neither kept nor broken yet, with what decides about them. */
@Repository
class RunningClocks {

    private static final String WITHIN = """
        c.tenant_id = :tenant and c.met_at is null and c.state <> 'BREACHED'
          and (:type::text is null or t.type = :type) and (:priority::text is null or t.priority = :priority)
          and (:customer::uuid is null or t.requester_id = :customer or t.department_id = :customer)
        """;

    private final JdbcClient db;
    private final SlaClockStore store;

    RunningClocks(JdbcClient db, SlaClockStore store) {
        this.db = db;
        this.store = store;
    }

    /** Of which tickets; what is absent does not restrict. */
    record Scope(
            @Nullable String type,
            @Nullable Priority priority,
            @Nullable UUID customer) {

        static final Scope ALL = new Scope(null, null, null);

        static Scope of(SlaPolicies.Key key) {
            return new Scope(key.requestType(), key.priority(), key.isForEverybody() ? null : key.customer());
        }
    }

    /** A clock and its ticket. */
    record Running(
            SlaClock clock, Measured ticket, @Nullable String number, String title) {}

    long count(UUID tenant, Scope scope) {
        return sql(
                        "select count(*) from sla_clock c join ticket t on t.id = c.ticket_id and t.tenant_id ="
                                + " :tenant where "
                                + WITHIN,
                        tenant,
                        scope)
                .query(Long.class)
                .single();
    }

    /** In the order of their tickets. @param after the last one of the page before */
    List<Running> page(UUID tenant, Scope scope, @Nullable SlaClock after, int limit) {
        return sql("""
            select c.*, t.type, t.priority, t.release_id, t.requester_id, t.department_id, t.number, t.title
            from sla_clock c join ticket t on t.id = c.ticket_id and t.tenant_id = :tenant
            where (:after::uuid is null or (c.ticket_id, c.promise) > (:after, :promise)) and
            """ + WITHIN + "order by c.ticket_id, c.promise limit :limit", tenant, scope)
                .param("after", after == null ? null : after.ticket())
                .param("promise", after == null ? "" : after.promise().name())
                .param("limit", limit)
                .query(this::running)
                .list();
    }

    private JdbcClient.StatementSpec sql(String text, UUID tenant, Scope scope) {
        return db.sql(text)
                .param("tenant", tenant)
                .param("type", scope.type())
                .param(
                        "priority",
                        scope.priority() == null ? null : scope.priority().name())
                .param("customer", scope.customer());
    }

    private Running running(ResultSet row, int number) throws SQLException {
        return new Running(
                store.clock(row, number),
                new Measured(
                        Objects.requireNonNull(row.getObject("tenant_id", UUID.class)),
                        row.getString("type"),
                        Priority.valueOf(row.getString("priority")),
                        Objects.requireNonNull(row.getObject("release_id", UUID.class)),
                        Objects.requireNonNull(row.getObject("requester_id", UUID.class)),
                        row.getObject("department_id", UUID.class)),
                row.getString("number"),
                row.getString("title"));
    }
}
