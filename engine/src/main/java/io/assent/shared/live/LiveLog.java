package io.assent.shared.live;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of live events. It is read by snapshots: what is visible in one and was not in the one before is new, in whichever
 * order transactions took their numbers and committed.
 */
@Repository
class LiveLog {

    /** An event on its way into the log. */
    record Entry(
            UUID tenant,
            LiveTopic topic,
            String type,
            @Nullable UUID ticket) {}

    /**
     * The log at one moment.
     *
     * @param epoch another one after a crash, which empties the log
     * @param forgotten the youngest transaction whose events were removed
     */
    record State(String epoch, long forgotten, LiveSnapshot seen) {}

    /** What became visible up to a moment. */
    record News(State state, List<LiveEvent> events) {}

    private record Row(State state, @Nullable LiveEvent event) {}

    private static final String COLUMNS = "id, tenant_id, kind, recipient, type, ticket_id, at";

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

    State now() {
        return db.sql("select epoch, forgotten::text, pg_current_snapshot()::text from live_log")
                .query((row, _) -> state(row))
                .optional()
                .orElseGet(this::begin);
    }

    /** @return at most {@code limit} events, and the moment at which there were no others */
    News since(LiveSnapshot before, int limit) {
        List<Row> rows = db.sql("select epoch, forgotten::text, pg_current_snapshot()::text, " + COLUMNS + """
             from live_log left join lateral (
                 select * from live_event
                 where xid >= :next::text::xid8 or xid = any(:running::text[]::xid8[])
                 order by id limit :limit) as event on true
             order by id
            """)
                .param("next", Long.toString(before.next()))
                .param("running", running(before))
                .param("limit", limit)
                .query((row, _) -> new Row(state(row), row.getObject(4) == null ? null : event(row, 4)))
                .list();
        State state = rows.isEmpty() ? begin() : rows.getLast().state();
        return new News(
                state, rows.stream().map(Row::event).filter(Objects::nonNull).toList());
    }

    /** What a subscription wants of what became visible between two snapshots, with an id above the given one. */
    List<LiveEvent> between(
            LiveSnapshot before, LiveSnapshot seen, long above, LiveSubscription subscription, int limit) {
        return db.sql("select " + COLUMNS + """
             from live_event
             where recipient = any(:recipients) and kind = any(:kinds) and tenant_id = :tenant and id > :above
               and (xid >= :next::text::xid8 or xid = any(:running::text[]::xid8[]))
               and pg_visible_in_snapshot(xid, :seen::text::pg_snapshot)
             order by id limit :limit
            """)
                .param(
                        "recipients",
                        subscription.topics().stream().map(LiveTopic::recipient).toArray(UUID[]::new))
                .param(
                        "kinds",
                        subscription.topics().stream()
                                .map(topic -> topic.kind().name())
                                .toArray(String[]::new))
                .param("tenant", subscription.tenant())
                .param("above", above)
                .param("next", Long.toString(before.next()))
                .param("running", running(before))
                .param("seen", seen.forDatabase())
                .param("limit", limit)
                .query((row, _) -> event(row, 1))
                .list();
    }

    void purge(Duration olderThan) {
        db.sql("""
            with gone as (delete from live_event where at < now() - make_interval(secs => :seconds) returning xid)
            update live_log set forgotten = greatest(forgotten, youngest)
            from (select max(xid) as youngest from gone) as removed where youngest is not null
            """).param("seconds", olderThan.toSeconds()).update();
    }

    /** After a crash the log is empty, and so is what is known of it. */
    private State begin() {
        db.sql("insert into live_log default values on conflict do nothing").update();
        return now();
    }

    private static String[] running(LiveSnapshot snapshot) {
        return snapshot.running().stream().map(String::valueOf).toArray(String[]::new);
    }

    private static State state(ResultSet row) throws SQLException {
        return new State(row.getString(1), Long.parseLong(row.getString(2)), LiveSnapshot.ofDatabase(row.getString(3)));
    }

    private static LiveEvent event(ResultSet row, int first) throws SQLException {
        return new LiveEvent(
                row.getLong(first),
                row.getObject(first + 1, UUID.class),
                new LiveTopic(LiveTopic.Kind.valueOf(row.getString(first + 2)), row.getObject(first + 3, UUID.class)),
                row.getString(first + 4),
                row.getObject(first + 5, UUID.class),
                row.getObject(first + 6, OffsetDateTime.class).toInstant());
    }
}
