package io.assent.inbox;

import io.assent.people.GroupView;
import io.assent.people.People;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.Permissions;
import io.assent.shared.Role;
import io.assent.shared.web.Cursor;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits for a person, most urgent first: overdue, then by due date, priority and age. */
@Service
@Transactional(readOnly = true)
public class InboxSearch {

    /** Counts stop here; a client shows "1,000+". */
    public static final int CAP = 1_001;

    private final JdbcClient jdbc;
    private final InboxStore store;
    private final Principals principals;
    private final People people;
    private final Clock clock;

    InboxSearch(JdbcClient jdbc, InboxStore store, Principals principals, People people, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.principals = principals;
        this.people = people;
        this.clock = clock;
    }

    /** @param counted whether the total, up to {@link #CAP}, is wanted */
    public Page<InboxEntry> page(
            Caller caller, InboxFilter filter, int limit, @Nullable String cursor, boolean counted) {
        Optional<SearchSql> search = search("f", caller, filter);
        if (search.isEmpty()) {
            return new Page<>(List.of(), null, counted ? 0L : null);
        }
        var statement = statement(search.get().page(limit + 1, cursor != null), caller, List.of(search.get()));
        List<InboxEntry> rows = (cursor == null ? statement : statement.params(place(cursor)))
                .query(store::entry)
                .list();
        Long total = counted ? counts(caller, Map.of("f", filter)).get("f") : null;
        return Page.of(rows, limit, InboxSearch::cursor, total);
    }

    /** How many lines each filter has, up to {@link #CAP}, read in one statement. */
    public Map<String, Long> counts(Caller caller, Map<String, InboxFilter> filters) {
        Map<String, SearchSql> searches = new LinkedHashMap<>();
        Map<String, Long> counts = new LinkedHashMap<>();
        filters.forEach((key, filter) -> {
            counts.put(key, 0L);
            search("f" + searches.size(), caller, filter).ifPresent(search -> searches.put(key, search));
        });
        if (searches.isEmpty()) {
            return counts;
        }
        String sql = searches.entrySet().stream()
                .map(entry -> "(" + entry.getValue().count(CAP) + ")")
                .collect(Collectors.joining(", ", "select ", ""));
        List<Long> found = statement(sql, caller, List.copyOf(searches.values()))
                .query((row, n) -> {
                    List<Long> columns = new java.util.ArrayList<>();
                    for (int i = 1; i <= searches.size(); i++) {
                        columns.add(row.getLong(i));
                    }
                    return columns;
                })
                .single();
        int column = 0;
        for (String key : searches.keySet()) {
            counts.put(key, found.get(column++));
        }
        return counts;
    }

    /** Empty when the filter names a group that is not there or not the person's to see. */
    private Optional<SearchSql> search(String name, Caller caller, InboxFilter filter) {
        List<UUID> mine = principals.of(caller);
        if (filter.kinds().isEmpty()) {
            return Optional.empty();
        }
        boolean inside = Permissions.readsNotes(caller, mine.size());
        if (filter.group() == null) {
            return Optional.of(SearchSql.of(name, filter, mine, inside, null));
        }
        return people.group(caller.tenant(), filter.group())
                .map(GroupView::id)
                .filter(group -> mine.contains(group) || caller.is(Role.ADMIN))
                .map(group -> SearchSql.of(name, filter, mine, inside, group));
    }

    private JdbcClient.StatementSpec statement(String sql, Caller caller, List<SearchSql> searches) {
        JdbcClient.StatementSpec statement =
                jdbc.sql(sql).param("tenant", caller.tenant()).param("now", InboxStore.utc(clock.instant()));
        for (SearchSql search : searches) {
            statement = statement.params(search.params());
        }
        return statement;
    }

    private static String cursor(InboxEntry last) {
        return Cursor.of(last.dueAt(), Offer.rank(last.ticket().priority()), last.offeredAt(), last.id());
    }

    private static Map<String, Object> place(String cursor) {
        List<@Nullable String> values = Cursor.values(cursor, 4);
        String due = values.getFirst();
        return Map.of(
                "due", due == null ? OffsetDateTime.MAX : InboxStore.utc(Cursor.instant(due)),
                "rank", rank(values.get(1)),
                "offered", InboxStore.utc(Cursor.instant(values.get(2))),
                "item", Cursor.uuid(values.get(3)));
    }

    private static short rank(@Nullable String value) {
        long rank = Cursor.number(String.valueOf(value));
        if (rank != (short) rank) {
            throw Cursor.refused();
        }
        return (short) rank;
    }
}
