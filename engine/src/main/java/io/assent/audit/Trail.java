package io.assent.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assent.people.OrganisationChanged;
import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.Page;
import io.assent.shared.PerTransaction;
import io.assent.shared.web.Cursor;
import io.assent.shared.web.RequestId;
import io.assent.shared.web.Total;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The trail in its table. */
@Component
class Trail implements Audit, AuditTrail {

    /** Under which names an entry tells whom something was given to. */
    private static final List<String> WHOM = List.of("asked", "delegate", "assignee");

    private final JdbcClient db;
    private final ObjectMapper json;
    private final People people;
    private final Clock clock;
    private final PerTransaction<List<Row>> pending = new PerTransaction<>(ArrayList::new, this::write);

    Trail(JdbcClient db, ObjectMapper json, People people, Clock clock) {
        this.db = db;
        this.json = json;
        this.people = people;
        this.clock = clock;
    }

    /** Names are those of the columns. */
    record Row(
            UUID id,
            UUID tenantId,
            Instant at,
            UUID actor,
            @Nullable UUID onBehalfOf,
            String action,
            @Nullable UUID ticket,
            String subjectType,
            String subject,
            @Nullable Object before,
            @Nullable Object after,
            Caller.Channel channel,
            @Nullable String address,
            @Nullable String requestId) {}

    private record Read(Instant at, long seq, AuditEntry entry) {}

    @Override
    public void record(Caller by, Entry entry) {
        pending.get()
                .add(new Row(
                        Ids.next(),
                        by.tenant(),
                        clock.instant(),
                        by.person(),
                        entry.onBehalfOf(),
                        entry.action(),
                        entry.ticket(),
                        entry.subjectType(),
                        entry.subject(),
                        entry.before(),
                        entry.after(),
                        by.channel(),
                        by.address(),
                        RequestId.current()));
    }

    @EventListener
    void on(OrganisationChanged change) {
        record(
                change.by(),
                new Entry(
                        change.action(),
                        null,
                        change.subjectType(),
                        change.subject().toString(),
                        null,
                        change.before(),
                        change.after()));
    }

    private void write(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        db.sql("""
            insert into audit_entry (id, tenant_id, at, actor, on_behalf_of, action, ticket, subject_type, subject,
                                     before, after, channel, address, request_id)
            select id, tenant_id, at, actor, on_behalf_of, action, ticket, subject_type, subject,
                   before, after, channel, address, request_id
            from jsonb_to_recordset(:rows::jsonb) as entry(
                id uuid, tenant_id uuid, at timestamptz, actor uuid, on_behalf_of uuid, action text, ticket uuid,
                subject_type text, subject text, before jsonb, after jsonb, channel text, address text,
                request_id text)
            """).param("rows", text(rows)).update();
        rows.clear();
    }

    @Override
    @Transactional(readOnly = true)
    public Page<AuditEntry> of(UUID tenant, UUID ticket, @Nullable String cursor, int limit) {
        Page<AuditEntry> page = find(tenant, new Filter(null, null, ticket, null, null, null, null), cursor, limit);
        return new Page<>(
                page.items().stream().map(AuditEntry::withoutOrigin).toList(), page.nextCursor(), page.total());
    }

    @Override
    @Transactional(readOnly = true)
    public Page<AuditEntry> find(UUID tenant, Filter filter, @Nullable String cursor, int limit) {
        StringBuilder where = new StringBuilder("tenant_id = :tenant");
        Map<String, Object> values = new HashMap<>(Map.of("tenant", tenant, "limit", limit + 1));
        narrow(where, values, "actor = :actor", "actor", filter.actor());
        narrow(where, values, "action = :action", "action", filter.action());
        narrow(where, values, "ticket = :ticket", "ticket", filter.ticket());
        narrow(where, values, "subject_type = :subject_type", "subject_type", filter.subjectType());
        narrow(where, values, "subject = :subject", "subject", filter.subject());
        narrow(where, values, "at >= :from", "from", utc(filter.from()));
        narrow(where, values, "at < :to", "to", utc(filter.to()));
        Long total = Total.ifAsked(() -> count(where, values));
        if (cursor != null) {
            List<@Nullable String> last = Cursor.values(cursor, 2);
            narrow(where, values, "(at, seq) < (:last, :seq)", "last", utc(Cursor.instant(last.getFirst())));
            values.put("seq", Cursor.number(String.valueOf(last.getLast())));
        }
        List<Read> rows = db.sql(
                        "select * from audit_entry where " + where + " order by at desc, seq desc limit :limit")
                .params(values)
                .query((row, _) -> new Read(instant(row), row.getLong("seq"), entry(tenant, row)))
                .list();
        Page<Read> page = Page.of(rows, limit, last -> Cursor.of(last.at(), last.seq()), total);
        return new Page<>(page.items().stream().map(Read::entry).toList(), page.nextCursor(), page.total());
    }

    private long count(CharSequence where, Map<String, Object> values) {
        return db.sql("select count(*) from (select 1 from audit_entry where " + where + " limit :most) as counted")
                .params(values)
                .param("most", Total.MOST)
                .query(Long.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> actions(UUID tenant) {
        // from one to the next through the index: the trail is long, and its words are few
        return db.sql("""
            with recursive word as (
                (select action from audit_entry where tenant_id = :tenant order by action limit 1)
                union all
                select (select entry.action from audit_entry entry
                        where entry.tenant_id = :tenant and entry.action > word.action
                        order by entry.action limit 1)
                from word where word.action is not null)
            select action from word where action is not null
            """).param("tenant", tenant).query(String.class).list();
    }

    private static void narrow(
            StringBuilder where, Map<String, Object> values, String condition, String name, @Nullable Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            values.put(name, value);
        }
    }

    private AuditEntry entry(UUID tenant, ResultSet row) throws SQLException {
        JsonNode after = node(row.getString("after"));
        return new AuditEntry(
                row.getObject("id", UUID.class),
                instant(row),
                person(tenant, row.getObject("actor", UUID.class)),
                person(tenant, row.getObject("on_behalf_of", UUID.class)),
                after == null ? List.of() : whom(tenant, after),
                row.getString("action"),
                row.getObject("ticket", UUID.class),
                row.getString("subject_type"),
                row.getString("subject"),
                node(row.getString("before")),
                after,
                Caller.Channel.valueOf(row.getString("channel")),
                row.getString("address"),
                row.getString("request_id"));
    }

    private List<PersonRef> whom(UUID tenant, JsonNode after) {
        return WHOM.stream()
                .map(after::path)
                .flatMap(named -> named.isArray() ? named.valueStream() : Stream.of(named))
                .filter(JsonNode::isTextual)
                .map(id -> person(tenant, UUID.fromString(id.asText())))
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable PersonRef person(UUID tenant, @Nullable UUID id) {
        return id == null ? null : people.find(tenant, id).map(PersonRef::of).orElse(null);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class).toInstant();
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("An audit entry cannot be written as JSON", e);
        }
    }

    private @Nullable JsonNode node(@Nullable String text) {
        try {
            return text == null ? null : json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An audit entry cannot be read as JSON", e);
        }
    }
}
