package io.assent.shared.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.shared.Role;
import io.assent.shared.Tenancy;
import io.assent.shared.limits.RateLimits;
import io.assent.shared.web.ProblemWriter;
import io.assent.testing.LiveClient;
import io.assent.testing.TestDatabase;
import io.assent.testing.WithDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
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
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(classes = LiveStompTests.Application.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@WithDatabase
@Tag("C3")
class LiveStompTests {

    private static final UUID TENANT = UUID.randomUUID();
    private static final UUID ANN = UUID.randomUUID();
    private static final UUID BOB = UUID.randomUUID();
    private static final UUID CARL = UUID.randomUUID();
    private static final UUID DORA = UUID.randomUUID();
    private static final UUID GROUP = UUID.randomUUID();
    private static final UUID OWN_TICKET = UUID.randomUUID();
    /** The persons, groups and tickets that are out of reach by now. */
    private static final Set<UUID> LEFT = ConcurrentHashMap.newKeySet();

    @LocalServerPort
    int port;

    @Autowired
    LiveEvents events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Presence presence;

    @Autowired
    RateLimits limits;

    @Autowired
    PresenceStore store;

    @Autowired
    @Qualifier("messageBrokerTaskScheduler")
    TaskScheduler scheduler;

    @Test
    void tellsWhatHappensToATicketAndToTheInboxOfAGroup() {
        LiveClient client = connect("ann")
                .listen("/topic/tickets/" + OWN_TICKET)
                .listen("/user/queue/inbox")
                .listen("/user/queue/notifications");

        publish(LiveTopic.inbox(GROUP), "INBOX_CHANGED");
        publish(LiveTopic.inbox(UUID.randomUUID()), "FOREIGN");
        publish(LiveTopic.ticket(OWN_TICKET), "TICKET_STATUS_CHANGED");
        publish(LiveTopic.notifications(ANN), "NOTIFIED");

        await().until(() -> client.types().contains("NOTIFIED"));
        assertThat(client.types()).containsExactly("INBOX_CHANGED", "TICKET_STATUS_CHANGED", "NOTIFIED");
        JsonNode event = client.events().getLast();
        assertThat(event.fieldNames()).toIterable().containsExactlyInAnyOrder("cursor", "type", "ticket_id", "at");
        assertThat(Instant.parse(event.get("at").asText())).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void tellsAReturningClientWhatItMissed() {
        LiveClient before = connect("ann").listen("/topic/tickets/" + OWN_TICKET);
        publish(LiveTopic.ticket(OWN_TICKET), "SEEN");
        await().until(() -> !before.types().isEmpty());
        before.leave();
        publish(LiveTopic.ticket(OWN_TICKET), "MISSED");

        String cursor = before.events().getLast().get("cursor").asText();
        LiveClient after = connect("ann").listen("/topic/tickets/" + OWN_TICKET, cursor);
        publish(LiveTopic.ticket(OWN_TICKET), "FOLLOWING");

        await().until(() -> after.types().contains("FOLLOWING"));
        assertThat(after.types()).containsExactly("MISSED", "FOLLOWING");
    }

    @Test
    @Tag("G1")
    void tellsOfNotesOnlyWhoMayReadThem() {
        LiveClient ann = connect("ann").listen("/topic/tickets/" + OWN_TICKET);
        LiveClient bob = connect("bob").listen("/topic/tickets/" + OWN_TICKET);
        publish(LiveTopic.ticket(OWN_TICKET), "SEEN");
        await().until(() -> !ann.types().isEmpty() && !bob.types().isEmpty());

        publish(LiveTopic.notes(OWN_TICKET), "NOTE");
        publish(LiveTopic.notes(ANN), "NOTE_TO_ANN");
        publish(LiveTopic.ticket(OWN_TICKET), "WORD");

        await().until(() -> ann.types().contains("WORD") && bob.types().contains("WORD"));
        assertThat(ann.types()).containsExactly("SEEN", "NOTE_TO_ANN", "WORD");
        assertThat(bob.types()).containsExactly("SEEN", "NOTE", "WORD");
        String cursor = ann.events().getFirst().get("cursor").asText();
        LiveClient annAgain = connect("ann").listen("/topic/tickets/" + OWN_TICKET, cursor);
        LiveClient bobAgain = connect("bob").listen("/topic/tickets/" + OWN_TICKET, cursor);
        await().until(() ->
                annAgain.types().contains("WORD") && bobAgain.types().contains("WORD"));
        assertThat(annAgain.types()).containsExactly("NOTE_TO_ANN", "WORD");
        assertThat(bobAgain.types()).containsExactly("NOTE", "WORD");
    }

    @AfterEach
    void everythingIsInReachAgain() {
        LEFT.clear();
    }

    @Test
    @Tag("K5")
    void tellsNothingOfATicketThatMayNotBeReadAnyMore() {
        LiveClient client = connect("ann").listen("/topic/tickets/" + OWN_TICKET);
        publish(LiveTopic.ticket(OWN_TICKET), "SEEN");
        await().until(() -> client.types().contains("SEEN"));

        LEFT.add(OWN_TICKET);
        publish(LiveTopic.ticket(OWN_TICKET), "SECRET");

        assertThat(client.refusal()).isEqualTo("RIGHTS_CHANGED");
        assertThat(client.types()).containsExactly("SEEN");
        assertThat(connect("ann").refusalOf("/topic/tickets/" + OWN_TICKET)).isEqualTo("NOT_FOUND");
    }

    @Test
    @Tag("K5")
    void showsNoLongerWhoLooksAtATicketThatMayNotBeReadAnyMore() {
        LiveClient client = connect("ann").listen("/topic/tickets/" + OWN_TICKET + "/presence");
        await().until(() -> lookers(client).contains("Ann"));
        int before = client.events().size();

        LEFT.add(OWN_TICKET);
        publish(LiveTopic.presence(OWN_TICKET), "PRESENCE_CHANGED");

        assertThat(client.refusal()).isEqualTo("RIGHTS_CHANGED");
        assertThat(client.events()).hasSize(before);
    }

    @Test
    @Tag("K5")
    void tellsNothingOfTheInboxOfAGroupThatWasLeft() {
        LiveClient client = connect("ann").listen("/user/queue/inbox");

        LEFT.add(GROUP);
        publish(LiveTopic.inbox(GROUP), "INBOX_ADDED");

        assertThat(client.refusal()).isEqualTo("RIGHTS_CHANGED");
        assertThat(client.types()).isEmpty();
    }

    @Test
    @Tag("K5")
    void tellsNothingToWhoHasLeft() {
        LiveClient client = connect("ann").listen("/user/queue/notifications");

        LEFT.add(ANN);
        publish(LiveTopic.notifications(ANN), "NOTIFIED");

        assertThat(client.refusal()).isEqualTo("RIGHTS_CHANGED");
        assertThat(client.types()).isEmpty();
    }

    @Test
    void refusesAConnectionWithoutAToken() {
        assertThat(connect(null).refusal()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void refusesAnExpiredToken() {
        assertThat(connect("expired").refusal()).isEqualTo("TOKEN_EXPIRED");
    }

    @Test
    void closesTheConnectionWhenTheTokenExpires() {
        assertThat(connect("short").refusal()).isEqualTo("TOKEN_EXPIRED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/topic/tickets/{id}",
                "/topic/tickets/{id}/presence",
                "/topic/drafts/purchase",
                "/topic/everything"
            })
    void refusesWhatMayNotBeReadAndKeepsTheConnection(String destination) {
        LiveClient client = connect("ann");

        String refused = destination.replace("{id}", UUID.randomUUID().toString());
        assertThat(client.refusalOf(refused)).isEqualTo("NOT_FOUND");

        client.listen("/topic/tickets/" + OWN_TICKET);
        publish(LiveTopic.ticket(OWN_TICKET), "STILL_HEARD");
        await().until(() -> client.types().contains("STILL_HEARD"));
    }

    @Test
    @Tag("K6")
    void refusesWhoSubscribesTooOften() {
        LiveClient client = connect("carl");

        await().until(() -> {
            useUpSubscriptions();
            return client.refusalOf("/user/queue/inbox").equals("TOO_MANY_REQUESTS");
        });
    }

    private void useUpSubscriptions() {
        try {
            while (true) {
                limits.subscribe(CARL);
            }
        } catch (Refusal e) {
            assertThat(e.code()).isEqualTo("TOO_MANY_REQUESTS");
        }
    }

    @Test
    void endsTheConnectionOfWhoAsksForNoReceiptAndIsRefused() {
        LiveClient client = connect("ann");

        client.listenUnasked("/topic/everything");

        assertThat(client.refusal()).isEqualTo("NOT_FOUND");
    }

    @Test
    void tellsWhoElseLooksAtATicket() {
        String destination = "/topic/tickets/" + OWN_TICKET + "/presence";
        LiveClient ann = connect("ann").listen(destination);
        await().until(() -> lookers(ann).equals(List.of("Ann")));

        LiveClient bob = connect("bob").listen(destination);
        LiveClient bobsOtherTab = connect("bob").listen(destination);
        await().until(() -> lookers(ann).equals(List.of("Ann", "Bob")));
        await().until(() -> lookers(bob).equals(List.of("Ann", "Bob")));
        assertThat(ann.events().getLast().get("people").get(1).get("email").asText())
                .isEqualTo("bob@example.org");
        assertThat(ann.events().getLast().get("people").get(1).get("photo").asText())
                .isEqualTo("/photo-of-bob@example.org");

        int before = ann.events().size();
        bob.leave();
        await().until(() -> ann.events().size() > before);
        assertThat(lookers(ann)).containsExactly("Ann", "Bob");
        bobsOtherTab.leave();
        await().until(() -> lookers(ann).equals(List.of("Ann")));
    }

    @Test
    @Tag("F1")
    void tellsDesignersWhoElseHasADraftOpenAndThatItChanged() {
        LiveClient bob = connect("bob").listen("/topic/drafts/purchase/presence");
        await().until(() -> lookers(bob).equals(List.of("Bob")));
        LiveClient dora = connect("dora").listen("/topic/drafts/purchase/presence");
        await().until(() -> lookers(bob).equals(List.of("Bob", "Dora")));
        connect("dora").listen("/topic/drafts/leave/presence");
        LiveClient changes = connect("bob").listen("/topic/drafts/purchase");

        publish(LiveTopic.draft("leave"), "DRAFT_CHANGED");
        publish(LiveTopic.draft("purchase"), "DRAFT_CHANGED");
        dora.leave();

        await().until(() -> changes.events().size() == 1);
        await().until(() -> lookers(bob).equals(List.of("Bob")));
    }

    @Test
    void forgetsThoseOfANodeThatDied() {
        LiveClient ann = connect("ann").listen("/topic/tickets/" + OWN_TICKET + "/presence");
        await().until(() -> lookers(ann).contains("Ann"));
        presence.enter(new PresenceStore.Look(
                "elsewhere",
                OWN_TICKET,
                new LiveCaller(
                        new Caller(TENANT, BOB, "Bob", Set.of(), Caller.Channel.API, null),
                        "bob@example.org",
                        null,
                        Set.of(),
                        Instant.MAX)));
        await().until(() -> lookers(ann).contains("Bob"));
        TestDatabase.superuserJdbc()
                .sql("update live_presence set seen_at = now() - interval '2 minutes' where session = 'elsewhere'")
                .update();

        // the pulse of another node, which does not know the dead one's people
        new Presence(store, events, transaction, scheduler).pulse();

        await().until(() -> lookers(ann).equals(List.of("Ann")));
    }

    @Test
    void takesNoMessagesFromClients() {
        LiveClient client = connect("ann");

        client.send("/broker/all", "hello".getBytes(StandardCharsets.UTF_8));

        assertThat(client.refusal()).isEqualTo("FORBIDDEN");
    }

    private static List<String> lookers(LiveClient client) {
        return client.events().isEmpty()
                ? List.of()
                : StreamSupport.stream(client.events().getLast().path("people").spliterator(), false)
                        .map(person -> person.get("name").asText())
                        .sorted()
                        .toList();
    }

    private void publish(LiveTopic topic, String type) {
        Tenancy.run(TENANT, () -> transaction.executeWithoutResult(_ -> events.publish(topic, type, OWN_TICKET)));
    }

    private LiveClient connect(@Nullable String token) {
        return LiveClient.of("http://localhost:" + port, token);
    }

    /** The shared module with stand-ins for the modules that know people and tickets. */
    @Configuration
    @ComponentScan(
            basePackages = "io.assent.shared",
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "io\\.assent\\.shared\\.(web\\..*|limits\\.LimitedWrites)"))
    @ConfigurationPropertiesScan("io.assent.shared")
    @Import(ProblemWriter.class)
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
            return new LiveCallers() {
                @Override
                public LiveCaller ofToken(String token) {
                    Instant until = Instant.now().plusSeconds(token.equals("short") ? 1 : 600);
                    if (token.equals("expired")) {
                        throw new Refusal(Refusal.Category.UNAUTHENTICATED, "TOKEN_EXPIRED", "The token has expired.");
                    }
                    Caller caller = switch (token) {
                        case "bob" -> person(BOB, "Bob");
                        case "carl" -> person(CARL, "Carl");
                        case "dora" -> person(DORA, "Dora");
                        default -> person(ANN, "Ann");
                    };
                    String email = caller.name().toLowerCase(Locale.ROOT) + "@example.org";
                    return new LiveCaller(caller, email, "/photo-of-" + email, principals(caller), until);
                }

                @Override
                public Optional<LiveCaller> now(LiveCaller holder) {
                    return Optional.of(holder)
                            .filter(_ -> !LEFT.contains(holder.caller().person()))
                            .map(before -> new LiveCaller(
                                    before.caller(),
                                    before.email(),
                                    before.photo(),
                                    principals(before.caller()),
                                    before.until()));
                }

                @Override
                public boolean isGood(String token) {
                    return !token.equals("signed-out");
                }
            };
        }

        private static Set<UUID> principals(Caller caller) {
            return LEFT.contains(GROUP) ? Set.of(caller.person()) : Set.of(caller.person(), GROUP);
        }

        private static Caller person(UUID id, String name) {
            Set<Role> roles = id.equals(BOB) || id.equals(DORA) ? Set.of(Role.DESIGNER) : Set.of();
            return new Caller(TENANT, id, name, roles, Caller.Channel.API, null);
        }

        @Bean
        NotesAudience notes() {
            return (caller, ticket) -> caller.person().equals(BOB) && ticket.equals(OWN_TICKET);
        }

        @Bean
        TicketAudience audience() {
            return (_, ticket) -> ticket.equals(OWN_TICKET) && !LEFT.contains(OWN_TICKET);
        }
    }
}
