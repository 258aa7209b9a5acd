package io.assent.shared.live;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of live events. Only what lies below every running transaction is read: nothing can appear there any more. */
@Repository
class LiveLog {

    /** An event on its way into the log. */
    record Entry(
            UUID tenant,
            LiveTopic topic,
            String type,
            @Nullable UUID ticket) {}

    private static final String COLUMNS = "xid::text, id, tenant_id, kind, recipient, type, ticket_id, at";

    private final JdbcClient db;

    LiveLog(JdbcClient db) {
        this.db = db;
    }

    void append(Collection<Entry> entries) {
        db.sql("""
            insert into live_event (tenant_id, kind, recipient, type, ticket_id)
            select * from unnest(:tenants::uuid[], :kinds::text[], :recipients::uuid[], :types::text[], :tickets::uuid[])
            """)
                .param("tenants", entries.stream().map(Entry::tenant).toArray(UUID[]::new))
                .param(
                        "kinds",
                        entries.stream().map(e -> e.topic().kind().name()).toArray(String[]::new))
                .param(
                        "recipients",
                        entries.stream().map(e -> e.topic().recipient()).toArray(UUID[]::new))
                .param("types", entries.stream().map(Entry::type).toArray(String[]::new))
                .param("tickets", entries.stream().map(Entry::ticket).toArray(UUID[]::new))
                .update();
    }

    /** Before everything that is still to come. */
    LiveCursor now() {
        return db.sql("select pg_snapshot_xmin(pg_current_snapshot())::text")
                .query((row, _) -> new LiveCursor(Long.parseLong(row.getString(1)), 0))
                .single();
    }

    List<LiveEvent> after(LiveCursor cursor, int limit) {
        return db.sql("select " + COLUMNS + """
             from live_event
             where (xid, id) > (:xid::text::xid8, :id) and xid < pg_snapshot_xmin(pg_current_snapshot())
             order by xid, id limit :limit
            """)
                .param("xid", Long.toString(cursor.transaction()))
                .param("id", cursor.id())
                .param("limit", limit)
                .query(LiveLog::event)
                .list();
    }

    /** What was told to the recipients after one cursor, up to and with another. */
    List<LiveEvent> between(
            LiveCursor from, LiveCursor to, UUID tenant, LiveTopic.Kind kind, Collection<UUID> recipients, int limit) {
        return db.sql("select " + COLUMNS + """
             from live_event
             where recipient = any(:recipients) and kind = :kind and tenant_id = :tenant
               and (xid, id) > (:from::text::xid8, :fromId) and (xid, id) <= (:to::text::xid8, :toId)
             order by xid, id limit :limit
            """)
                .param("recipients", recipients.toArray(UUID[]::new))
                .param("kind", kind.name())
                .param("tenant", tenant)
                .param("from", Long.toString(from.transaction()))
                .param("fromId", from.id())
                .param("to", Long.toString(to.transaction()))
                .param("toId", to.id())
                .param("limit", limit)
                .query(LiveLog::event)
                .list();
    }

    boolean contains(LiveCursor cursor) {
        return db.sql("select exists (select 1 from live_event where xid = :xid::text::xid8 and id = :id)")
                .param("xid", Long.toString(cursor.transaction()))
                .param("id", cursor.id())
                .query(Boolean.class)
                .single();
    }

    int purge(Duration olderThan) {
        return db.sql("delete from live_event where at < now() - make_interval(secs => :seconds)")
                .param("seconds", olderThan.toSeconds())
                .update();
    }

    private static LiveEvent event(ResultSet row, int number) throws SQLException {
        return new LiveEvent(
                new LiveCursor(Long.parseLong(row.getString(1)), row.getLong(2)),
                row.getObject(3, UUID.class),
                new LiveTopic(LiveTopic.Kind.valueOf(row.getString(4)), row.getObject(5, UUID.class)),
                row.getString(6),
                row.getObject(7, UUID.class),
                row.getObject(8, OffsetDateTime.class).toInstant());
    }
}
