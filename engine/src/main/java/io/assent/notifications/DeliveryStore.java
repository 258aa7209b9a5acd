package io.assent.notifications;

import io.assent.shared.Json;
import io.assent.shared.web.Total;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of deliveries. */
@Repository
class DeliveryStore {

    private final JdbcClient db;
    private final Json json;

    DeliveryStore(JdbcClient db, Json json) {
        this.db = db;
        this.json = json;
    }

    List<Delivery> due(UUID tenant, UUID batch, Instant now) {
        return db.sql("""
            select * from delivery
            where batch = :batch and state = 'WAITING' and next_attempt_at <= :now and tenant_id = :tenant
            order by id
            """)
                .param("batch", batch)
                .param("now", Timestamp.from(now))
                .param("tenant", tenant)
                .query(this::delivery)
                .list();
    }

    Optional<Instant> nextAttempt(UUID tenant, UUID batch) {
        return db.sql("""
            select min(next_attempt_at) from delivery
            where batch = :batch and state = 'WAITING' and tenant_id = :tenant
            """)
                .param("batch", batch)
                .param("tenant", tenant)
                .query((row, _) -> Optional.ofNullable(instant(row, 1)))
                .single();
    }

    /** Writes how an attempt ended. */
    void attempted(
            UUID tenant,
            UUID delivery,
            Delivery.State state,
            @Nullable String error,
            Instant now,
            @Nullable Instant next) {
        db.sql("""
            update delivery
            set state = :state, attempts = attempts + 1, last_error = :error, next_attempt_at = :next,
                finished_at = case when :state = 'WAITING' then null else :now::timestamptz end
            where id = :id and tenant_id = :tenant
            """)
                .param("state", state.name())
                .param("error", error)
                .param("next", next == null ? null : Timestamp.from(next))
                .param("now", Timestamp.from(now))
                .param("id", delivery)
                .param("tenant", tenant)
                .update();
    }

    /** Puts it into a new batch. @return false when it was sent, or is being sent */
    boolean again(UUID tenant, UUID delivery, UUID batch, Instant now) {
        return db.sql("""
            update delivery
            set state = 'WAITING', batch = :batch, attempts = 0, next_attempt_at = :now, finished_at = null
            where id = :id and tenant_id = :tenant
              and (state in ('DEAD', 'NOT_CONFIGURED') or state = 'WAITING' and next_attempt_at > :now)
            """)
                        .param("batch", batch)
                        .param("now", Timestamp.from(now))
                        .param("id", delivery)
                        .param("tenant", tenant)
                        .update()
                == 1;
    }

    Optional<Delivery> find(UUID tenant, UUID delivery) {
        return db.sql("select * from delivery where id = :id and tenant_id = :tenant")
                .param("id", delivery)
                .param("tenant", tenant)
                .query(this::delivery)
                .optional();
    }

    /** Newest first. */
    List<Delivery> list(UUID tenant, Deliveries.Filter filter, @Nullable UUID before, int limit) {
        Map<String, Object> values = new HashMap<>(Map.of("tenant", tenant, "limit", limit));
        StringBuilder where = where(filter, values);
        narrow(where, values, "id < :before", "before", before);
        return db.sql("select * from delivery where " + where + " order by id desc limit :limit")
                .params(values)
                .query(this::delivery)
                .list();
    }

    /** Up to {@link Total#MOST}. */
    long count(UUID tenant, Deliveries.Filter filter) {
        Map<String, Object> values = new HashMap<>(Map.of("tenant", tenant, "most", Total.MOST));
        StringBuilder where = where(filter, values);
        return db.sql("select count(*) from (select 1 from delivery where " + where + " limit :most) as counted")
                .params(values)
                .query(Long.class)
                .single();
    }

    private static StringBuilder where(Deliveries.Filter filter, Map<String, Object> values) {
        StringBuilder where = new StringBuilder("tenant_id = :tenant");
        Delivery.State state = filter.state();
        narrow(where, values, "state = :state", "state", state == null ? null : state.name());
        narrow(where, values, "person = :person", "person", filter.recipient());
        narrow(where, values, "ticket_id = :ticket", "ticket", filter.ticket());
        return where;
    }

    private static void narrow(
            StringBuilder where, Map<String, Object> values, String condition, String name, @Nullable Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            values.put(name, value);
        }
    }

    private Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(
                row.getObject("id", UUID.class),
                NotificationChannel.valueOf(row.getString("channel")),
                row.getObject("person", UUID.class),
                NotificationEvent.valueOf(row.getString("event")),
                row.getObject("ticket_id", UUID.class),
                Delivery.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("last_error"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, row.findColumn("next_attempt_at")),
                instant(row, row.findColumn("finished_at")),
                new Delivery.Content(json.map(row.getString("facts")), row.getString("language")));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
