package io.assent.shared.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.zaxxer.hikari.HikariDataSource;
import io.assent.shared.Caller;
import io.assent.shared.Tenancy;
import io.assent.testing.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.messaging.Message;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("C3")
class LiveRelayTests {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final UUID tenant = UUID.randomUUID();
    private final UUID ticket = UUID.randomUUID();

    private final HikariDataSource dataSource = pool();
    private final JdbcClient db = JdbcClient.create(dataSource);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    private final LiveLog log = new LiveLog(db);
    private final LiveRelay relay = new LiveRelay(log, new PresenceStore(db));
    private final LiveRelay otherNode = new LiveRelay(log, new PresenceStore(db));
    private final LiveEvents events = new LiveEvents(log, relay);
    /** How often nobody can tell whether a right still holds. */
    private final AtomicInteger unknown = new AtomicInteger();

    @BeforeEach
    void start() {
        relay.start();
        otherNode.start();
    }

    @AfterEach
    void stop() {
        relay.stop();
        otherNode.stop();
        dataSource.close();
    }

    @Test
    void tellsAnEventToThoseWhoFollowItsTopic() {
        Client follower = new Client(tenant, ticket, null);
        Client other = new Client(tenant, UUID.randomUUID(), null);

        publish("FIRST");
        publish("SECOND");

        await().until(() -> follower.types().size() == 2);
        assertThat(follower.types()).containsExactly("FIRST", "SECOND");
        assertThat(follower.messages.getFirst().get("ticket_id").asText()).isEqualTo(ticket.toString());
        assertThat(other.types()).isEmpty();
    }

    @Test
    void tellsTheSameEventOfATransactionOnce() {
        Client follower = new Client(tenant, ticket, null);

        inTransaction(() -> {
            events.publish(LiveTopic.ticket(ticket), "CHANGED", ticket);
            events.publish(LiveTopic.ticket(ticket), "CHANGED", ticket);
            events.publish(LiveTopic.ticket(ticket), "COMMENTED", ticket);
        });

        await().until(() -> follower.types().contains("COMMENTED"));
        assertThat(follower.types()).containsExactly("CHANGED", "COMMENTED");
    }

    @Test
    void tellsNothingOfARolledBackTransaction() {
        Client follower = new Client(tenant, ticket, null);

        Tenancy.run(
                tenant,
                () -> transaction.executeWithoutResult(status -> {
                    become();
                    events.publish(LiveTopic.ticket(ticket), "LOST", ticket);
                    status.setRollbackOnly();
                }));
        publish("KEPT");

        await().until(() -> !follower.types().isEmpty());
        assertThat(follower.types()).containsExactly("KEPT");
    }

    @Test
    void losesNothingWhileNobodyCanTellWhoMayHear() {
        Client follower = new Client(tenant, ticket, null);
        unknown.set(2);

        publish("FIRST");
        publish("SECOND");

        await().until(() -> follower.types().size() == 2);
        assertThat(follower.types()).containsExactly("FIRST", "SECOND");
    }

    private boolean isAllowed() {
        if (unknown.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new QueryTimeoutException("the database is away");
        }
        return true;
    }

    @Test
    void tellsNothingToAnotherTenant() {
        Client stranger = new Client(UUID.randomUUID(), ticket, null);
        Client follower = new Client(tenant, ticket, null);

        publish("SECRET");

        await().until(() -> !follower.types().isEmpty());
        assertThat(stranger.types()).isEmpty();
    }

    @Test
    void doesNotPassOverATransactionThatCommitsLate() throws Exception {
        Client follower = new Client(tenant, ticket, null);

        try (Held late = new Held("BEGUN_FIRST")) {
            publish("COMMITTED_FIRST");
            await().until(() -> !follower.types().isEmpty());
            late.commit();
        }

        await().until(() -> follower.types().size() == 2);
        assertThat(follower.types()).containsExactly("COMMITTED_FIRST", "BEGUN_FIRST");
    }

    @Test
    void resumesWithATransactionThatCommitsAfterALaterOneWasTold() throws Exception {
        Client before = new Client(tenant, ticket, null);
        String cursor;
        try (Held late = new Held("BEGUN_FIRST")) {
            publish("COMMITTED_FIRST");
            await().until(() -> !before.types().isEmpty());
            cursor = cursorOf(before.leave().getLast());
            late.commit();
        }

        Client after = new Client(tenant, ticket, cursor);
        publish("LAST");

        await().until(() -> after.types().contains("LAST"));
        assertThat(after.types()).containsExactly("BEGUN_FIRST", "LAST");
    }

    @Test
    void waitsForNoTransactionOfAnotherDatabase() throws Exception {
        Client follower = new Client(tenant, ticket, null);

        try (Connection other = TestDatabase.elsewhere();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()");
            publish("NOT_HELD_UP");

            await().until(() -> !follower.types().isEmpty());
            other.rollback();
        }
        assertThat(follower.types()).containsExactly("NOT_HELD_UP");
    }

    @Test
    void resumesInTheMiddleOfATransaction() {
        Client before = new Client(tenant, ticket, null);
        inTransaction(() -> List.of("ONE", "TWO", "THREE", "FOUR")
                .forEach(type -> events.publish(LiveTopic.ticket(ticket), type, ticket)));
        await().until(() -> before.types().size() == 4);
        List<JsonNode> told = before.leave();
        publish("FIVE");

        for (int seen = 1; seen <= 4; seen++) {
            Client after = new Client(tenant, ticket, cursorOf(told.get(seen - 1)));
            int missed = 5 - seen;
            await().until(() -> after.types().size() >= missed);
            assertThat(after.leave())
                    .extracting(event -> event.get("type").asText())
                    .containsExactlyElementsOf(
                            List.of("ONE", "TWO", "THREE", "FOUR", "FIVE").subList(seen, 5));
        }
    }

    @Test
    @Timeout(120)
    void resumesWithoutLossOrRepetitionOnAnyNodeWhileOthersWrite() throws Exception {
        int writers = 4;
        int each = 60;
        Client client = new Client(tenant, ticket, null);
        publish("START");
        await().until(() -> !client.types().isEmpty());
        List<JsonNode> told = new ArrayList<>(client.leave());

        Random random = new Random(7);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> written = IntStream.range(0, writers)
                    .<Future<?>>mapToObj(writer -> threads.submit(() -> write(writer, each)))
                    .toList();
            while (told.size() < writers * each + 1) {
                Client next =
                        new Client(random.nextBoolean() ? relay : otherNode, tenant, ticket, cursorOf(told.getLast()));
                int enough = Math.min(1 + random.nextInt(20), writers * each + 1 - told.size());
                await().atMost(Duration.ofSeconds(30)).until(() -> next.messages.size() >= enough);
                told.addAll(next.leave());
            }
            for (Future<?> writer : written) {
                writer.get();
            }
        }

        List<String> all = Stream.concat(
                        Stream.of("START"),
                        IntStream.range(0, writers)
                                .boxed()
                                .flatMap(writer ->
                                        IntStream.range(0, each).mapToObj(number -> "E" + writer + "_" + number)))
                .toList();
        assertThat(told).extracting(event -> event.get("type").asText()).containsExactlyInAnyOrderElementsOf(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"17-4", "", "epoch-", "00000000-5", "00000000-5.7", "00000000-5-4-x", "00000000-7-5-99"})
    void tellsAClientWithAForgottenCursorToStartAnew(String cursor) {
        Client client = new Client(tenant, ticket, cursor);

        await().until(() -> !client.types().isEmpty());
        assertThat(client.types()).containsExactly("RESYNC");
    }

    @Test
    void resumesFromWhereAClientWasToldToStartAnew() {
        Client anew = new Client(tenant, ticket, "forgotten");
        await().until(() -> !anew.types().isEmpty());
        String cursor = cursorOf(anew.leave().getLast());
        publish("MISSED");

        Client after = new Client(tenant, ticket, cursor);

        await().until(() -> !after.types().isEmpty());
        assertThat(after.types()).containsExactly("MISSED");
    }

    @Test
    void tellsEverybodyToStartAnewWhenACrashHasEmptiedTheLog() {
        Client follower = new Client(tenant, ticket, null);
        publish("SEEN");
        await().until(() -> !follower.types().isEmpty());
        String cursor = cursorOf(follower.messages.getFirst());

        TestDatabase.superuserJdbc().sql("truncate live_event, live_log").update();

        await().until(() -> follower.types().size() == 2);
        assertThat(follower.types()).containsExactly("SEEN", "RESYNC");
        Client after = new Client(tenant, ticket, cursor);
        await().until(() -> !after.types().isEmpty());
        assertThat(after.types()).containsExactly("RESYNC");
    }

    @Test
    void forgetsWhatIsOlderThanItsTimeAndTheCursorsBeforeIt() {
        Client before = new Client(tenant, ticket, null);
        publish("SEEN");
        await().until(() -> !before.types().isEmpty());
        String cursor = cursorOf(before.leave().getLast());
        publish("OLD");
        publish("YOUNG");
        TestDatabase.superuserJdbc()
                .sql("update live_event set at = now() - interval '25 hours' where type = 'OLD' and tenant_id ="
                        + " :tenant")
                .param("tenant", tenant)
                .update();

        log.purge(Duration.ofDays(1));

        List<String> left = TestDatabase.superuserJdbc()
                .sql("select type from live_event where tenant_id = :tenant order by id")
                .param("tenant", tenant)
                .query(String.class)
                .list();
        assertThat(left).containsExactly("SEEN", "YOUNG");
        Client after = new Client(tenant, ticket, cursor);
        await().until(() -> !after.types().isEmpty());
        assertThat(after.types()).containsExactly("RESYNC");
    }

    /** Transactions of different lengths, so that they commit in another order than they took their numbers. */
    private void write(int writer, int events) {
        Random length = new Random(writer);
        IntStream.range(0, events).forEach(number -> {
            inTransaction(() -> {
                log.append(List.of(
                        new LiveLog.Entry(tenant, LiveTopic.ticket(ticket), "E" + writer + "_" + number, ticket)));
                IntStream.range(0, length.nextInt(6)).forEach(_ -> become());
            });
            relay.nudge();
        });
    }

    private void publish(String type) {
        inTransaction(() -> events.publish(LiveTopic.ticket(ticket), type, ticket));
    }

    private void inTransaction(Runnable work) {
        Tenancy.run(
                tenant,
                () -> transaction.executeWithoutResult(_ -> {
                    become();
                    work.run();
                }));
    }

    private void become() {
        db.sql("select set_config('app.tenant_id', :tenant, true)")
                .param("tenant", tenant.toString())
                .query(String.class)
                .single();
    }

    private static String cursorOf(JsonNode event) {
        return event.get("cursor").asText();
    }

    private static HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(TestDatabase.get().url());
        pool.setUsername(TestDatabase.get().runtime().username());
        pool.setPassword(TestDatabase.get().runtime().password());
        pool.setMaximumPoolSize(7);
        pool.setMinimumIdle(0);
        return pool;
    }

    /** A transaction that has written an event and commits when it is told to. */
    private final class Held implements AutoCloseable {

        private final CountDownLatch written = new CountDownLatch(1);
        private final CountDownLatch mayCommit = new CountDownLatch(1);
        private final Thread thread;

        private Held(String type) throws InterruptedException {
            thread = Thread.ofVirtual()
                    .start(() -> inTransaction(() -> {
                        log.append(List.of(new LiveLog.Entry(tenant, LiveTopic.ticket(ticket), type, ticket)));
                        written.countDown();
                        hold();
                    }));
            written.await();
        }

        private void hold() {
            try {
                mayCommit.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private void commit() throws InterruptedException {
            mayCommit.countDown();
            thread.join();
        }

        @Override
        public void close() {
            mayCommit.countDown();
        }
    }

    /** A connection that keeps what it is told. */
    private final class Client {

        private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
        private final LiveRelay node;
        private final LiveConnection connection;
        private final LiveSubscription subscription;

        private Client(UUID tenant, UUID followed, @Nullable String cursor) {
            this(relay, tenant, followed, cursor);
        }

        private Client(LiveRelay node, UUID tenant, UUID followed, @Nullable String cursor) {
            this.node = node;
            LiveCaller holder =
                    new LiveCaller(Caller.system(tenant), "system@example.org", null, Set.of(), Instant.MAX);
            connection = new LiveConnection(UUID.randomUUID().toString(), holder, this::keep, JSON);
            subscription = new LiveSubscription(
                    connection,
                    "s",
                    "/topic/tickets/" + followed,
                    LiveTopic.Kind.TICKET,
                    Set.of(followed),
                    _ -> isAllowed());
            node.follow(subscription, cursor);
        }

        private boolean keep(Message<?> message, long timeout) {
            return keep(message);
        }

        private boolean keep(Message<?> message) {
            try {
                return messages.add(JSON.readTree((byte[]) message.getPayload()));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private List<String> types() {
            return messages.stream()
                    .map(message -> message.get("type").asText())
                    .toList();
        }

        /** @return what had arrived by then */
        private List<JsonNode> leave() {
            node.leave(List.of(subscription));
            connection.ended();
            return List.copyOf(messages);
        }
    }
}
