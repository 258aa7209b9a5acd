package io.assent.tickets;

import io.assent.people.People;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.SearchWords;
import io.assent.shared.web.Cursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists of tickets that the caller may read, page by page in a stable order. */
@Component
class TicketSearch {

    /** How many full text hits are looked at before the other filters apply; ranking more would cost more than it tells. */
    private static final int CANDIDATES = 10_000;

    private static final int FEW = 2_000;

    private final JdbcClient jdbc;
    private final TicketStore store;
    private final People people;

    TicketSearch(JdbcClient jdbc, TicketStore store, People people) {
        this.jdbc = jdbc;
        this.store = store;
        this.people = people;
    }

    @Transactional(readOnly = true)
    public Page<TicketView> find(
            Caller caller,
            TicketFilter filter,
            TicketOrder.Sort sort,
            int limit,
            @Nullable String cursor,
            boolean count) {
        Map<String, Object> params = new HashMap<>();
        String where = String.join(" and ", conditions(caller, filter, params));
        Long total = count ? count(where, params) : null;
        String after = cursor == null ? "" : after(sort, cursor, params);
        params.put("limit", limit + 1);
        List<Row> rows = jdbc.sql(
                        "select " + TicketStore.COLUMNS + ", " + sort.order().expression()
                                + "::text as sort_key from ticket t where " + where + after + " order by "
                                + sort.order().expression() + " " + sort.direction() + ", t.id " + sort.direction()
                                + " limit :limit")
                .params(params)
                .query((row, index) -> new Row(store.view(row, index), row.getString("sort_key"), sort))
                .list();
        Page<Row> page = Page.of(rows, limit, Row::cursor, total);
        return new Page<>(page.items().stream().map(Row::ticket).toList(), page.nextCursor(), total);
    }

    private List<String> conditions(Caller caller, TicketFilter filter, Map<String, Object> params) {
        List<String> all = new ArrayList<>();
        all.add("t.tenant_id = :tenant");
        params.put("tenant", caller.tenant());
        params.put("caller", caller.person());
        all.add("(t.status <> 'DRAFT' or t.requester_id = :caller)");
        if (!Permissions.has(caller, Permission.READ_ALL_TICKETS)) {
            readable(all, params, caller);
        }
        among(
                all,
                params,
                "t.status",
                "status",
                filter.status().stream().map(Enum::name).toList());
        among(all, params, "t.type", "type", filter.type());
        among(
                all,
                params,
                "t.priority",
                "priority",
                filter.priority().stream().map(Enum::name).toList());
        equal(all, params, "t.assignee_id = :assignee", "assignee", filter.assignee());
        equal(all, params, "t.requester_id = :requester", "requester", filter.requester());
        equal(
                all,
                params,
                "(t.category = :category or starts_with(t.category, :category || ' / '))",
                "category",
                filter.category());
        equal(all, params, ":tag = any(t.tags)", "tag", filter.tag());
        equal(all, params, about("property"), "property", filter.property());
        equal(all, params, about("room"), "room", filter.room());
        equal(all, params, """
            t.id in (select q.ticket from inbox_queue q
                     join people_group g on g.tenant_id = :tenant and g.id = q.people_group and g.key = :group
                     where q.tenant_id = :tenant)
            """, "group", filter.group());
        equal(all, params, "t.created_at >= :from", "from", TicketStore.at(filter.createdFrom()));
        equal(all, params, "t.created_at < :to", "to", TicketStore.at(filter.createdTo()));
        if (filter.overdue()) {
            all.add("""
                t.id = any(array(
                    select o.id from ticket o where o.tenant_id = :tenant and o.due_date < now()
                    union all
                    select c.ticket_id from sla_clock c where c.tenant_id = :tenant and c.overdue))
                and t.status not in ('DRAFT','COMPLETED','REJECTED','CLOSED','CANCELLED')
                """);
        }
        if (filter.text() != null && !filter.text().isBlank()) {
            words(all, params, caller, filter.text());
        }
        return all;
    }

    /**
     * Who may read few is given these; for the others the order of the list leads soon enough to what they may read. The {@code limit}
     * keeps PostgreSQL from reading all that they may for a page.
     */
    private void readable(List<String> all, Map<String, Object> params, Caller caller) {
        params.put("principals", principals(caller));
        List<UUID> few = jdbc.sql("select ticket from readable_tickets(:caller, :principals, :most)")
                .params(params)
                .param("most", FEW + 1)
                .query(UUID.class)
                .list();
        if (few.size() <= FEW) {
            params.put("few", few.toArray(UUID[]::new));
            all.add("t.id = any(:few)");
        } else {
            all.add("""
                (t.requester_id = :caller or t.assignee_id = :caller or :caller = any(t.watchers)
                 or (select true from ticket_reader r where r.tenant_id = :tenant and r.ticket_id = t.id
                     and r.principal = any(:principals) limit 1))
                """);
        }
    }

    private UUID[] principals(Caller caller) {
        return people.principals(caller.tenant(), caller.person()).toArray(UUID[]::new);
    }

    private static String about(String what) {
        return "t.id in (select ticket from ticket_place where tenant_id = :tenant and %1$s = :%1$s)".formatted(what);
    }

    /** Every word begins a word that is there, or else is like a word of the title. */
    private void words(List<String> all, Map<String, Object> params, Caller caller, String text) {
        params.put("words", SearchWords.query(text));
        params.put("typed", SearchWords.typed(text));
        params.put("candidates", CANDIDATES);
        params.put("everything", Permissions.has(caller, Permission.READ_ALL_TICKETS));
        UUID[] principals = principals(caller);
        params.put("inside", Permissions.readsNotes(caller, principals.length));
        params.put("principals", principals);
        all.add("""
            t.id in (select ticket from ticket_matches(
                         to_tsquery('simple', :words), :typed, :caller, :principals, :everything, :inside, :candidates))
            """);
    }

    private long count(String where, Map<String, Object> params) {
        return jdbc.sql("select count(*) from ticket t where " + where)
                .params(params)
                .query(Long.class)
                .single();
    }

    private static String after(TicketOrder.Sort sort, String cursor, Map<String, Object> params) {
        List<@Nullable String> last = Cursor.values(cursor, 3);
        if (!sort.text().equals(last.getFirst())) {
            throw Cursor.refused();
        }
        params.put("lastKey", sort.order().key(last.get(1)));
        params.put("lastId", Cursor.uuid(last.getLast()));
        return " and (" + sort.order().expression() + ", t.id) " + sort.after() + " (:lastKey::"
                + sort.order().sqlType() + ", :lastId)";
    }

    private static void among(
            List<String> all, Map<String, Object> params, String column, String name, List<String> values) {
        if (!values.isEmpty()) {
            params.put(name, values.toArray(String[]::new));
            all.add(column + " = any(:" + name + ")");
        }
    }

    private static void equal(
            List<String> all, Map<String, Object> params, String condition, String name, @Nullable Object value) {
        if (value != null) {
            params.put(name, value);
            all.add(condition);
        }
    }

    private record Row(TicketView ticket, String key, TicketOrder.Sort sort) {

        String cursor() {
            return Cursor.of(sort.text(), key, ticket.id());
        }
    }
}
