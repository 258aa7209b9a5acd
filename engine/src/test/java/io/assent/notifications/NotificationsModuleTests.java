package io.assent.notifications;

import static io.assent.notifications.Deliveries.Filter.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.assent.approvals.ApprovalAsked;
import io.assent.approvals.ApprovalDecided;
import io.assent.approvals.QuestionAsked;
import io.assent.catalog.Localized;
import io.assent.catalog.PackTemplate;
import io.assent.inbox.WorkOffered;
import io.assent.people.PersonView;
import io.assent.shared.Acting;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.Json;
import io.assent.shared.PlatformClock;
import io.assent.shared.Refusal;
import io.assent.shared.Role;
import io.assent.sla.Promise;
import io.assent.sla.SlaBreached;
import io.assent.testing.TestDatabase;
import io.assent.testing.WithDatabase;
import io.assent.tickets.Priority;
import io.assent.tickets.Status;
import io.assent.tickets.TicketStatusChanged;
import io.assent.tickets.TicketView;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

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
@Tag("I1")
@Tag("I3")
class NotificationsModuleTests {

    private static final int PORT = freePort();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static GreenMail server = start();

    @Autowired
    private Colleagues colleagues;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Notices notices;

    @Autowired
    private Notifications notifications;

    @Autowired
    private Preferences preferences;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Json json;

    @Autowired
    private SchedulerClient jobs;

    private UUID tenant;
    private PersonView jane;
    private PersonView laura;
    private TicketView ticket;

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

    @Test
    void mailsThePersonAskedInTextAndHtml() throws Exception {
        publish(jane, asked(laura));

        MimeMessage mail = mailTo(laura);
        assertThat(mail.getSubject()).isEqualTo("FIN-7: please decide on “Ten <b>chairs</b>”");
        assertThat(mail.getFrom()[0]).hasToString("Assent <assent@acme.example>");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(content(parts.getBodyPart(0)))
                .contains(
                        "Jane asks for your decision",
                        "Over the limit",
                        "https://assent.acme.example/tickets/" + ticket.id());
        assertThat(content(parts.getBodyPart(1)))
                .contains("Ten &lt;b&gt;chairs&lt;/b&gt;", "href=\"https://assent.acme.example/tickets/" + ticket.id());
        assertThat(mail.getHeader("References")).containsExactly("<ticket-" + ticket.id() + "@assent.acme.example>");
        await().atMost(PATIENCE).until(() -> states(laura).equals(List.of(Delivery.State.SENT)));
    }

    @Test
    void leadsToThePlaceThatNewsOfNoTicketAreAbout() throws Exception {
        String place = "/processes/purchase?tab=changes";
        as(jane, () -> {
            notices.tell(
                    tenant,
                    List.of(laura.id()),
                    NotificationEvent.DRAFT_REVIEW_ASKED,
                    Ids.next(),
                    Map.of("process", "Purchase", Notice.PATH, place));
            return true;
        });

        MimeMultipart parts = (MimeMultipart) mailTo(laura).getContent();
        assertThat(content(parts.getBodyPart(0))).contains("https://assent.acme.example" + place);
        assertThat(told(laura)).first().extracting(Notification::path).isEqualTo(place);
    }

    @Test
    void mailsInTheReadersLanguage() throws Exception {
        PersonView bert = colleagues.join(tenant, "Bert", "de", true);

        publish(jane, asked(bert));

        assertThat(mailTo(bert).getSubject()).contains("Ihre Entscheidung").startsWith("FIN-7");
        assertThat(mailTo(bert).getHeader("Content-Language")).containsExactly("de");
        assertThat(content(((MimeMultipart) mailTo(bert).getContent()).getBodyPart(0)))
                .contains("Über der Grenze.")
                .doesNotContain("Over the limit");
    }

    @Test
    @Tag("I2")
    void mailsTheWordsOfThePackWhereItHasAnyInTheReadersLanguage() throws Exception {
        PersonView bert = colleagues.join(tenant, "Bert", "de", true);
        colleagues.templates.put(
                "approval-asked.de",
                new PackTemplate(
                        "{{number}}: {{fields.amount}} für „{{title}}“?", "Es geht um **{{title}}**.\n\n{{reason}}"));

        publish(jane, asked(laura, bert));

        assertThat(mailTo(laura).getSubject()).isEqualTo("FIN-7: please decide on “Ten <b>chairs</b>”");
        assertThat(mailTo(bert).getSubject()).isEqualTo("FIN-7: 3.200 für „Ten <b>chairs</b>“?");
        MimeMultipart parts = (MimeMultipart) mailTo(bert).getContent();
        assertThat(content(parts.getBodyPart(0)))
                .contains("Es geht um Ten <b>chairs</b>.", "Über der Grenze.", "Lesen und entscheiden: https://");
        assertThat(content(parts.getBodyPart(1)))
                .contains("<p>Es geht um <strong>Ten &lt;b&gt;chairs&lt;/b&gt;</strong>.</p>", "Über der Grenze.");
        assertThat(told(bert))
                .first()
                .extracting(Notification::title)
                .isEqualTo(mailTo(bert).getSubject());
        assertThat(deliveriesTo(bert).getFirst().content().facts()).containsEntry("fields", Map.of("amount", 3200));
    }

    @Test
    void tellsNobodyWhatTheyDidThemselves() {
        publish(laura, asked(laura));

        assertThat(told(laura)).isEmpty();
        assertThat(states(laura)).isEmpty();
    }

    @Test
    void tellsNothingOfATransactionThatRolledBack() {
        Acting.as(
                caller(jane),
                () -> transaction.execute(status -> {
                    events.publishEvent(asked(laura));
                    status.setRollbackOnly();
                    return true;
                }));

        assertThat(told(laura)).isEmpty();
        assertThat(states(laura)).isEmpty();
    }

    @Test
    void carriesTheNewsOfATransactionInOneJob() {
        PersonView mike = colleagues.join(tenant, "Mike", "en", true);

        as(jane, () -> {
            events.publishEvent(asked(laura, mike));
            events.publishEvent(asked(mike));
            return true;
        });

        assertThat(batches()).isOne();
        assertThat(told(laura)).hasSize(1);
        assertThat(told(mike)).as("asked twice, told once").hasSize(1);
    }

    @Test
    void tellsTheRequesterAboutADecisionWithItsReason() {
        TicketView rejected = with(Status.REJECTED);
        as(laura, () -> {
            events.publishEvent(new ApprovalDecided(ticket, Ids.next(), laura.id(), false, "Not this year"));
            events.publishEvent(new TicketStatusChanged(rejected, Status.IN_REVIEW, Status.REJECTED));
            return true;
        });

        assertThat(told(jane)).singleElement().satisfies(told -> {
            assertThat(told.event()).isEqualTo(NotificationEvent.TICKET_REJECTED);
            assertThat(told.text()).contains("Laura rejected the request", "Not this year");
            assertThat(Objects.requireNonNull(told.actor()).name()).isEqualTo("Laura");
        });
    }

    @Test
    void tellsWhoWorksOnATicketThatItIsOverdue() {
        TicketView assigned = with(Status.IN_PROGRESS, laura);

        Acting.as(
                Caller.system(tenant),
                () -> transaction.execute(_ -> {
                    events.publishEvent(
                            new SlaBreached(assigned, Promise.RESOLUTION, Instant.parse("2026-11-20T09:00:00Z")));
                    return true;
                }));

        assertThat(told(laura))
                .singleElement()
                .satisfies(told -> assertThat(told.text()).contains("should have been resolved by 20 Nov 2026, 10:00"));
    }

    @Test
    void triesAgainWhenTheServerIsDownThenGivesUpUntilAnAdministratorSendsItAgain() throws Exception {
        server.stop();
        publish(jane, asked(laura));

        await().atMost(PATIENCE).until(() -> states(laura).equals(List.of(Delivery.State.DEAD)));
        Delivery dead = deliveriesTo(laura).getFirst();
        server = start();
        as(admin(), () -> deliveries.retry(admin(), dead.id()));

        assertThat(dead.attempts()).isEqualTo(3);
        assertThat(dead.lastError()).isNotBlank();
        await().atMost(PATIENCE).until(() -> states(laura).equals(List.of(Delivery.State.SENT)));
        assertThat(mailTo(laura).getSubject()).startsWith("FIN-7");
    }

    @Test
    void sendsAgainUnderTheSameMessageIdWhenItCrashedBeforeNotingThatItSent() throws Exception {
        publish(jane, asked(laura));
        String first = mailTo(laura).getMessageID();
        await().atMost(PATIENCE).until(() -> states(laura).equals(List.of(Delivery.State.SENT)));

        as(admin(), () -> {
            db.sql("update delivery set state = 'DEAD' where person = :person and tenant_id = :tenant")
                    .param("person", laura.id())
                    .param("tenant", tenant)
                    .update();
            return deliveries.retry(admin(), deliveriesTo(laura).getFirst().id());
        });

        await().atMost(PATIENCE).until(() -> mailsTo(laura).size() == 2);
        assertThat(mailsTo(laura).getLast().getMessageID()).isEqualTo(first);
    }

    @Test
    void sendsNowWhatWaitsForItsNextAttemptAndLeavesAloneWhatIsBeingSent() {
        publish(jane, asked(laura));
        await().atMost(PATIENCE).until(() -> states(laura).equals(List.of(Delivery.State.SENT)));
        UUID delivery = deliveriesTo(laura).getFirst().id();

        waits(delivery, Instant.now().minusSeconds(1));
        assertThatThrownBy(() -> as(admin(), () -> deliveries.retry(admin(), delivery)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("being sent");
        waits(delivery, Instant.now().plusSeconds(3600));
        as(admin(), () -> deliveries.retry(admin(), delivery));

        await().atMost(PATIENCE).until(() -> mailsTo(laura).size() == 2);
        assertThat(colleagues.recorded(delivery)).containsExactly("DELIVERY_RETRIED");
    }

    private void waits(UUID delivery, Instant next) {
        as(
                admin(),
                () -> db.sql("update delivery set state = 'WAITING', next_attempt_at = :next, finished_at = null"
                                + " where id = :id and tenant_id = :tenant")
                        .param("next", Timestamp.from(next))
                        .param("id", delivery)
                        .param("tenant", tenant)
                        .update());
    }

    @Test
    void findsDeliveriesByStateRecipientAndTicket() {
        PersonView gone = colleagues.join(tenant, "Gone", "en", false);
        publish(jane, asked(gone, laura));
        await().atMost(PATIENCE).until(() -> states(gone).equals(List.of(Delivery.State.DEAD)));

        assertThat(found(new Deliveries.Filter(Delivery.State.DEAD, null, null)))
                .extracting(Delivery::person)
                .containsExactly(gone.id());
        assertThat(found(new Deliveries.Filter(null, laura.id(), ticket.id())))
                .extracting(Delivery::person)
                .containsExactly(laura.id());
        assertThat(found(new Deliveries.Filter(null, null, Ids.next()))).isEmpty();
    }

    private List<Delivery> found(Deliveries.Filter filter) {
        return as(admin(), () -> deliveries.list(admin(), filter, null, 10)).items();
    }

    @Test
    @Tag("B9")
    void wakesWhoIsAskedWhateverTheyChoseToBeToldOfWhenARequestCannotWait() {
        as(
                laura,
                () -> preferences.choose(
                        caller(laura),
                        "de",
                        EnumSet.allOf(NotificationEvent.class).stream()
                                .collect(Collectors.toMap(event -> event, _ -> Set.of()))));
        publish(jane, asked(laura));
        publish(jane, new WorkOffered(ticket, "Carry it out", Set.of(laura.id()), null));
        assertThat(told(laura)).isEmpty();

        colleagues.waking.set(true);
        publish(jane, asked(laura));
        publish(jane, new WorkOffered(ticket, "Carry it out", Set.of(laura.id()), null));

        assertThat(told(laura))
                .extracting(Notification::event)
                .containsExactlyInAnyOrder(NotificationEvent.APPROVAL_ASKED, NotificationEvent.WORK_WAITS);
        await().atMost(PATIENCE).until(() -> mailsTo(laura).size() == 2);
        assertThat(told(laura)).anyMatch(notification -> notification.text().contains("„Durchführen“"));
    }

    @Test
    @Tag("B9")
    void tellsOfWorkThatHasATimeOfItsOwn() {
        publish(
                jane,
                new WorkOffered(ticket, "Carry it out", Set.of(laura.id()), Instant.parse("2026-12-14T10:00:00Z")));

        assertThat(told(laura)).extracting(Notification::event).containsExactly(NotificationEvent.WORK_DUE);
        assertThat(told(laura)).anyMatch(notification -> notification.text().contains("14"));
    }

    @Test
    @Tag("B9")
    void tellsWhyARequestIsDoneWhenNobodyAnswered() {
        as(Caller.system(tenant), () -> {
            events.publishEvent(new TicketStatusChanged(ticket, Status.PENDING_INFO, Status.COMPLETED));
            return true;
        });

        assertThat(told(jane)).anyMatch(notification -> notification.text().contains("Nobody answered"));
    }

    @AfterEach
    void letPeopleSleep() {
        colleagues.waking.set(false);
        colleagues.templates.clear();
    }

    @Test
    void givesUpAMailToSomebodyWhoLeft() {
        PersonView gone = colleagues.join(tenant, "Gone", "en", false);

        publish(jane, asked(gone));

        await().atMost(PATIENCE).until(() -> states(gone).equals(List.of(Delivery.State.DEAD)));
    }

    @Test
    void saysSoWhenThereIsNoMailServer() {
        MailSettings none =
                new MailSettings(null, 25, null, null, "Assent <a@b.example>", null, null, PATIENCE, PATIENCE, 3);
        Outbox outbox = new Outbox(db, json, jobs, none, Clock.systemUTC());
        Notice notice = new Notice(
                tenant,
                laura.id(),
                NotificationEvent.TICKET_CLOSED,
                ticket.id(),
                null,
                Map.of("number", "", "title", ""),
                false);

        as(jane, () -> {
            outbox.write(List.of(notice));
            return true;
        });

        assertThat(states(laura)).containsExactly(Delivery.State.NOT_CONFIGURED);
        assertThat(deliveriesTo(laura)).allMatch(delivery -> delivery.nextAttemptAt() == null);
    }

    @Test
    void mailsNobodyWhatWasOnlyToldAfterwards() {
        PlatformClock.at(Instant.now().minus(Duration.ofDays(3)), () -> publish(jane, asked(laura)));

        assertThat(told(laura)).hasSize(1);
        assertThat(states(laura)).isEmpty();
    }

    @Test
    void leavesOutWhatAPersonDoesNotWant() {
        as(
                laura,
                () -> preferences.choose(
                        caller(laura),
                        "de",
                        Map.of(
                                NotificationEvent.APPROVAL_ASKED, EnumSet.of(NotificationChannel.IN_APP),
                                NotificationEvent.QUESTION_ASKED, EnumSet.noneOf(NotificationChannel.class))));

        publish(jane, asked(laura));
        publish(jane, new QuestionAsked(ticket(laura), Ids.next(), jane.id(), "Why?"));

        assertThat(states(laura)).isEmpty();
        assertThat(told(laura)).singleElement().satisfies(told -> {
            assertThat(told.event()).isEqualTo(NotificationEvent.APPROVAL_ASKED);
            assertThat(told.title()).contains("Ihre Entscheidung");
        });
    }

    @Test
    void countsWhatIsUnreadUntilItIsRead() {
        publish(jane, asked(laura));
        publish(jane, asked(laura));
        UUID first = told(laura).getLast().id();

        as(laura, () -> {
            notifications.read(caller(laura), List.of(first));
            return true;
        });
        int afterOne = as(laura, () -> notifications.unread(caller(laura)));
        as(laura, () -> {
            notifications.readAll(caller(laura));
            return true;
        });

        assertThat(afterOne).isOne();
        assertThat(as(laura, () -> notifications.unread(caller(laura)))).isZero();
        assertThat(told(laura)).hasSize(2).allMatch(told -> told.readAt() != null);
    }

    @Test
    void pagesFromTheNewestOn() {
        for (int i = 0; i < 3; i++) {
            publish(jane, asked(laura));
        }

        var first = as(laura, () -> notifications.of(caller(laura), false, null, 2));
        var second = as(laura, () -> notifications.of(caller(laura), false, first.nextCursor(), 2));

        assertThat(first.items()).hasSize(2);
        assertThat(second.items()).hasSize(1);
        assertThat(second.nextCursor()).isNull();
        assertThat(first.items()).doesNotContainAnyElementsOf(second.items());
    }

    @Test
    void showsDeliveriesToThoseWhoOperateTheTenantOnly() {
        publish(jane, asked(laura));
        Caller stranger = new Caller(Ids.next(), Ids.next(), "Root", Set.of(Role.ADMIN), Caller.Channel.API, null);

        assertThat(as(stranger, () -> deliveries.list(stranger, NONE, null, 10)).items())
                .isEmpty();
        assertThatThrownBy(() -> as(laura, () -> deliveries.list(caller(laura), NONE, null, 10)))
                .isInstanceOf(Refusal.class);
    }

    private ApprovalAsked asked(PersonView... persons) {
        return new ApprovalAsked(
                ticket,
                Ids.next(),
                Arrays.stream(persons).map(PersonView::id).toList(),
                Localized.of("Over the limit", "Über der Grenze"),
                null,
                Instant.parse("2026-11-20T17:00:00Z"));
    }

    private TicketView ticket(PersonView requester) {
        return ticket(Ids.next(), requester, Status.IN_REVIEW, null);
    }

    private TicketView with(Status status) {
        return ticket(ticket.id(), jane, status, null);
    }

    private TicketView with(Status status, PersonView assignee) {
        return ticket(ticket.id(), jane, status, assignee.id());
    }

    private TicketView ticket(UUID id, PersonView requester, Status status, UUID assignee) {
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

    private void publish(PersonView actor, Object event) {
        as(actor, () -> {
            events.publishEvent(event);
            return true;
        });
    }

    private List<Notification> told(PersonView person) {
        return as(person, () -> notifications.of(caller(person), false, null, 50))
                .items();
    }

    private List<Delivery> deliveriesTo(PersonView person) {
        return as(admin(), () -> deliveries.list(admin(), NONE, null, 100)).items().stream()
                .filter(delivery -> delivery.person().equals(person.id()))
                .toList();
    }

    private int batches() {
        return as(
                admin(),
                () -> db.sql("select count(distinct batch) from delivery where tenant_id = :tenant")
                        .param("tenant", tenant)
                        .query(Integer.class)
                        .single());
    }

    private List<Delivery.State> states(PersonView person) {
        return deliveriesTo(person).stream().map(Delivery::state).toList();
    }

    private MimeMessage mailTo(PersonView person) {
        await().atMost(PATIENCE).until(() -> !mailsTo(person).isEmpty());
        return mailsTo(person).getFirst();
    }

    private static List<MimeMessage> mailsTo(PersonView person) {
        return Arrays.asList(server.getReceivedMessagesForDomain(person.email()));
    }

    private static String content(BodyPart part) throws Exception {
        return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private <T> T as(PersonView person, Supplier<T> work) {
        return as(caller(person), work);
    }

    private <T> T as(Caller caller, Supplier<T> work) {
        return Acting.as(caller, () -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }

    private Caller admin() {
        return new Caller(tenant, Ids.next(), "Ruth", Set.of(Role.ADMIN), Caller.Channel.API, null);
    }

    private static Caller caller(PersonView person) {
        return new Caller(person.tenant(), person.id(), person.name(), Set.of(Role.EMPLOYEE), Caller.Channel.API, null);
    }

    private static GreenMail start() {
        GreenMail mail = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        return mail;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
