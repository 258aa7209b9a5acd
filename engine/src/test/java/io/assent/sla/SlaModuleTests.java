package io.assent.sla;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.assent.approvals.ApprovalDecided;
import io.assent.calendars.WorkingTime;
import io.assent.shared.Acting;
import io.assent.shared.Ids;
import io.assent.tickets.Priority;
import io.assent.tickets.Status;
import io.assent.tickets.TicketEdited;
import io.assent.tickets.TicketReopened;
import io.assent.tickets.TicketView;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("E2")
class SlaModuleTests extends SlaFixture {

    @Autowired
    private PromisesOfWork work;

    @Autowired
    private SlaFacet facet;

    @Autowired
    private ObjectMapper json;

    @Test
    void warnsBreachesAndEscalatesByTimer() {
        promise(null, Duration.ofHours(4));
        TicketView ticket = submitted();
        Instant start = clock.now();

        List<Instant> fired = fireAllTimers(ticket);

        assertThat(fired)
                .containsExactly(
                        start.plus(3, ChronoUnit.HOURS),
                        start.plus(4, ChronoUnit.HOURS),
                        start.plus(5, ChronoUnit.HOURS),
                        start.plus(6, ChronoUnit.HOURS));
        assertThat(around.heard(ticket.id()))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("SlaWarned", "SlaBreached", "SlaEscalated", "SlaEscalated");
        assertThat(around.heard(ticket.id()).getLast())
                .isInstanceOfSatisfying(
                        SlaEscalated.class, last -> assertThat(last.level()).isEqualTo(2));
        assertThat(clock(ticket, Promise.RESOLUTION).state()).isEqualTo(SlaClock.State.BREACHED);
        assertThat(timers(ticket)).isEmpty();
    }

    @Test
    void passesOverAnInstantThatLostItsMeaning() {
        promise(Duration.ofHours(1), Duration.ofHours(4));
        TicketView ticket = submitted();
        publish(approver, new ApprovalDecided(ticket, Ids.next(), approver, true, null));

        fireAllTimers(ticket);

        assertThat(around.heard(ticket.id()))
                .as("the response was given in time")
                .hasSize(4)
                .noneMatch(event -> event instanceof SlaWarned warned && warned.promise() == Promise.RESPONSE);
    }

    @Test
    void saysNothingOnceThePromisesAreKept() {
        promise(Duration.ofHours(1), Duration.ofHours(4));
        TicketView ticket = submitted();
        ticket = move(approver, ticket, Status.IN_PROGRESS);

        ticket = move(approver, ticket, Status.COMPLETED);

        assertThat(timers(ticket)).isEmpty();
        assertThat(clock(ticket, Promise.RESPONSE).state()).isEqualTo(SlaClock.State.MET);
        assertThat(clock(ticket, Promise.RESOLUTION).state()).isEqualTo(SlaClock.State.MET);
    }

    @Test
    void waitsForTheNextInstantThatMatters() {
        promise(Duration.ofHours(1), Duration.ofHours(4));

        TicketView ticket = submitted();

        assertThat(timers(ticket))
                .singleElement()
                .isEqualTo(clock(ticket, Promise.RESPONSE).schedule().warnAt());
    }

    @Test
    void standsStillWhileTheRequesterIsAskedAndMovesTheDueInstant() {
        promise(Duration.ofHours(1), Duration.ofHours(4));
        TicketView ticket = submitted();
        Instant dueBefore = clock(ticket, Promise.RESOLUTION).dueAt();

        TicketView asked = move(approver, ticket, Status.PENDING_INFO);
        SlaClock paused = clock(ticket, Promise.RESOLUTION);
        List<Instant> timersWhilePaused = timers(ticket);
        clock.pass(Duration.ofHours(3));
        move(requester, asked, Status.IN_REVIEW);

        assertThat(paused.state()).isEqualTo(SlaClock.State.PAUSED);
        assertThat(timersWhilePaused)
                .allMatch(timer -> timer.isAfter(clock.now().plus(365, ChronoUnit.DAYS)));
        SlaClock resumed = clock(ticket, Promise.RESOLUTION);
        assertThat(resumed.state()).isEqualTo(SlaClock.State.RUNNING);
        assertThat(resumed.dueAt()).isEqualTo(dueBefore.plus(3, ChronoUnit.HOURS));
        assertThat(resumed.pauses()).hasSize(1);
        assertThat(timers(ticket)).containsExactly(resumed.schedule().warnAt());
        assertThat(clock(ticket, Promise.RESPONSE).state())
                .as("the question was the response")
                .isEqualTo(SlaClock.State.MET);
    }

    @Test
    @Tag("C2")
    void movesWhatWaitsWheneverAPromiseOfTheTicketMoves() {
        promise(Duration.ofHours(1), Duration.ofHours(4));
        TicketView ticket = submitted();
        Instant start = clock.now();
        assertThat(workDue(ticket)).contains(start.plus(4, ChronoUnit.HOURS));
        publish(approver, new ApprovalDecided(ticket, Ids.next(), approver, true, null));
        assertThat(around.rescheduled(ticket.id()))
                .as("the first decision is no longer waited for")
                .isOne();

        TicketView asked = move(approver, ticket, Status.PENDING_INFO);
        assertThat(workDue(ticket)).as("stands still").isEmpty();
        assertThat(around.rescheduled(ticket.id())).isEqualTo(2);

        clock.pass(Duration.ofHours(3));
        TicketView answered = move(requester, asked, Status.IN_REVIEW);
        assertThat(workDue(ticket)).contains(start.plus(7, ChronoUnit.HOURS));
        assertThat(around.rescheduled(ticket.id())).isEqualTo(3);

        SlaPolicy urgent = new SlaPolicy(null, null, Duration.ofHours(2), Hours.ALWAYS, null, 75, 25, 1);
        as(approver, () -> put(new SlaPolicies.Key("purchase", Priority.URGENT), urgent));
        publish(approver, new TicketEdited(answered, around.with(answered, Priority.URGENT), false));
        assertThat(workDue(ticket)).contains(start.plus(5, ChronoUnit.HOURS));
        assertThat(around.rescheduled(ticket.id())).isEqualTo(4);

        move(approver, answered, Status.COMPLETED);
        assertThat(workDue(ticket)).as("the promise is kept").isEmpty();
    }

    private Optional<Instant> workDue(TicketView ticket) {
        return as(approver, () -> work.due(tenant, ticket.id()));
    }

    @Test
    void goesOnWhenATicketIsReopened() {
        promise(null, Duration.ofHours(4));
        TicketView ticket = move(approver, submitted(), Status.COMPLETED);

        publish(requester, new TicketReopened(move(requester, ticket, Status.IN_PROGRESS)));

        SlaClock reopened = clock(ticket, Promise.RESOLUTION);
        assertThat(reopened.state()).isEqualTo(SlaClock.State.RUNNING);
        assertThat(timers(ticket)).containsExactly(reopened.schedule().warnAt());
    }

    @Test
    void staysKeptWhenTheProcessGoesOnByItself() {
        promise(null, Duration.ofHours(4));
        TicketView ticket = move(approver, submitted(), Status.COMPLETED);
        SlaClock kept = clock(ticket, Promise.RESOLUTION);

        TicketView revoking = move(requester, ticket, Status.IN_PROGRESS);
        move(approver, revoking, Status.CLOSED);

        assertThat(clock(ticket, Promise.RESOLUTION)).isEqualTo(kept);
        assertThat(timers(ticket)).isEmpty();
    }

    @Test
    void promisesNothingForADraftThatWasTakenBack() {
        promise(Duration.ofHours(1), Duration.ofHours(4));
        TicketView ticket = submitted();

        move(requester, ticket, Status.DRAFT);

        assertThat(facet(ticket)).isEmpty();
        assertThat(timers(ticket)).isEmpty();
    }

    @Test
    void plansAgainForAnotherPriority() {
        promise(null, Duration.ofHours(4));
        TicketView ticket = submitted();
        SlaPolicy urgent = new SlaPolicy(null, null, Duration.ofHours(2), Hours.ALWAYS, null, 75, 25, 1);
        as(approver, () -> put(new SlaPolicies.Key("purchase", Priority.URGENT), urgent));

        publish(approver, new TicketEdited(ticket, around.with(ticket, Priority.URGENT), false));

        SlaClock clock = clock(ticket, Promise.RESOLUTION);
        assertThat(clock.dueAt()).isEqualTo(clock.schedule().startedAt().plus(2, ChronoUnit.HOURS));
        assertThat(timers(ticket)).containsExactly(clock.schedule().warnAt());
    }

    @Test
    void addsDueInstantStateAndPauseToTheTicket() {
        promise(Duration.ofHours(1), Duration.ofHours(4));
        TicketView ticket = submitted();

        Map<String, Object> sla = json.convertValue(facet(ticket).get(ticket.id()), new MapType());

        assertThat(sla).containsOnlyKeys("response", "resolution");
        assertThat(json.convertValue(sla.get("response"), new MapType()))
                .containsEntry("state", "RUNNING")
                .containsEntry("paused", false)
                .containsEntry("overdue", false)
                .containsKey("due_at");
    }

    @Test
    void takesThePacksTargetsWhereTheTenantHasNoPolicy() {
        around.targets(Map.of(), Map.of("MEDIUM", Duration.ofHours(8)));

        TicketView ticket = submitted();

        assertThat(clock(ticket, Promise.RESOLUTION).schedule().time())
                .isEqualTo(WorkingTime.office(ZoneId.of("Europe/Berlin")));
        assertThat(facet(ticket)).hasSize(1);
    }

    @Test
    void keepsClocksOfOneTenantFromAnother() {
        promise(null, Duration.ofHours(4));
        TicketView ticket = submitted();

        Map<UUID, Object> seen = Acting.as(
                caller(Ids.next(), requester),
                () -> Objects.requireNonNull(
                        transaction.execute(_ -> facet.of(caller(Ids.next(), requester), List.of(ticket)))));

        assertThat(seen).isEmpty();
    }

    private static final class MapType extends com.fasterxml.jackson.core.type.TypeReference<Map<String, Object>> {}

    private Map<UUID, Object> facet(TicketView ticket) {
        return as(approver, () -> facet.of(caller(tenant, approver), List.of(ticket)));
    }
}
