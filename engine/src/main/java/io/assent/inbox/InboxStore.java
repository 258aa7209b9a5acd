package io.assent.inbox;

import io.assent.inbox.InboxEntry.TicketLine;
import io.assent.inbox.InboxItem.Kind;
import io.assent.shared.Json;
import io.assent.tickets.Status;
import io.assent.tickets.TicketView;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the inbox; every change is one or two statements, however many items it touches. */
@Component
class InboxStore {

    static final String COLUMNS = """
        i.id, i.kind, i.ticket, i.ticket_number, i.title, i.ticket_type, i.status, i.rank, i.requester, i.requester_name,
        i.amount, i.currency, i.task, i.node, i.step, i.principals, i.stand_ins, i.assignee,
        i.claimed_at, i.due_at, i.offered_at, i.actions, i.outcomes, i.facts
        """;

    /** Once somebody has claimed an item, only their own row stays visible, and that of who stands in for them. */
    static final String SEAT = """
        insert into inbox_candidate (tenant_id, item, principal, kind, due, rank, offered_at, ticket_type, others, assigned, held)
        select i.tenant_id, i.id, seat.principal, i.kind, coalesce(i.due_at, 'infinity'), i.rank, i.offered_at, i.ticket_type,
               array_remove(i.principals, seat.principal), i.assignee is not null and seat.has, i.assignee is not null and not seat.has
        from %s i
        cross join lateral (
            select sits.principal, coalesce(sits.principal = i.assignee or jsonb_exists(i.stand_ins, sits.principal::text), false) as has
            from (select unnest(i.principals) as principal
                  union select i.assignee where i.assignee is not null
                  union select key::uuid from jsonb_object_keys(i.stand_ins) key) sits) seat
        """;

    private static final String OFFER = """
        with offered as (
            insert into inbox_item (tenant_id, id, kind, ticket, ticket_number, title, ticket_type, status, rank, requester,
                requester_name, amount, currency, task, node, step, principals, assignee, claimed_at,
                due_at, step_due_at, offered_at, actions, outcomes, facts)
            select tenant_id, id, kind, ticket, ticket_number, title, ticket_type, status, rank, requester,
                requester_name, amount, currency, task, node, step, principals, assignee, claimed_at,
                due_at, step_due_at, offered_at, actions, outcomes, facts
            from jsonb_to_recordset(cast(:items as jsonb)) as n (tenant_id uuid, id uuid, kind text, ticket uuid,
                ticket_number text, title text, ticket_type text, status text, rank smallint, requester uuid,
                requester_name text, amount numeric, currency text, task text, node text, step text, principals uuid[],
                assignee uuid, claimed_at timestamptz, due_at timestamptz, step_due_at timestamptz,
                offered_at timestamptz, actions text[], outcomes text[], facts jsonb)
            returning *)
        """ + SEAT.formatted("offered");

    private static final String CLOSE = """
        with gone as (
            delete from inbox_item where tenant_id = :tenant and %s returning *),
        kept as (
            insert into inbox_closed (tenant_id, id, kind, ticket, node, step, principals, outcome, closed_by, closed_at)
            select tenant_id, id, kind, ticket, node, step, principals,
                   case when id = :completed then :outcome end, case when id = :completed then cast(:by as uuid) end, :now
            from gone where kind <> 'APPROVAL'
            on conflict (tenant_id, id) do update set outcome = excluded.outcome, closed_by = excluded.closed_by,
                   closed_at = excluded.closed_at)
        select
        """ + COLUMNS + " from gone i";

    private static final String REFRESH = """
        with changed as (
            select * from jsonb_to_recordset(cast(:tickets as jsonb)) as n (ticket uuid, ticket_number text, title text,
                ticket_type text, status text, rank smallint, amount numeric, currency text)),
        shown as (
            update inbox_item i set ticket_number = n.ticket_number, title = n.title, ticket_type = n.ticket_type,
                status = n.status, rank = n.rank, amount = n.amount, currency = n.currency
            from changed n where i.tenant_id = :tenant and i.ticket = n.ticket
            returning i.*),
        sorted as (
            update inbox_candidate c set rank = s.rank, ticket_type = s.ticket_type
            from shown s
            where c.tenant_id = :tenant and c.item = s.id
                and (c.rank, c.ticket_type) is distinct from (s.rank, s.ticket_type))
        select
        """ + COLUMNS + " from shown i";

    /** Ids as an array made within, so that the database keeps one plan for any number of them; otherwise it plans each time. */
    private static final String ONE_PLAN = "array(select unnest(cast(:%s as uuid[])))";

    private static final String STATUS_OF_TICKET =
            "(cast(:statuses as text[]))[array_position(cast(:tickets as uuid[]), ticket)]";

    private final JdbcClient jdbc;
    private final Json json;
    private final Clock clock;

    InboxStore(JdbcClient jdbc, Json json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void offer(Collection<Offer> offers) {
        jdbc.sql(OFFER)
                .param("items", json.text(offers.stream().map(Offer::row).toList()))
                .update();
    }

    List<InboxEntry> withdraw(UUID tenant, Collection<UUID> items) {
        return close(tenant, "id = any(" + ONE_PLAN.formatted("ids") + ")", Map.of("ids", array(items)));
    }

    List<InboxEntry> withdrawTask(UUID tenant, String task) {
        return close(tenant, "task = :task", Map.of("task", task));
    }

    private List<InboxEntry> close(UUID tenant, String which, Map<String, Object> params) {
        Closing closing = Closing.now().orElse(null);
        return jdbc.sql(CLOSE.formatted(which))
                .params(params)
                .param("tenant", tenant)
                .param("completed", closing == null ? new UUID(0, 0) : closing.item())
                .param("outcome", closing == null ? null : closing.outcome())
                .param("by", closing == null ? null : closing.by())
                .param("now", utc(clock.instant()))
                .query(this::entry)
                .list();
    }

    /** Gives the item to a person, or back to all candidates. */
    void assign(UUID tenant, UUID item, @Nullable UUID person) {
        reseat(
                tenant,
                item,
                "assignee = cast(:person as uuid), stand_ins = '{}', claimed_at = case when cast(:person as uuid) is"
                        + " not null then :now end",
                params("person", person, "now", utc(clock.instant())));
    }

    void redirect(UUID tenant, UUID item, Set<UUID> principals, @Nullable Instant dueAt, @Nullable Instant stepDueAt) {
        reseat(
                tenant,
                item,
                "principals = :principals, due_at = :due, step_due_at = :stepDue, assignee = null, claimed_at = null,"
                        + " stand_ins = '{}'",
                params("principals", array(principals), "due", utcOrNull(dueAt), "stepDue", utcOrNull(stepDueAt)));
    }

    /** The item when its actions changed. */
    Optional<InboxEntry> allow(UUID tenant, UUID item, List<String> actions) {
        return jdbc.sql("update inbox_item i set actions = :actions where i.tenant_id = :tenant and i.id = :item"
                        + " and i.actions is distinct from cast(:actions as text[]) returning " + COLUMNS)
                .param("actions", actions.toArray(String[]::new))
                .param("tenant", tenant)
                .param("item", item)
                .query(this::entry)
                .optional();
    }

    /** The items whose step or choices are other ones now. */
    List<InboxEntry> rename(UUID tenant, String task, String step, List<String> outcomes) {
        return jdbc.sql("""
            update inbox_item i set step = :step, outcomes = :outcomes
            where i.tenant_id = :tenant and i.task = :task
              and (i.step, i.outcomes) is distinct from (:step, cast(:outcomes as text[])) returning
            """ + COLUMNS)
                .param("tenant", tenant)
                .param("task", task)
                .param("step", step)
                .param("outcomes", outcomes.toArray(String[]::new))
                .query(this::entry)
                .list();
    }

    List<InboxEntry> ofTask(UUID tenant, String task) {
        return jdbc.sql("select " + COLUMNS + " from inbox_item i where i.tenant_id = :tenant and i.task = :task")
                .param("tenant", tenant)
                .param("task", task)
                .query(this::entry)
                .list();
    }

    List<InboxEntry> unclaimed(UUID tenant, UUID principal) {
        return jdbc.sql("select " + COLUMNS + """
             from inbox_candidate c join inbox_item i on i.tenant_id = :tenant and i.id = c.item
            where c.tenant_id = :tenant and c.principal = :principal and i.kind = 'WORK' and i.assignee is null
            """)
                .param("tenant", tenant)
                .param("principal", principal)
                .query(this::entry)
                .list();
    }

    /** Work of the tickets whose step asks others as well. @param asks who they are, in the step's words */
    List<InboxEntry> alsoAsking(UUID tenant, Collection<UUID> tickets, String asks) {
        return jdbc.sql("select " + COLUMNS + """
             from inbox_item i
            where i.tenant_id = :tenant and i.ticket = any(:tickets) and i.kind = 'WORK' and i.facts ->> 'asks' = :asks
            order by i.ticket
            """)
                .param("tenant", tenant)
                .param("tickets", array(tickets))
                .param("asks", asks)
                .query(this::entry)
                .list();
    }

    /** Whoever has claimed it keeps it. */
    void offerTo(UUID tenant, UUID item, Set<UUID> principals) {
        reseat(tenant, item, "principals = :principals", params("principals", array(principals)));
    }

    void standIn(UUID tenant, UUID item, Map<UUID, UUID> standIns) {
        reseat(tenant, item, "stand_ins = cast(:standIns as jsonb)", params("standIns", json.text(standIns)));
    }

    /** Tickets with work that the person has claimed, or questions to them. */
    List<UUID> ticketsOfWorkOf(UUID tenant, UUID person) {
        return jdbc.sql("""
            select distinct i.ticket from inbox_candidate c
            join inbox_item i on i.tenant_id = c.tenant_id and i.id = c.item
            where c.tenant_id = :tenant and c.principal = :person and c.kind in ('WORK', 'ANSWER') and not c.held and c.assigned
                and i.assignee = :person
            """)
                .param("tenant", tenant)
                .param("person", person)
                .query(UUID.class)
                .list();
    }

    /** Two statements: a row of a candidate cannot be deleted and inserted by one. */
    private void reseat(UUID tenant, UUID item, String change, Map<String, @Nullable Object> params) {
        jdbc.sql("with empty as (delete from inbox_candidate where tenant_id = :tenant and item = :item)"
                        + " update inbox_item set " + change + " where tenant_id = :tenant and id = :item")
                .params(params)
                .param("tenant", tenant)
                .param("item", item)
                .update();
        jdbc.sql(SEAT.formatted("inbox_item") + " where i.tenant_id = :tenant and i.id = :item")
                .param("tenant", tenant)
                .param("item", item)
                .update();
    }

    /** Shows what the tickets say now. */
    List<InboxEntry> refresh(UUID tenant, Collection<TicketView> tickets) {
        return jdbc.sql(REFRESH)
                .param("tenant", tenant)
                .param(
                        "tickets",
                        json.text(tickets.stream().map(InboxStore::changed).toList()))
                .query(this::entry)
                .list();
    }

    /** Shows the status that the tickets have now. */
    void move(UUID tenant, Collection<TicketView> tickets) {
        jdbc.sql("""
            update inbox_item set status = %1$s
            where tenant_id = :tenant and ticket = any(%2$s) and status <> %1$s
            """.formatted(STATUS_OF_TICKET, ONE_PLAN.formatted("tickets")))
                .param("tenant", tenant)
                .param("tickets", array(tickets.stream().map(TicketView::id).toList()))
                .param(
                        "statuses",
                        tickets.stream().map(ticket -> ticket.status().name()).toArray(String[]::new))
                .update();
    }

    /** Moves what is due with the tickets; an approval is due with its step at the latest. */
    void reschedule(UUID tenant, Collection<DueWork.Moved> tickets) {
        jdbc.sql("""
            with due as (
                select t.ticket, k.kind, k.at
                from unnest(:tickets::uuid[], :work::timestamptz[], :answer::timestamptz[], :approval::timestamptz[])
                    as t (ticket, work, answer, approval)
                cross join lateral (values ('WORK', t.work), ('ANSWER', t.answer), ('APPROVAL', t.approval)) k (kind, at)),
            moved as (
                update inbox_item i set due_at = least(step_due_at, due.at)
                from due
                where i.tenant_id = :tenant and i.ticket = due.ticket and i.kind = due.kind
                    and i.due_at is distinct from least(step_due_at, due.at)
                returning i.id, i.due_at)
            update inbox_candidate c set due = coalesce(m.due_at, 'infinity')
            from moved m where c.tenant_id = :tenant and c.item = m.id
            """)
                .param("tenant", tenant)
                .param(
                        "tickets",
                        array(tickets.stream().map(DueWork.Moved::ticket).toList()))
                .param("work", instants(tickets, DueWork.Moved::work))
                .param("answer", instants(tickets, DueWork.Moved::answer))
                .param("approval", instants(tickets, DueWork.Moved::approval))
                .update();
    }

    Optional<InboxEntry> find(UUID tenant, UUID item) {
        return jdbc.sql("select " + COLUMNS + " from inbox_item i where i.tenant_id = :tenant and i.id = :item")
                .param("tenant", tenant)
                .param("item", item)
                .query(this::entry)
                .optional();
    }

    List<InboxEntry> of(UUID tenant, UUID ticket) {
        return jdbc.sql("select " + COLUMNS
                        + " from inbox_item i where i.tenant_id = :tenant and i.ticket = :ticket order by"
                        + " i.offered_at, i.id")
                .param("tenant", tenant)
                .param("ticket", ticket)
                .query(this::entry)
                .list();
    }

    Optional<ClosedTask> closed(UUID tenant, UUID item) {
        return jdbc.sql("""
            select id, ticket, step, principals, closed_by, closed_at
            from inbox_closed where tenant_id = :tenant and id = :item
            """)
                .param("tenant", tenant)
                .param("item", item)
                .query((row, n) -> new ClosedTask(
                        row.getObject("id", UUID.class),
                        row.getObject("ticket", UUID.class),
                        row.getString("step"),
                        List.of(array(row, "principals", UUID[].class)),
                        row.getObject("closed_by", UUID.class),
                        row.getObject("closed_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    boolean asks(UUID tenant, UUID ticket, Collection<UUID> principals) {
        return jdbc.sql("""
            select exists (select 1 from inbox_item
                where tenant_id = :tenant and ticket = :ticket and (principals && :principals or assignee = any(:principals)))
            """)
                .param("tenant", tenant)
                .param("ticket", ticket)
                .param("principals", array(principals))
                .query(Boolean.class)
                .single();
    }

    Set<UUID> asked(UUID tenant, UUID ticket) {
        return jdbc.sql("""
            select distinct unnest(case when assignee is null then principals
                else assignee || array(select key::uuid from jsonb_object_keys(stand_ins) key) end)
            from inbox_item where tenant_id = :tenant and ticket = :ticket
            """)
                .param("tenant", tenant)
                .param("ticket", ticket)
                .query(UUID.class)
                .set();
    }

    /** Who did work on the ticket at other nodes than this one. */
    Set<UUID> workedOn(UUID tenant, UUID ticket, String except) {
        return jdbc.sql("""
            select distinct closed_by from inbox_closed
            where tenant_id = :tenant and ticket = :ticket and kind = 'WORK' and node <> :except and closed_by is not null
            """)
                .param("tenant", tenant)
                .param("ticket", ticket)
                .param("except", except)
                .query(UUID.class)
                .set();
    }

    /** Forgets what was closed before the instant. */
    int forget(UUID tenant, Instant before) {
        return jdbc.sql("delete from inbox_closed where tenant_id = :tenant and closed_at < :before")
                .param("tenant", tenant)
                .param("before", utc(before))
                .update();
    }

    InboxEntry entry(ResultSet row, int number) throws SQLException {
        return new InboxEntry(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                new TicketLine(
                        row.getObject("ticket", UUID.class),
                        row.getString("ticket_number"),
                        row.getString("title"),
                        row.getString("ticket_type"),
                        Status.valueOf(row.getString("status")),
                        Offer.priority(row.getInt("rank")),
                        row.getObject("requester", UUID.class),
                        row.getString("requester_name"),
                        row.getBigDecimal("amount"),
                        row.getString("currency")),
                row.getString("task"),
                row.getString("node"),
                row.getString("step"),
                List.of(array(row, "principals", UUID[].class)),
                standIns(row.getString("stand_ins")),
                row.getObject("assignee", UUID.class),
                instant(row, "claimed_at"),
                instant(row, "due_at"),
                row.getObject("offered_at", OffsetDateTime.class).toInstant(),
                List.of(array(row, "actions", String[].class)),
                List.of(array(row, "outcomes", String[].class)),
                json.map(row.getString("facts")));
    }

    private Map<UUID, UUID> standIns(String text) {
        return text.equals("{}")
                ? Map.of()
                : json.map(text).entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                each -> UUID.fromString(each.getKey()),
                                each -> UUID.fromString(each.getValue().toString())));
    }

    private static Map<String, @Nullable Object> changed(TicketView ticket) {
        Map<String, @Nullable Object> row = new HashMap<>(Offer.ticketColumns(ticket));
        row.put("ticket", ticket.id());
        return row;
    }

    static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private static @Nullable Timestamp[] instants(
            Collection<DueWork.Moved> tickets, Function<DueWork.Moved, @Nullable Instant> due) {
        return tickets.stream()
                .map(due)
                .map(instant -> instant == null ? null : Timestamp.from(instant))
                .toArray(Timestamp[]::new);
    }

    private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant instant) {
        return instant == null ? null : utc(instant);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Map<String, @Nullable Object> params(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> params = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            params.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return params;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static <T> T[] array(ResultSet row, String column, Class<T[]> type) throws SQLException {
        Array array = row.getArray(column);
        try {
            Object[] values = (Object[]) array.getArray();
            return Arrays.copyOf(values, values.length, type);
        } finally {
            array.free();
        }
    }
}
