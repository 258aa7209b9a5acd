package io.assent.shared.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.shared.Tenancy;
import io.assent.testing.WithDatabase;
import java.io.IOException;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.websocket.servlet.WebSocketServletAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSessionHandlerAdapter;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.messaging.WebSocketStompClient;

@SpringBootTest(classes = LiveStompTests.Application.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@WithDatabase
class LiveStompTests {

    private static final UUID TENANT = UUID.randomUUID();
    private static final UUID ANN = UUID.randomUUID();
    private static final UUID GROUP = UUID.randomUUID();
    private static final UUID OWN_TICKET = UUID.randomUUID();

    @LocalServerPort
    int port;

    @Autowired
    LiveEvents events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ObjectMapper json;

    @Test
    void tellsWhatHappensToATicketAndToTheInboxOfAGroup() throws Exception {
        Client client = connect("Bearer ann");
        client.subscribe("/topic/tickets/" + OWN_TICKET, null);
        client.subscribe("/user/queue/inbox", null);
        client.subscribe("/user/queue/notifications", null);

        await().until(() -> {
            publish(LiveTopic.inbox(GROUP), "INBOX_CHANGED");
            return !client.messages.isEmpty();
        });
        client.messages.clear();
        publish(LiveTopic.inbox(UUID.randomUUID()), "FOREIGN");
        publish(LiveTopic.ticket(OWN_TICKET), "TICKET_STATUS_CHANGED");
        publish(LiveTopic.notifications(ANN), "NOTIFIED");

        await().until(() -> client.types().contains("NOTIFIED"));
        assertThat(client.types()).contains("TICKET_STATUS_CHANGED").doesNotContain("FOREIGN");
        JsonNode event = client.messages.getLast();
        assertThat(event.fieldNames()).toIterable().containsExactlyInAnyOrder("cursor", "type", "ticket_id", "at");
        assertThat(Instant.parse(event.get("at").asText())).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void tellsAReturningClientWhatItMissed() throws Exception {
        Client before = connect("Bearer ann");
        before.subscribe("/topic/tickets/" + OWN_TICKET, null);
        await().until(() -> {
            publish(LiveTopic.ticket(OWN_TICKET), "SEEN");
            return !before.messages.isEmpty();
        });
        before.session.disconnect();
        String cursor = before.messages.getLast().get("cursor").asText();
        publish(LiveTopic.ticket(OWN_TICKET), "MISSED");

        Client after = connect("Bearer ann");
        after.subscribe("/topic/tickets/" + OWN_TICKET, cursor);
        publish(LiveTopic.ticket(OWN_TICKET), "FOLLOWING");

        await().until(() -> after.types().contains("FOLLOWING"));
        assertThat(after.types()).containsSubsequence("MISSED", "FOLLOWING").doesNotHaveDuplicates();
    }

    @Test
    void refusesAConnectionWithoutAToken() {
        assertThat(refusalOf(null)).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void refusesAnExpiredToken() {
        assertThat(refusalOf("Bearer expired")).isEqualTo("TOKEN_EXPIRED");
    }

    @Test
    void closesTheConnectionWhenTheTokenExpires() throws Exception {
        Client client = connect("Bearer short");

        assertThat(client.error.get(10, TimeUnit.SECONDS)).isEqualTo("TOKEN_EXPIRED");
    }

    @Test
    void refusesATicketThatMayNotBeRead() throws Exception {
        Client client = connect("Bearer ann");

        client.subscribe("/topic/tickets/" + UUID.randomUUID(), null);

        assertThat(client.error.get(10, TimeUnit.SECONDS)).isEqualTo("NOT_FOUND");
    }

    @Test
    void refusesATopicOfNobody() throws Exception {
        Client client = connect("Bearer ann");

        client.subscribe("/topic/everything", null);

        assertThat(client.error.get(10, TimeUnit.SECONDS)).isEqualTo("NOT_FOUND");
    }

    @Test
    void takesNoMessagesFromClients() throws Exception {
        Client client = connect("Bearer ann");

        client.session.send("/broker/all", "hello".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(client.error.get(10, TimeUnit.SECONDS)).isEqualTo("FORBIDDEN");
    }

    private void publish(LiveTopic topic, String type) {
        Tenancy.run(TENANT, () -> transaction.executeWithoutResult(_ -> events.publish(topic, type, OWN_TICKET)));
    }

    private String refusalOf(@Nullable String authorization) {
        Client client = new Client();
        open(authorization, client);
        return client.error.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private Client connect(String authorization) throws Exception {
        Client client = new Client();
        client.session = open(authorization, client).get(10, TimeUnit.SECONDS);
        return client;
    }

    private CompletableFuture<StompSession> open(@Nullable String authorization, Client client) {
        StompHeaders headers = new StompHeaders();
        if (authorization != null) {
            headers.add("Authorization", authorization);
        }
        return new WebSocketStompClient(new StandardWebSocketClient())
                .connectAsync("ws://localhost:" + port + "/api/v1/events", new WebSocketHttpHeaders(), headers, client);
    }

    private final class Client extends StompSessionHandlerAdapter {

        private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
        private final CompletableFuture<String> error = new CompletableFuture<>();
        private StompSession session;

        private void subscribe(String destination, @Nullable String cursor) {
            StompHeaders headers = new StompHeaders();
            headers.setDestination(destination);
            if (cursor != null) {
                headers.add("last-event-id", cursor);
            }
            session.subscribe(headers, this);
        }

        private List<String> types() {
            return messages.stream()
                    .map(message -> message.get("type").asText())
                    .toList();
        }

        @Override
        public Type getPayloadType(StompHeaders headers) {
            return byte[].class;
        }

        @Override
        public void handleFrame(StompHeaders headers, @Nullable Object payload) {
            if (headers.getDestination() == null) {
                error.complete(headers.getFirst("message"));
                return;
            }
            try {
                messages.add(json.readTree((byte[]) payload));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The shared module with stand-ins for the modules that know people and tickets. */
    @Configuration
    @ComponentScan("io.assent.shared")
    @ConfigurationPropertiesScan("io.assent.shared")
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        TransactionManagerCustomizationAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        WebSocketServletAutoConfiguration.class
    })
    static class Application {

        @Bean
        LiveCallers callers() {
            return token -> {
                Instant until = Instant.now().plusSeconds(token.equals("short") ? 1 : 600);
                if (token.equals("expired")) {
                    throw new Refusal(Refusal.Category.UNAUTHENTICATED, "TOKEN_EXPIRED", "The token has expired.");
                }
                Caller ann = new Caller(TENANT, ANN, "Ann", Set.of(), Caller.Channel.API, null);
                return new LiveCaller(ann, Set.of(ANN, GROUP), until);
            };
        }

        @Bean
        TicketAudience audience() {
            return (_, ticket) -> {
                if (!ticket.equals(OWN_TICKET)) {
                    throw Refusal.notFound("ticket");
                }
            };
        }
    }
}
