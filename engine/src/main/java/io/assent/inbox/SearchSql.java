package io.assent.inbox;

import io.assent.inbox.InboxFilter.Claimed;
import io.assent.inbox.InboxFilter.Whose;
import io.assent.shared.SearchWords;
import io.assent.tickets.Priority;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one filter. Without words they are read from the covering index once per principal and kind, each in the order of the
 * list; with words, or for one ticket, from the items that an index found. A row is passed over when an earlier principal of the same person shows
 * the same item.
 *
 * @param name keeps the parameters of several filters in one statement apart
 */
record SearchSql(String name, String rows, Map<String, Object> params) {

    /** Of more matches than these the list shows the most urgent that were found first. */
    private static final int MOST_MATCHES = 1_000;

    /**
     * Whatever the plan depends on is written out, and the tenant and the principals are made within: the database then keeps one plan,
     * where to plan takes as long as to read the page.
     */
    private static final String BY_PRINCIPAL = """
        from unnest(array(select unnest(cast(:#principals as uuid[])))) with ordinality p(id, nth)
        cross join (values #kinds) k(kind)
        cross join lateral (
            select c.item, c.due, c.rank, c.offered_at
            from inbox_candidate c
            where c.tenant_id = (select cast(:tenant as uuid)) and c.principal = p.id and c.kind = k.kind and not c.held
                and not c.others && (cast(:#principals as uuid[]))[1 : p.nth::int - 1]
                %s
        """;

    /** The {@code offset} keeps PostgreSQL from reading all that waits for a group in order to join it with a few matches. */
    private static final String BY_ITEM = """
        from (
            select c.item, c.due, c.rank, c.offered_at
            from %s h
            cross join lateral (
                select * from inbox_candidate c where c.tenant_id = :tenant and c.item = h.item offset 0) c
            join unnest(cast(:#principals as uuid[])) with ordinality p(id, nth) on p.id = c.principal
            where c.kind in (#kinds) and not c.held
                and not c.others && (cast(:#principals as uuid[]))[1 : p.nth::int - 1]
                %s
        """;

    private static final String MATCHES =
            "inbox_matches(:#reader, cast(:#principals as uuid[]), to_tsquery('simple', :#words), :#part, :#typed,"
                    + " :#inside, :#most)";

    private static final String OF_TICKET =
            "(select i.id as item from inbox_item i where i.tenant_id = :tenant and i.ticket = :#ticket)";

    /**
     * @param inside whether words are found in internal notes, too
     * @param group id of the group that the filter names
     */
    static SearchSql of(String name, InboxFilter filter, List<UUID> mine, boolean inside, @Nullable UUID group) {
        Map<String, Object> params = new HashMap<>();
        StringBuilder where = new StringBuilder();
        params.put(name + "_principals", InboxStore.array(principals(filter, mine, group)));
        if (group != null) {
            where.append(" and (p.id = :#group or c.others @> array[cast(:#group as uuid)])");
            params.put(name + "_group", group);
        }
        if (!filter.ticketTypes().isEmpty()) {
            where.append(" and c.ticket_type = any(:#types)");
            params.put(name + "_types", filter.ticketTypes().toArray(String[]::new));
        }
        if (!filter.priorities().isEmpty()) {
            where.append(" and c.rank = any(cast(:#ranks as smallint[]))");
            params.put(
                    name + "_ranks",
                    filter.priorities().stream().map(SearchSql::rank).toArray(Integer[]::new));
        }
        if (filter.claimed() != Claimed.ANY) {
            where.append(filter.claimed() == Claimed.ME ? " and c.assigned" : " and not c.assigned");
        }
        if (filter.overdue()) {
            where.append(" and c.due < :now");
        }
        if (filter.text() != null) {
            params.put(name + "_words", SearchWords.query(filter.text()));
            params.put(name + "_part", part(filter.text()));
            params.put(name + "_typed", SearchWords.typed(filter.text()));
            params.put(name + "_reader", mine.getFirst());
            params.put(name + "_inside", inside);
            params.put(name + "_most", MOST_MATCHES);
        }
        if (filter.ticket() != null) {
            params.put(name + "_ticket", filter.ticket());
        }
        return new SearchSql(name, rows(filter, where.toString()).replace(":#", ":" + name + "_"), params);
    }

    String page(int most, boolean after) {
        String from = after
                ? "and (c.due, c.rank, c.offered_at, c.item) > (:due, cast(:rank as smallint), :offered, :item)"
                : "";
        return """
            select %1$s from (
                select c.item, c.due, c.rank, c.offered_at
                %2$s %3$s
                    order by c.due, c.rank, c.offered_at, c.item limit %4$d) c
                order by c.due, c.rank, c.offered_at, c.item limit %4$d) c
            join inbox_item i on i.tenant_id = (select cast(:tenant as uuid)) and i.id = c.item
            order by c.due, c.rank, c.offered_at, c.item
            """.formatted(InboxStore.COLUMNS, rows, from, most);
    }

    /** Stops at the most. */
    String count(int most) {
        return "select count(*) from (select 1 %1$s limit %2$d) c limit %2$d) counted".formatted(rows, most);
    }

    private static String rows(InboxFilter filter, String where) {
        if (filter.text() != null) {
            String ofTicket = filter.ticket() == null ? "" : " and c.item in " + OF_TICKET;
            return BY_ITEM.formatted(MATCHES, where + ofTicket).replace("#kinds", kinds(filter, "'%s'"));
        }
        if (filter.ticket() != null) {
            return BY_ITEM.formatted(OF_TICKET, where).replace("#kinds", kinds(filter, "'%s'"));
        }
        return BY_PRINCIPAL.formatted(where).replace("#kinds", kinds(filter, "('%s')"));
    }

    private static String kinds(InboxFilter filter, String written) {
        return filter.kinds().stream().sorted().map(written::formatted).collect(Collectors.joining(", "));
    }

    private static List<UUID> principals(InboxFilter filter, List<UUID> mine, @Nullable UUID group) {
        List<UUID> self = mine.subList(0, 1);
        if (filter.claimed() == Claimed.ME || filter.whose() == Whose.ME) {
            return self;
        }
        if (group != null) {
            return filter.whose() == Whose.GROUPS || !mine.contains(group)
                    ? List.of(group)
                    : List.of(self.getFirst(), group);
        }
        return filter.whose() == Whose.GROUPS ? mine.subList(1, mine.size()) : mine;
    }

    private static int rank(Priority priority) {
        return Offer.rank(priority);
    }

    /** Three letters make the first trigram; less would read the whole index. */
    private static String part(String text) {
        return text.length() < 3 ? "" : "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
