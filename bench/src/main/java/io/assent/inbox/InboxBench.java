package io.assent.inbox;

import io.assent.people.People;
import io.assent.shared.Caller;
import io.assent.shared.Caller.Channel;
import io.assent.shared.Ids;
import io.assent.shared.Json;
import io.assent.shared.database.Database;
import io.assent.shared.database.Database.Login;
import io.assent.shared.database.EmbeddedPostgres;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * How long the inbox takes to answer, by how much waits in all.
 *
 * <p>Arguments: sizes with commas between them (10000 and 1000000 when none is given), before them the JDBC address and user and password of
 * both the owner and the platform's role of a migrated database, when it shall not be an embedded one below {@code target}. Each size is a tenant of its own with a
 * hundred groups; a person belongs to three of them. What is timed is what a request does: the statement, its rows and their JSON
 * columns. The rows stay: use a database made for this.
 */
final class InboxBench {

    private static final int GROUPS = 100;
    private static final int WARM_UP = 500;
    private static final int RUNS = 2_000;

    private final JdbcClient owner;
    private final JdbcClient jdbc;
    private final UUID tenant = Ids.next();
    private final List<UUID> groups = Stream.generate(Ids::next).limit(GROUPS).toList();
    private final List<Caller> callers = new ArrayList<>();
    private final Map<UUID, List<UUID>> principals = new HashMap<>();
    private final InboxSearch search;

    private InboxBench(JdbcClient owner, JdbcClient jdbc) {
        this.owner = owner;
        this.jdbc = jdbc;
        People people = (People) Proxy.newProxyInstance(
                People.class.getClassLoader(),
                new Class<?>[] {People.class},
                (proxy, method, arguments) -> principals.get(arguments[1]));
        Clock clock = Clock.systemUTC();
        InboxStore store = new InboxStore(jdbc, new Json(), clock);
        this.search = new InboxSearch(jdbc, store, new Principals(people, List.of()), people, clock);
    }

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].startsWith("jdbc:")) {
            Login owner = new Login(arguments[1], arguments[2]);
            Login platform = new Login(arguments[3], arguments[4]);
            run(arguments[0], owner, platform, Arrays.stream(arguments).skip(5));
            return;
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.on(Path.of("target", "bench-postgres"), 0, Map.of())) {
            Database database = server.database("inbox_bench");
            Login owner = database.owner();
            Flyway.configure()
                    .dataSource(database.url(), owner.username(), owner.password())
                    .locations("classpath:db/migration")
                    .placeholders(Map.of("runtime_role", database.runtime().username()))
                    .load()
                    .migrate();
            run(database.url(), owner, database.runtime(), Arrays.stream(arguments));
        }
    }

    private static void run(String url, Login owner, Login platform, Stream<String> sizes) {
        var owned = new SingleConnectionDataSource(url, owner.username(), owner.password(), true);
        var bound = new SingleConnectionDataSource(url, platform.username(), platform.password(), true);
        int[] wanted = sizes.flatMap(text -> Stream.of(text.split(",")))
                .mapToInt(Integer::parseInt)
                .toArray();
        System.out.printf("%-44s %10s %9s %9s%n", "", "items", "p50 ms", "p95 ms");
        for (int size : wanted.length == 0 ? new int[] {10_000, 1_000_000} : wanted) {
            new InboxBench(JdbcClient.create(owned), JdbcClient.create(bound)).run(size);
        }
        owned.destroy();
        bound.destroy();
    }

    private void run(int items) {
        jdbc.sql("select set_config('app.tenant_id', :tenant, false)")
                .param("tenant", tenant.toString())
                .query(String.class)
                .single();
        fill(items);
        staff(new Random(7));
        time("first page", items, i -> page(i, InboxFilter.ALL, null));
        time("first page of tasks", items, i -> page(i, InboxFilter.ALL.only(InboxFilter.TASKS), null));
        List<@Nullable String> cursors =
                callers.stream().<@Nullable String>map(this::tenthPage).toList();
        time("eleventh page", items, i -> page(i, InboxFilter.ALL, cursors.get(i % cursors.size())));
        time("first page, one request type of ten", items, i -> page(i, filter("ticket_type", "type-7"), null));
        time("first page, a word in a thousand", items, i -> page(i, filter("q", "word" + i % 1_000), null));
        time("first page, a word that nobody used", items, i -> page(i, filter("q", "nothing"), null));
        time("count of everything", items, i -> count(i, Map.of("all", InboxFilter.ALL)));
        time("counts of four views in one statement", items, i -> count(i, views()));
    }

    private void page(int i, InboxFilter filter, @Nullable String cursor) {
        search.page(caller(i), filter, 25, cursor, false);
    }

    private void count(int i, Map<String, InboxFilter> filters) {
        search.counts(caller(i), filters);
    }

    private Caller caller(int i) {
        return callers.get(i % callers.size());
    }

    private @Nullable String tenthPage(Caller caller) {
        String cursor = null;
        for (int page = 0; page < 10; page++) {
            String next =
                    search.page(caller, InboxFilter.ALL, 25, cursor, false).nextCursor();
            cursor = next == null ? cursor : next;
        }
        return cursor;
    }

    private static InboxFilter filter(String name, String value) {
        return InboxFilter.of(Map.of(name, List.of(value)), "");
    }

    private static Map<String, InboxFilter> views() {
        return Map.of(
                "for-me", filter("for", "me"),
                "unclaimed", InboxFilter.of(Map.of("for", List.of("groups"), "assignee", List.of("none")), ""),
                "claimed", filter("assignee", "me"),
                "overdue", filter("overdue", "true"));
    }

    private void staff(Random random) {
        for (int i = 0; i < 200; i++) {
            UUID person = Ids.next();
            List<UUID> own = new ArrayList<>(List.of(person));
            random.ints(0, GROUPS).distinct().limit(3).mapToObj(groups::get).forEach(own::add);
            principals.put(person, own);
            callers.add(new Caller(tenant, person, "Somebody", Set.of(), Channel.API, null));
        }
    }

    /** A third of the items reach two groups; a fifth is claimed; a fifth has no due date. */
    private void fill(int items) {
        jdbc.sql("""
            insert into inbox_item (tenant_id, id, kind, ticket, ticket_number, title, ticket_type, status, rank, requester,
                requester_name, amount, currency, task, node, step, principals, assignee, claimed_at, due_at, offered_at,
                actions, outcomes, facts)
            select :tenant, gen_random_uuid(), (array['APPROVAL', 'ANSWER', 'WORK'])[1 + n % 3], gen_random_uuid(),
                'REQ-' || n, 'Request word' || n % 1000 || ' of number ' || n, 'type-' || n % 10, 'IN_PROGRESS', n % 4,
                gen_random_uuid(), 'Employee ' || n % 5000, n % 9000, 'USD', n::text, 'userTask_Work', 'Do the work',
                case when n % 3 = 0 and g.one <> g.other then array[g.one, g.other] else array[g.one] end,
                case when n % 5 = 0 then gen_random_uuid() end, case when n % 5 = 0 then now() end,
                case when n % 5 <> 1 then now() + (random() - 0.3) * interval '30 days' end,
                now() - random() * interval '30 days', '{}', '{}', '{}'
            from (select n, (cast(:groups as uuid[]))[1 + (random() * 99)::int] as one,
                         (cast(:groups as uuid[]))[1 + (random() * 99)::int] as other
                  from generate_series(1, :items) n) g
            """)
                .param("tenant", tenant)
                .param("groups", groups.toArray(UUID[]::new))
                .param("items", items)
                .update();
        jdbc.sql(InboxStore.SEAT.formatted("inbox_item") + " where i.tenant_id = :tenant")
                .param("tenant", tenant)
                .update();
        owner.sql("vacuum (analyze) inbox_item, inbox_candidate").update();
    }

    private static void time(String what, int items, IntConsumer run) {
        for (int i = 0; i < WARM_UP; i++) {
            run.accept(i);
        }
        long[] nanos = new long[RUNS];
        for (int i = 0; i < RUNS; i++) {
            Instant start = Instant.now();
            run.accept(i);
            nanos[i] = Duration.between(start, Instant.now()).toNanos();
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%-44s %,10d %9.2f %9.2f%n", what, items, nanos[RUNS / 2] / 1e6, nanos[RUNS * 95 / 100] / 1e6);
    }
}
