package io.assent.notifications;

import io.assent.shared.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
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

    /** Puts it into a new batch. @return false when it was sent or still waits */
    boolean again(UUID tenant, UUID delivery, UUID batch, Instant now) {
        return db.sql("""
            update delivery
            set state = 'WAITING', batch = :batch, attempts = 0, next_attempt_at = :now, finished_at = null
            where id = :id and tenant_id = :tenant and state in ('DEAD', 'NOT_CONFIGURED')
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
    List<Delivery> list(UUID tenant, Delivery.@Nullable State state, @Nullable UUID before, int limit) {
        return db.sql("""
            select * from delivery
            where tenant_id = :tenant and (:state::text is null or state = :state) and (:before::uuid is null or id < :before)
            order by id desc limit :limit
            """)
                .param("tenant", tenant)
                .param("state", state == null ? null : state.name())
                .param("before", before)
                .param("limit", limit)
                .query(this::delivery)
                .list();
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
