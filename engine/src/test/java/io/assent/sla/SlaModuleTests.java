package io.assent.sla;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.assent.approvals.ApprovalDecided;
import io.assent.calendars.WorkingTime;
import io.assent.conversations.CommentAdded;
import io.assent.conversations.Visibility;
import io.assent.shared.Acting;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.Tenancy;
import io.assent.testing.WithOwnDatabase;
import io.assent.tickets.Priority;
import io.assent.tickets.Status;
import io.assent.tickets.TicketEdited;
import io.assent.tickets.TicketReopened;
import io.assent.tickets.TicketStatusChanged;
import io.assent.tickets.TicketSubmitted;
import io.assent.tickets.TicketView;
import io.assent.workflow.MovableClock;
import io.assent.workflow.Packs;
import io.assent.workflow.Processes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationModuleTest(
        module = "sla",
        extraIncludes = {"workflow", "calendars"})
@WithOwnDatabase
@Import(SurroundingsOfSla.class)
@TestPropertySource(properties = "db-scheduler.enabled=false")
@Tag("E2")
class SlaModuleTests {

    @Autowired
    private SurroundingsOfSla around;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Processes processes;

    @Autowired
    private SlaFacet facet;

    @Autowired
    private PromisesOfWork work;

    @Autowired
    private SlaPolicies policies;

    @Autowired
    private SlaClockStore store;

    @Autowired
    private JdbcClient db;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ManagementService management;

    @Autowired
    private ObjectMapper json;

    private UUID tenant;
    private final UUID requester = Ids.next();
    private final UUID approver = Ids.next();

    @BeforeEach
    void release() {
        tenant = Ids.next();
        around.deployment(
                as(approver, () -> processes.deploy(tenant, "clock", Packs.files("sla-clock/sla-clock.bpmn"))));
    }

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
    void takesADecisionByAnotherForTheResponse() {
        promise(Duration.ofHours(1), Duration.ofHours(4));
        TicketView ticket = submitted();

        publish(approver, new ApprovalDecided(ticket, Ids.next(), approver, true, null));

        assertThat(clock(ticket, Promise.RESPONSE).state()).isEqualTo(SlaClock.State.MET);
        assertThat(clock(ticket, Promise.RESOLUTION).state()).isEqualTo(SlaClock.State.RUNNING);
    }

    @Test
    void doesNotTakeTheRequestersOwnMoveForTheResponse() {
        promise(Duration.ofHours(1), Duration.ofHours(4));
        TicketView ticket = submitted();

        move(requester, ticket, Status.IN_PROGRESS);

        assertThat(clock(ticket, Promise.RESPONSE).state()).isEqualTo(SlaClock.State.RUNNING);
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
    void promisesTheNextAnswerOnceTheFirstWasGiven() {
        promise(Duration.ofHours(2), Duration.ofHours(1), Duration.ofHours(4));
        TicketView ticket = submitted();

        say(requester, ticket);
        assertThat(promises(ticket)).as("the first is still to come").doesNotContain(Promise.NEXT_RESPONSE);

        say(approver, ticket);
        say(requester, ticket);
        clock.pass(Duration.ofMinutes(10));
        say(requester, ticket);
        SlaClock waiting = clock(ticket, Promise.NEXT_RESPONSE);
        assertThat(waiting.state()).isEqualTo(SlaClock.State.RUNNING);
        assertThat(waiting.schedule().startedAt()).isEqualTo(clock.now().minus(Duration.ofMinutes(10)));
        assertThat(timers(ticket)).containsExactly(waiting.schedule().warnAt());

        say(approver, ticket);
        assertThat(clock(ticket, Promise.NEXT_RESPONSE).state()).isEqualTo(SlaClock.State.MET);

        say(requester, ticket);
        assertThat(clock(ticket, Promise.NEXT_RESPONSE).earlier()).isEqualTo(new SlaClock.Rounds(1, 0));
    }

    @Test
    void startsTheClockAgainForAMessageAfterEverythingWasSaid() {
        promise(Duration.ofHours(1), Duration.ofHours(1), null);
        TicketView ticket = submitted();
        say(approver, ticket);
        fireAllTimers(ticket);
        assertThat(timers(ticket)).isEmpty();

        say(requester, ticket);

        assertThat(timers(ticket))
                .containsExactly(clock(ticket, Promise.NEXT_RESPONSE).schedule().warnAt());
    }

    @Test
    void promisesAnAnswerToTheAnswerOfTheRequester() {
        promise(Duration.ofHours(2), Duration.ofHours(1), Duration.ofHours(4));
        TicketView asked = move(approver, submitted(), Status.PENDING_INFO);

        TicketView answered = move(requester, asked, Status.IN_REVIEW);
        assertThat(clock(answered, Promise.NEXT_RESPONSE).state()).isEqualTo(SlaClock.State.RUNNING);

        move(approver, answered, Status.PENDING_INFO);
        assertThat(clock(answered, Promise.NEXT_RESPONSE).state()).isEqualTo(SlaClock.State.MET);
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

    private void promise(TemporalAmount response, TemporalAmount resolution) {
        promise(response, null, resolution);
    }

    private void promise(TemporalAmount response, TemporalAmount next, TemporalAmount resolution) {
        SlaPolicy policy = new SlaPolicy(response, next, resolution, Hours.ALWAYS, null, 75, 25, 2);
        as(approver, () -> put(new SlaPolicies.Key("purchase", Priority.MEDIUM), policy));
    }

    private boolean put(SlaPolicies.Key key, SlaPolicy policy) {
        policies.put(tenant, key, policy);
        return true;
    }

    private TicketView submitted() {
        TicketView ticket = around.ticket(tenant, requester);
        publish(requester, new TicketSubmitted(ticket));
        return move(requester, ticket, Status.IN_REVIEW);
    }

    private TicketView move(UUID person, TicketView ticket, Status to) {
        TicketView moved = around.with(ticket, to);
        publish(person, new TicketStatusChanged(moved, ticket.status(), to));
        return moved;
    }

    private void say(UUID person, TicketView ticket) {
        publish(
                person,
                new CommentAdded(
                        caller(tenant, person),
                        ticket,
                        Ids.next(),
                        Visibility.PUBLIC,
                        "Any news?",
                        Set.of(),
                        Set.of(),
                        null));
    }

    private List<Promise> promises(TicketView ticket) {
        return as(approver, () -> store.of(tenant, List.of(ticket.id()))).stream()
                .map(SlaClock::promise)
                .toList();
    }

    private void publish(UUID person, Object event) {
        as(person, () -> {
            events.publishEvent(event);
            return true;
        });
    }

    private SlaClock clock(TicketView ticket, Promise promise) {
        return as(approver, () -> store.of(tenant, List.of(ticket.id()))).stream()
                .filter(clock -> clock.promise() == promise)
                .findFirst()
                .orElseThrow();
    }

    private Map<UUID, Object> facet(TicketView ticket) {
        return as(approver, () -> facet.of(caller(tenant, approver), List.of(ticket)));
    }

    /** @return when they fired */
    private List<Instant> fireAllTimers(TicketView ticket) {
        List<Instant> fired = new ArrayList<>();
        for (List<Instant> due = timers(ticket); !due.isEmpty(); due = timers(ticket)) {
            clock.moveTo(due.getFirst());
            Tenancy.run(tenant, () -> management.executeJob(job(ticket)));
            fired.add(due.getFirst());
        }
        return fired;
    }

    private String job(TicketView ticket) {
        return db.sql("""
            select job.id_ from act_ru_job job
            join act_ru_execution instance on instance.id_ = job.process_instance_id_
            where instance.business_key_ = :ticket
            """)
                .param("ticket", ticket.id().toString())
                .query(String.class)
                .single();
    }

    private List<Instant> timers(TicketView ticket) {
        return db.sql("""
            select job.duedate_ from act_ru_job job
            join act_ru_execution instance on instance.id_ = job.process_instance_id_
            where instance.business_key_ = :ticket
            """)
                .param("ticket", ticket.id().toString())
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .list();
    }

    private <T> T as(UUID person, Supplier<T> work) {
        return Acting.as(caller(tenant, person), () -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }

    private static Caller caller(UUID tenant, UUID person) {
        return new Caller(tenant, person, "Ann", Set.of(), Caller.Channel.API, null);
    }
}
