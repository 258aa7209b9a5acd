package io.assent.tickets;

import io.assent.shared.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of tickets. */
@Component
class TicketStore {

    static final String COLUMNS = """
        t.id, t.tenant_id, t.number, t.type, t.release_id, t.title, t.description, t.status, t.priority, t.category,
        t.requester_id, t.department_id, t.assignee_id, t.due_date, t.custom_fields, t.amount, t.currency, t.tags,
        t.watchers, t.revision, t.version, t.created_at, t.updated_at, t.submitted_at, t.completed_at, t.held
        """;

    private final JdbcClient jdbc;
    private final Json json;

    TicketStore(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<TicketView> find(UUID tenant, UUID id, boolean lock) {
        return jdbc.sql("select " + COLUMNS + " from ticket t where t.tenant_id = :tenant and t.id = :id"
                        + (lock ? " for no key update" : ""))
                .param("tenant", tenant)
                .param("id", id)
                .query(this::view)
                .optional();
    }

    List<TicketView> find(UUID tenant, Collection<UUID> ids) {
        return jdbc.sql("select " + COLUMNS + " from ticket t where t.tenant_id = :tenant and t.id = any(:ids)")
                .param("tenant", tenant)
                .param("ids", ids.toArray(UUID[]::new))
                .query(this::view)
                .list();
    }

    Map<UUID, String> numbers(UUID tenant, Collection<UUID> ids) {
        return jdbc
                .sql("select id, number from ticket where tenant_id = :tenant and id = any(:ids) and number is not"
                        + " null")
                .param("tenant", tenant)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, _) -> Map.entry(row.getObject("id", UUID.class), row.getString("number")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<UUID> numbered(UUID tenant, String number) {
        return jdbc.sql("select id from ticket where tenant_id = :tenant and number = :number")
                .param("tenant", tenant)
                .param("number", number)
                .query(UUID.class)
                .optional();
    }

    List<TicketView> lock(UUID tenant, Collection<UUID> ids) {
        return jdbc.sql("select " + COLUMNS + " from ticket t where t.tenant_id = :tenant and t.id = any(:ids)"
                        + " order by t.id for no key update")
                .param("tenant", tenant)
                .param("ids", ids.toArray(UUID[]::new))
                .query(this::view)
                .list();
    }

    void insert(Ticket t) {
        bind(jdbc.sql("""
            insert into ticket (id, tenant_id, number, type, release_id, title, description, status,
                priority, category, requester_id, department_id, assignee_id, due_date, custom_fields,
                amount, currency, tags, watchers, revision, version, created_at, updated_at,
                submitted_at, completed_at)
            values (:id, :tenant, :number, :type, :release, :title, :description, :status, :priority,
                :category, :requester, :department, :assignee, :dueDate, :customFields::jsonb, :amount,
                :currency, :tags, :watchers, :revision, :version, :createdAt, :updatedAt,
                :submittedAt, :completedAt)
            """), t)
                .param("type", t.type)
                .param("requester", t.requester)
                .param("createdAt", at(t.createdAt))
                .update();
    }

    void update(Ticket t) {
        bind(jdbc.sql("""
            update ticket set number = :number, release_id = :release, title = :title,
                description = :description, status = :status, priority = :priority,
                category = :category, department_id = :department, assignee_id = :assignee,
                due_date = :dueDate, custom_fields = :customFields::jsonb, amount = :amount,
                currency = :currency, tags = :tags, watchers = :watchers, revision = :revision,
                version = :version, held = :held, updated_at = :updatedAt, submitted_at = :submittedAt,
                completed_at = :completedAt
            where tenant_id = :tenant and id = :id
            """), t).update();
    }

    /** Words found by search: the number and title weigh more than the description and the form. */
    void index(Ticket t) {
        jdbc.sql("""
            insert into ticket_text (ticket_id, tenant_id, document, title)
            values (:id, :tenant, ticket_words(:head, :body, :customFields::jsonb),
                btrim(regexp_replace(lower(:title), '[^[:alnum:]]+', ' ', 'g')))
            on conflict (ticket_id) do update set document = excluded.document, title = excluded.title
            """)
                .param("id", t.id)
                .param("tenant", t.tenant)
                .param("head", (t.number == null ? "" : t.number + " ") + t.title)
                .param("title", t.title)
                .param("body", t.description)
                .param("customFields", json.text(t.customFields))
                .update();
    }

    void delete(UUID tenant, UUID id) {
        for (String table : List.of("ticket_reader", "ticket_text")) {
            jdbc.sql("delete from " + table + " where tenant_id = :tenant and ticket_id = :id")
                    .param("tenant", tenant)
                    .param("id", id)
                    .update();
        }
        jdbc.sql("delete from ticket where tenant_id = :tenant and id = :id")
                .param("tenant", tenant)
                .param("id", id)
                .update();
    }

    /** Whoever may read a ticket may read what its process started. */
    void share(UUID tenant, Collection<Reader> readers) {
        jdbc.sql("""
            insert into ticket_reader (tenant_id, ticket_id, principal)
            with shared (ticket, principal) as (select * from unnest(:tickets::uuid[], :principals::uuid[]))
            select :tenant, ticket, principal from shared
            union
            select :tenant, l.target, s.principal from shared s
            join ticket_link l on l.tenant_id = :tenant and l.source = s.ticket and l.step is not null
            on conflict do nothing
            """)
                .param("tenant", tenant)
                .param("tickets", readers.stream().map(Reader::ticket).toArray(UUID[]::new))
                .param("principals", readers.stream().map(Reader::principal).toArray(UUID[]::new))
                .update();
    }

    void unshare(UUID tenant, UUID ticket, UUID principal) {
        jdbc.sql("""
            delete from ticket_reader where tenant_id = :tenant and ticket_id = :ticket and principal = :principal
            """)
                .param("tenant", tenant)
                .param("ticket", ticket)
                .param("principal", principal)
                .update();
    }

    /** Persons and groups with whom the ticket was shared. */
    Set<UUID> readers(UUID tenant, UUID ticket) {
        return jdbc.sql("select principal from ticket_reader where tenant_id = :tenant and ticket_id = :ticket")
                .param("tenant", tenant)
                .param("ticket", ticket)
                .query(UUID.class)
                .set();
    }

    boolean isReader(UUID tenant, UUID ticket, Collection<UUID> principals) {
        return jdbc.sql("""
            select exists (select 1 from ticket_reader
            where tenant_id = :tenant and ticket_id = :ticket and principal = any(:principals))
            """)
                .param("tenant", tenant)
                .param("ticket", ticket)
                .param("principals", principals.toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }

    /** Those of the tickets that were shared with one of the principals. */
    Set<UUID> shared(UUID tenant, Collection<UUID> tickets, Collection<UUID> principals) {
        return jdbc.sql("""
            select distinct ticket_id from ticket_reader
            where tenant_id = :tenant and principal = any(:principals) and ticket_id = any(:tickets)
            """)
                .param("tenant", tenant)
                .param("tickets", tickets.toArray(UUID[]::new))
                .param("principals", principals.toArray(UUID[]::new))
                .query(UUID.class)
                .set();
    }

    /** Reserves a block of numbers. @return the first of the block */
    int reserve(UUID tenant, String prefix, int year, int block) {
        return jdbc.sql("""
            insert into ticket_number (tenant_id, prefix, year, next) values (:tenant, :prefix, :year, :block + 1)
            on conflict (tenant_id, prefix, year) do update set next = ticket_number.next + :block
            returning next - :block
            """)
                .param("tenant", tenant)
                .param("prefix", prefix)
                .param("year", year)
                .param("block", block)
                .query(Integer.class)
                .single();
    }

    TicketView view(ResultSet row, int index) throws SQLException {
        return new TicketView(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                Objects.requireNonNull(row.getObject("tenant_id", UUID.class)),
                row.getString("number"),
                row.getString("type"),
                Objects.requireNonNull(row.getObject("release_id", UUID.class)),
                row.getString("title"),
                row.getString("description"),
                Status.valueOf(row.getString("status")),
                Priority.valueOf(row.getString("priority")),
                row.getString("category"),
                Objects.requireNonNull(row.getObject("requester_id", UUID.class)),
                row.getObject("department_id", UUID.class),
                row.getObject("assignee_id", UUID.class),
                instant(row, "due_date"),
                json.map(row.getString("custom_fields")),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                List.of((String[]) row.getArray("tags").getArray()),
                Arrays.asList((UUID[]) row.getArray("watchers").getArray()),
                row.getInt("revision"),
                row.getLong("version"),
                Objects.requireNonNull(instant(row, "created_at")),
                Objects.requireNonNull(instant(row, "updated_at")),
                instant(row, "submitted_at"),
                instant(row, "completed_at"),
                row.getString("held"));
    }

    private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql, Ticket t) {
        return sql.param("id", t.id)
                .param("tenant", t.tenant)
                .param("number", t.number)
                .param("release", t.release)
                .param("title", t.title)
                .param("description", t.description)
                .param("status", t.status.name())
                .param("priority", t.priority.name())
                .param("category", t.category)
                .param("department", t.department)
                .param("assignee", t.assignee)
                .param("dueDate", at(t.dueDate))
                .param("customFields", json.text(t.customFields))
                .param("amount", t.amount)
                .param("currency", t.currency)
                .param("tags", t.tags.toArray(String[]::new))
                .param("watchers", t.watchers.toArray(UUID[]::new))
                .param("revision", t.revision)
                .param("version", t.version)
                .param("held", t.held)
                .param("updatedAt", at(t.updatedAt))
                .param("submittedAt", at(t.submittedAt))
                .param("completedAt", at(t.completedAt));
    }

    static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** One more who may read a ticket. */
    record Reader(UUID ticket, UUID principal) {}
}
