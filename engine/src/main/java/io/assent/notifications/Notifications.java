package io.assent.notifications;

import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Json;
import io.assent.shared.Page;
import io.assent.shared.Refusal;
import io.assent.shared.web.Cursor;
import io.assent.shared.web.Total;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person finds under the bell, newest first. */
@Service
@Transactional
public class Notifications {

    private static final int MOST_COUNTED = 1_000;

    private final JdbcClient db;
    private final Json json;
    private final People people;
    private final Templates templates;
    private final Preferences preferences;
    private final Clock clock;

    Notifications(JdbcClient db, Json json, People people, Templates templates, Preferences preferences, Clock clock) {
        this.db = db;
        this.json = json;
        this.people = people;
        this.templates = templates;
        this.preferences = preferences;
        this.clock = clock;
    }

    private record Row(
            UUID id,
            NotificationEvent event,
            @Nullable UUID ticket,
            @Nullable UUID actor,
            Map<String, Object> facts,
            Instant createdAt,
            @Nullable Instant readAt) {}

    @Transactional(readOnly = true)
    public Page<Notification> of(Caller caller, boolean unreadOnly, @Nullable String cursor, int limit) {
        List<Row> rows = db.sql("""
            select id, event, ticket_id, actor, facts, created_at, read_at from notification
            where person = :person and tenant_id = :tenant
              and (not :unread or read_at is null) and (:before::uuid is null or id < :before)
            order by id desc limit :limit
            """)
                .param("person", caller.person())
                .param("tenant", caller.tenant())
                .param("unread", unreadOnly)
                .param("before", cursor == null ? null : position(cursor))
                .param("limit", limit + 1)
                .query(this::row)
                .list();
        PersonView reader = people.find(caller.tenant(), caller.person()).orElseThrow(() -> Refusal.notFound("person"));
        String language = Templates.language(preferences.of(caller).language(), reader);
        Page<Row> page =
                Page.of(rows, limit, row -> Cursor.of(row.id()), Total.ifAsked(() -> count(caller, unreadOnly)));
        return new Page<>(
                page.items().stream().map(row -> spoken(row, reader, language)).toList(),
                page.nextCursor(),
                page.total());
    }

    private long count(Caller caller, boolean unreadOnly) {
        return db.sql("""
            select count(*) from (
                select 1 from notification
                where person = :person and tenant_id = :tenant and (not :unread or read_at is null)
                limit :most) counted
            """)
                .param("person", caller.person())
                .param("tenant", caller.tenant())
                .param("unread", unreadOnly)
                .param("most", Total.MOST)
                .query(Long.class)
                .single();
    }

    /** Counted up to a thousand. */
    @Transactional(readOnly = true)
    public int unread(Caller caller) {
        return db.sql("""
            select count(*) from (
                select 1 from notification
                where person = :person and tenant_id = :tenant and read_at is null limit :most) unread
            """)
                .param("person", caller.person())
                .param("tenant", caller.tenant())
                .param("most", MOST_COUNTED)
                .query(Integer.class)
                .single();
    }

    /** Marks the caller's own; ids of others are passed over. */
    public void read(Caller caller, Collection<UUID> notifications) {
        db.sql("""
            update notification set read_at = :now
            where person = :person and tenant_id = :tenant and read_at is null and id = any(:ids)
            """)
                .param("now", Timestamp.from(clock.instant()))
                .param("person", caller.person())
                .param("tenant", caller.tenant())
                .param("ids", notifications.toArray(UUID[]::new))
                .update();
    }

    public void readAll(Caller caller) {
        db.sql("""
            update notification set read_at = :now
            where person = :person and tenant_id = :tenant and read_at is null
            """)
                .param("now", Timestamp.from(clock.instant()))
                .param("person", caller.person())
                .param("tenant", caller.tenant())
                .update();
    }

    /** Marks everybody's as read that are older. */
    public void readBefore(UUID tenant, Instant instant) {
        db.sql("""
            update notification set read_at = :now
            where tenant_id = :tenant and read_at is null and created_at < :instant
            """)
                .param("now", Timestamp.from(clock.instant()))
                .param("tenant", tenant)
                .param("instant", Timestamp.from(instant))
                .update();
    }

    private Notification spoken(Row row, PersonView reader, String language) {
        Templates.Text text = templates.render(reader.tenant(), row.event(), language, reader.zone(), row.facts());
        PersonRef actor = row.actor() == null
                ? null
                : people.find(reader.tenant(), row.actor()).map(PersonRef::of).orElse(null);
        return new Notification(
                row.id(),
                row.event(),
                text.subject(),
                String.join("\n", text.paragraphs()),
                row.ticket() == null
                        ? null
                        : new Notification.About(row.ticket(), fact(row, "number"), fact(row, "title")),
                (String) row.facts().get(Notice.PATH),
                actor,
                row.createdAt(),
                row.readAt());
    }

    private static String fact(Row row, String name) {
        return Objects.toString(row.facts().get(name), "");
    }

    /** The id in a cursor. @throws Refusal when it has none */
    static UUID position(String cursor) {
        try {
            return UUID.fromString(
                    Objects.requireNonNullElse(Cursor.values(cursor, 1).getFirst(), ""));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(List.of(
                    new Refusal.Problem("/cursor", "INVALID", "Use next_cursor of the page before, unchanged.")));
        }
    }

    private Row row(ResultSet row, int number) throws SQLException {
        OffsetDateTime read = row.getObject("read_at", OffsetDateTime.class);
        return new Row(
                row.getObject("id", UUID.class),
                NotificationEvent.valueOf(row.getString("event")),
                row.getObject("ticket_id", UUID.class),
                row.getObject("actor", UUID.class),
                json.map(row.getString("facts")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                read == null ? null : read.toInstant());
    }
}
