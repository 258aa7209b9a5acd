package io.assent.notifications;

import static io.assent.notifications.Deliveries.Filter.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.assent.catalog.PackTemplate;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.Json;
import io.assent.shared.Refusal;
import io.assent.shared.Role;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("I1")
@Tag("I3")
class DeliveriesTests extends NotificationsFixture {

    @Autowired
    private SchedulerClient jobs;

    @Autowired
    private Notices notices;

    @Autowired
    private Json json;

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
    void showsDeliveriesToThoseWhoOperateTheTenantOnly() {
        publish(jane, asked(laura));
        Caller stranger = new Caller(Ids.next(), Ids.next(), "Root", Set.of(Role.ADMIN), Caller.Channel.API, null);

        assertThat(as(stranger, () -> deliveries.list(stranger, NONE, null, 10)).items())
                .isEmpty();
        assertThatThrownBy(() -> as(laura, () -> deliveries.list(caller(laura), NONE, null, 10)))
                .isInstanceOf(Refusal.class);
    }

    private MimeMessage mailTo(PersonView person) {
        await().atMost(PATIENCE).until(() -> !mailsTo(person).isEmpty());
        return mailsTo(person).getFirst();
    }

    private static String content(BodyPart part) throws Exception {
        return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
