package io.assent.inbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.assent.audit.Audit;
import io.assent.inbox.InboxItem.Kind;
import io.assent.people.DepartmentView;
import io.assent.people.GroupView;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Caller.Channel;
import io.assent.shared.Ids;
import io.assent.shared.Json;
import io.assent.shared.Role;
import io.assent.shared.Tenancy;
import io.assent.substitutions.StandIns;
import io.assent.substitutions.Substitution;
import io.assent.testing.TestDatabase;
import io.assent.tickets.Priority;
import io.assent.tickets.TicketView;
import io.assent.workflow.Processes;
import io.assent.workflow.TaskClosed;
import io.assent.workflow.TaskOpened;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An inbox on the test database with tickets, people and a process engine kept in memory; every fixture is a tenant of its own. */
final class InboxFixture {

    static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    final UUID tenant = Ids.next();
    final Counting dataSource = new Counting();
    final JdbcClient jdbc = JdbcClient.create(dataSource);
    final Json json = new Json();
    final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    final List<String> told = new CopyOnWriteArrayList<>();
    final KnownPeople people = new KnownPeople();
    final KnownTickets tickets = new KnownTickets(jdbc);
    final List<Object> published = new CopyOnWriteArrayList<>();
    final List<Audit.Entry> trail = new CopyOnWriteArrayList<>();
    /** The task that the process opens when one is completed. */
    @Nullable
    TaskOpened next;

    final List<String> completed = new CopyOnWriteArrayList<>();

    final InboxStore store = new InboxStore(jdbc, json, clock);
    final InboxNews news = new InboxNews((topic, type, ticket) -> told.add(type + " " + topic.recipient()));
    final Principals principals = new Principals(people, List.of());
    final TaskPolicy policy = new TaskPolicy(principals);
    /** When the clocks of tickets run out. */
    final Map<UUID, Instant> clocks = new HashMap<>();

    /** When the first reaction is due. */
    final Map<UUID, Instant> responses = new HashMap<>();

    final DueWork due = new DueWork(List.of(clock()), store);
    final StoredInbox inbox = new StoredInbox(store, news, due, tickets, people, clock);
    final InboxSearch search = new InboxSearch(jdbc, store, principals, people, clock);
    final TasksOfProcesses processTasks = new TasksOfProcesses(
            inbox,
            tickets,
            people,
            principals,
            (by, entry) -> trail.add(entry),
            new Impartial(people, store, List.of()),
            published::add,
            clock);
    final TicketsOfItems itemTickets = new TicketsOfItems(store, news, due);
    final Map<UUID, UUID> substitutes = new HashMap<>();
    final WorkOfAbsent absent = new WorkOfAbsent(
            store,
            news,
            inbox,
            standIns(),
            tickets,
            people,
            principals,
            (by, entry) -> trail.add(entry),
            published::add);
    final Tasks tasks = new Tasks(
            store,
            news,
            policy,
            absent,
            tickets,
            new NoLinks(),
            engine(),
            people,
            (by, entry) -> trail.add(entry),
            published::add,
            clock);
    final SavedViews views = new SavedViews(new SavedViewStore(jdbc, json, clock));

    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));

    <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
        return Tenancy.of(
                tenant,
                () -> transaction.execute(status -> {
                    become();
                    return work.get();
                }));
    }

    void run(Runnable work) {
        inTransaction(() -> {
            work.run();
            return true;
        });
    }

    private WorkClock clock() {
        return new WorkClock() {

            @Override
            public Optional<Instant> responseDue(UUID tenant, UUID ticket) {
                return Optional.ofNullable(responses.get(ticket));
            }

            @Override
            public Optional<Instant> due(UUID tenant, UUID ticket) {
                return Optional.ofNullable(clocks.get(ticket));
            }
        };
    }

    private void become() {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (var statement = connection.createStatement()) {
            statement.execute("select set_config('app.tenant_id', '" + tenant + "', true)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Caller caller(String name, Role... roles) {
        PersonView person = people.person(name);
        Set<Role> held = new HashSet<>(Set.of(roles));
        held.add(Role.EMPLOYEE);
        return new Caller(tenant, person.id(), name, held, Channel.API, null);
    }

    TicketView ticket(String title) {
        return ticket(title, "purchase", Priority.MEDIUM, null);
    }

    TicketView ticket(String title, String type, Priority priority, @Nullable Instant due) {
        TicketView ticket = KnownTickets.ticket(
                tenant, people.person("employee").id(), "PR-" + (tickets.known.size() + 1), title, type, priority, due);
        tickets.known.put(ticket.id(), ticket);
        return ticket;
    }

    InboxItem work(TicketView ticket, String task, UUID... principals) {
        return item(Kind.WORK, ticket, task, Set.of(principals));
    }

    InboxItem item(Kind kind, TicketView ticket, @Nullable String task, Set<UUID> principals) {
        return new InboxItem(
                Ids.next(),
                kind,
                ticket.id(),
                task,
                "Order the goods",
                principals,
                null,
                ticket.dueDate(),
                List.of(),
                Map.of());
    }

    private StandIns standIns() {
        return new StandIns() {
            @Override
            public Map<UUID, UUID> of(TicketView ticket, Collection<UUID> persons) {
                Map<UUID, UUID> of = new HashMap<>(substitutes);
                of.keySet().retainAll(persons);
                return of;
            }

            @Override
            public boolean covers(Substitution substitution, TicketView ticket) {
                return true;
            }

            @Override
            public List<Substitution> between(UUID tenant, Instant from, Instant until) {
                return List.of();
            }
        };
    }

    private Processes engine() {
        return (Processes) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Processes.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("complete")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    String task = (String) arguments[0];
                    completed.add(task + " " + arguments[1]);
                    processTasks.on(new TaskClosed(UUID.fromString(task.split("/")[0]), task, "node", Map.of(), true));
                    if (next != null) {
                        processTasks.on(next);
                    }
                    return null;
                });
    }

    /** Counts the statements that are prepared. */
    static final class Counting extends DelegatingDataSource {

        private static final HikariDataSource POOL = pool();

        final List<String> statements = new CopyOnWriteArrayList<>();

        Counting() {
            super(POOL);
        }

        private static HikariDataSource pool() {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(TestDatabase.get().url());
            config.setUsername(TestDatabase.get().runtime().username());
            config.setPassword(TestDatabase.get().runtime().password());
            config.setMaximumPoolSize(4);
            return new HikariDataSource(config);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection real = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("prepareStatement")) {
                            statements.add((String) arguments[0]);
                        }
                        try {
                            return method.invoke(real, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }

    /** People who exist as soon as they are named. */
    final class KnownPeople implements People {

        final Set<UUID> left = new HashSet<>();
        private final Map<String, PersonView> persons = new LinkedHashMap<>();
        private final Map<String, GroupView> groups = new HashMap<>();
        private final Map<UUID, Set<String>> memberships = new HashMap<>();

        PersonView person(String name, String... groupKeys) {
            PersonView person = persons.computeIfAbsent(name, this::made);
            for (String key : groupKeys) {
                group(key);
                memberships.computeIfAbsent(person.id(), id -> new HashSet<>()).add(key);
            }
            return person;
        }

        GroupView group(String key) {
            return groups.computeIfAbsent(key, k -> new GroupView(Ids.next(), k, k));
        }

        private PersonView made(String name) {
            return new PersonView(
                    Ids.next(),
                    tenant,
                    name,
                    name + "@acme.example",
                    null,
                    null,
                    null,
                    true,
                    Set.of(Role.EMPLOYEE),
                    Set.of(),
                    "en",
                    ZoneOffset.UTC,
                    null);
        }

        @Override
        public Optional<PersonView> find(UUID tenant, UUID person) {
            return persons.values().stream()
                    .filter(known -> known.id().equals(person))
                    .findFirst();
        }

        @Override
        public Map<UUID, PersonView> find(UUID tenant, Collection<UUID> ids) {
            return persons.values().stream()
                    .filter(known -> ids.contains(known.id()))
                    .collect(Collectors.toMap(PersonView::id, known -> known));
        }

        @Override
        public Optional<PersonView> named(UUID tenant, String idOrEmail) {
            return persons.values().stream()
                    .filter(known -> known.email().equals(idOrEmail)
                            || known.id().toString().equals(idOrEmail))
                    .findFirst();
        }

        @Override
        public Optional<PersonView> manager(UUID tenant, UUID person) {
            return Optional.empty();
        }

        @Override
        public Optional<PersonView> departmentHead(UUID tenant, UUID person) {
            return Optional.empty();
        }

        @Override
        public Optional<DepartmentView> departmentNamed(UUID tenant, String idOrKey) {
            return Optional.empty();
        }

        @Override
        public Optional<DepartmentView> department(UUID tenant, UUID department) {
            return Optional.empty();
        }

        @Override
        public Optional<GroupView> group(UUID tenant, String key) {
            return Optional.ofNullable(groups.get(key));
        }

        @Override
        public List<GroupView> groups(UUID tenant, Collection<UUID> ids) {
            return groups.values().stream()
                    .filter(group -> ids.contains(group.id()))
                    .toList();
        }

        @Override
        public List<PersonView> members(UUID tenant, String groupKey) {
            return persons.values().stream()
                    .filter(person -> !left.contains(person.id())
                            && memberships.getOrDefault(person.id(), Set.of()).contains(groupKey))
                    .toList();
        }

        @Override
        public List<PersonView> inDepartment(UUID tenant, UUID department) {
            return List.of();
        }

        @Override
        public List<PersonView> search(UUID tenant, String text, int limit) {
            return List.of();
        }

        @Override
        public List<PersonView> withRole(UUID tenant, Role role) {
            return List.of();
        }

        @Override
        public boolean hasLeft(UUID tenant, UUID person) {
            return left.contains(person);
        }

        @Override
        public Set<UUID> emptyGroups(UUID tenant) {
            return groups.values().stream()
                    .filter(group -> members(tenant, group.key()).isEmpty())
                    .map(GroupView::id)
                    .collect(Collectors.toSet());
        }

        @Override
        public List<UUID> principals(UUID tenant, UUID person) {
            Stream<UUID> ofGroups = memberships.getOrDefault(person, Set.of()).stream()
                    .map(key -> groups.get(key).id());
            return new ArrayList<>(Stream.concat(Stream.of(person), ofGroups).toList());
        }
    }
}
