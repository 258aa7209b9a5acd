package io.assent.shared.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.assent.shared.Caller;
import io.assent.shared.Tenancy;
import io.assent.testing.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
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

    private final DriverManagerDataSource dataSource = new DriverManagerDataSource(
            TestDatabase.get().url(),
            TestDatabase.get().runtime().username(),
            TestDatabase.get().runtime().password());
    private final JdbcClient db = JdbcClient.create(dataSource);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    private final LiveLog log = new LiveLog(db);
    private final LiveRelay relay = new LiveRelay(log);
    private final LiveEvents events = new LiveEvents(log, relay);

    @BeforeEach
    void start() {
        relay.start();
    }

    @AfterEach
    void stop() {
        relay.stop();
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
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        Thread late = Thread.ofVirtual()
                .start(() -> inTransaction(() -> {
                    log.append(List.of(new LiveLog.Entry(tenant, LiveTopic.ticket(ticket), "BEGUN_FIRST", ticket)));
                    written.countDown();
                    awaitLatch(mayCommit);
                }));
        written.await();

        publish("COMMITTED_FIRST");
        List<LiveEvent> visibleNow = log.after(new LiveCursor(0, 0), 10_000);
        mayCommit.countDown();
        late.join();

        await().until(() -> follower.types().size() == 2);
        assertThat(visibleNow).noneMatch(event -> event.tenant().equals(tenant));
        assertThat(follower.types()).containsExactly("BEGUN_FIRST", "COMMITTED_FIRST");
    }

    @Test
    void tellsAClientWithAForgottenCursorToStartAnew() {
        Client client = new Client(tenant, ticket, "17-4");

        await().until(() -> !client.types().isEmpty());
        assertThat(client.types()).containsExactly("RESYNC");
    }

    @Test
    void forgetsWhatIsOlderThanItsTime() {
        publish("OLD");
        publish("YOUNG");
        TestDatabase.superuserJdbc()
                .sql("update live_event set at = now() - interval '25 hours' where type = 'OLD' and tenant_id ="
                        + " :tenant")
                .param("tenant", tenant)
                .update();

        log.purge(Duration.ofDays(1));

        List<String> left = TestDatabase.superuserJdbc()
                .sql("select type from live_event where tenant_id = :tenant")
                .param("tenant", tenant)
                .query(String.class)
                .list();
        assertThat(left).containsExactly("YOUNG");
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

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection that keeps what it is told. */
    private final class Client {

        private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
        private final LiveConnection connection;
        private final LiveSubscription subscription;

        private Client(UUID tenant, UUID followed, @Nullable String cursor) {
            LiveCaller holder = new LiveCaller(Caller.system(tenant), Set.of(), Instant.MAX);
            connection = new LiveConnection(UUID.randomUUID().toString(), holder, this::keep, JSON);
            subscription = new LiveSubscription(
                    connection, "s", "/topic/tickets/" + followed, LiveTopic.Kind.TICKET, Set.of(followed));
            relay.follow(subscription, cursor);
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
            relay.leave(List.of(subscription));
            connection.ended();
            return List.copyOf(messages);
        }
    }
}
