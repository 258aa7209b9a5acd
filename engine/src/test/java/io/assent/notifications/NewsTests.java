package io.assent.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.assent.approvals.ApprovalDecided;
import io.assent.approvals.QuestionAsked;
import io.assent.inbox.WorkOffered;
import io.assent.people.PersonView;
import io.assent.shared.Acting;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.PlatformClock;
import io.assent.sla.Promise;
import io.assent.sla.SlaBreached;
import io.assent.tickets.Status;
import io.assent.tickets.TicketStatusChanged;
import io.assent.tickets.TicketView;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("I1")
@Tag("I3")
class NewsTests extends NotificationsFixture {

    @Autowired
    private Preferences preferences;

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

    private TicketView with(Status status) {
        return ticket(ticket.id(), jane, status, null);
    }

    private TicketView with(Status status, PersonView assignee) {
        return ticket(ticket.id(), jane, status, assignee.id());
    }

    private int batches() {
        return as(
                admin(),
                () -> db.sql("select count(distinct batch) from delivery where tenant_id = :tenant")
                        .param("tenant", tenant)
                        .query(Integer.class)
                        .single());
    }
}
