package io.assent.notifications;

import static io.assent.notifications.Deliveries.Filter.NONE;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.assent.approvals.ApprovalAsked;
import io.assent.catalog.Localized;
import io.assent.people.PersonView;
import io.assent.shared.Acting;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.Role;
import io.assent.testing.TestDatabase;
import io.assent.testing.WithDatabase;
import io.assent.tickets.Priority;
import io.assent.tickets.Status;
import io.assent.tickets.TicketView;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The module with people, a request and a mail server of its own. */
@ApplicationModuleTest(module = "notifications", extraIncludes = "integrations")
@WithDatabase
@Import(Colleagues.class)
@TestPropertySource(
        properties = {
            "camunda.bpm.enabled=false",
            "db-scheduler.polling-interval=100ms",
            "assent.mail.first-retry=50ms",
            "assent.mail.attempts=3",
            "assent.mail.timeout=5s",
            "assent.mail.from=Assent <assent@acme.example>",
            "assent.public-url=https://assent.acme.example"
        })
abstract class NotificationsFixture {

    static final int PORT = freePort();
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static GreenMail server = start();

    @Autowired
    Colleagues colleagues;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Notifications notifications;

    @Autowired
    Deliveries deliveries;

    @Autowired
    JdbcClient db;

    UUID tenant;
    PersonView jane;
    PersonView laura;
    TicketView ticket;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        // other tests' platforms stay up and share the database: they must not take these jobs
        TestDatabase.ownerJdbc()
                .sql("create table if not exists notification_test_tasks (like scheduled_tasks including all)")
                .update();
        registry.add("db-scheduler.table-name", () -> "notification_test_tasks");
        registry.add("assent.mail.host", () -> "127.0.0.1");
        registry.add("assent.mail.port", () -> PORT);
    }

    @BeforeAll
    static void open() {
        if (!server.isRunning()) {
            server = start();
        }
    }

    @AfterAll
    static void close() {
        server.stop();
    }

    @BeforeEach
    void arrange() {
        tenant = Ids.next();
        jane = colleagues.join(tenant, "Jane", "en", true);
        laura = colleagues.join(tenant, "Laura", "en", true);
        ticket = ticket(jane);
    }

    @AfterEach
    void letPeopleSleep() {
        colleagues.waking.set(false);
        colleagues.templates.clear();
    }

    ApprovalAsked asked(PersonView... persons) {
        return new ApprovalAsked(
                ticket,
                Ids.next(),
                Arrays.stream(persons).map(PersonView::id).toList(),
                Localized.of("Over the limit", "Über der Grenze"),
                null,
                Instant.parse("2026-11-20T17:00:00Z"));
    }

    TicketView ticket(PersonView requester) {
        return ticket(Ids.next(), requester, Status.IN_REVIEW, null);
    }

    TicketView ticket(UUID id, PersonView requester, Status status, UUID assignee) {
        Instant now = Instant.now();
        return new TicketView(
                id,
                tenant,
                "FIN-7",
                "purchase",
                Ids.next(),
                "Ten <b>chairs</b>",
                "",
                status,
                Priority.MEDIUM,
                null,
                requester.id(),
                null,
                assignee,
                null,
                Map.of("amount", 3200, "vendor", "Nobody is told"),
                null,
                null,
                List.of(),
                List.of(),
                1,
                1,
                now,
                now,
                now,
                null,
                null);
    }

    void publish(PersonView actor, Object event) {
        as(actor, () -> {
            events.publishEvent(event);
            return true;
        });
    }

    List<Notification> told(PersonView person) {
        return as(person, () -> notifications.of(caller(person), false, null, 50))
                .items();
    }

    List<Delivery> deliveriesTo(PersonView person) {
        return as(admin(), () -> deliveries.list(admin(), NONE, null, 100)).items().stream()
                .filter(delivery -> delivery.person().equals(person.id()))
                .toList();
    }

    List<Delivery.State> states(PersonView person) {
        return deliveriesTo(person).stream().map(Delivery::state).toList();
    }

    static List<MimeMessage> mailsTo(PersonView person) {
        return Arrays.asList(server.getReceivedMessagesForDomain(person.email()));
    }

    <T> T as(PersonView person, Supplier<T> work) {
        return as(caller(person), work);
    }

    <T> T as(Caller caller, Supplier<T> work) {
        return Acting.as(caller, () -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }

    Caller admin() {
        return new Caller(tenant, Ids.next(), "Ruth", Set.of(Role.ADMIN), Caller.Channel.API, null);
    }

    static Caller caller(PersonView person) {
        return new Caller(person.tenant(), person.id(), person.name(), Set.of(Role.EMPLOYEE), Caller.Channel.API, null);
    }

    static GreenMail start() {
        GreenMail mail = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        return mail;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
