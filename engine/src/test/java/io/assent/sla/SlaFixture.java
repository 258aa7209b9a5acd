package io.assent.sla;

import io.assent.shared.Acting;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.Tenancy;
import io.assent.testing.WithOwnDatabase;
import io.assent.tickets.Priority;
import io.assent.tickets.Status;
import io.assent.tickets.TicketStatusChanged;
import io.assent.tickets.TicketSubmitted;
import io.assent.tickets.TicketView;
import io.assent.workflow.MovableClock;
import io.assent.workflow.Packs;
import io.assent.workflow.Processes;
import java.time.Instant;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The module with policies, tickets that move and a clock that is moved by hand. */
@ApplicationModuleTest(
        module = "sla",
        extraIncludes = {"workflow", "calendars"})
@WithOwnDatabase
@Import(SurroundingsOfSla.class)
@TestPropertySource(properties = "db-scheduler.enabled=false")
abstract class SlaFixture {

    @Autowired
    SurroundingsOfSla around;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Processes processes;

    @Autowired
    SlaPolicies policies;

    @Autowired
    SlaClockStore store;

    @Autowired
    JdbcClient db;

    @Autowired
    MovableClock clock;

    @Autowired
    ManagementService management;

    UUID tenant;
    final UUID requester = Ids.next();
    final UUID approver = Ids.next();

    @BeforeEach
    void release() {
        tenant = Ids.next();
        around.deployment(
                as(approver, () -> processes.deploy(tenant, "clock", Packs.files("sla-clock/sla-clock.bpmn"))));
    }

    void promise(TemporalAmount response, TemporalAmount resolution) {
        promise(response, null, resolution);
    }

    void promise(TemporalAmount response, TemporalAmount next, TemporalAmount resolution) {
        SlaPolicy policy = new SlaPolicy(response, next, resolution, Hours.ALWAYS, null, 75, 25, 2);
        as(approver, () -> put(new SlaPolicies.Key("purchase", Priority.MEDIUM), policy));
    }

    boolean put(SlaPolicies.Key key, SlaPolicy policy) {
        policies.put(tenant, key, policy);
        return true;
    }

    TicketView submitted() {
        TicketView ticket = around.ticket(tenant, requester);
        publish(requester, new TicketSubmitted(ticket));
        return move(requester, ticket, Status.IN_REVIEW);
    }

    TicketView move(UUID person, TicketView ticket, Status to) {
        TicketView moved = around.with(ticket, to);
        publish(person, new TicketStatusChanged(moved, ticket.status(), to));
        return moved;
    }

    void publish(UUID person, Object event) {
        as(person, () -> {
            events.publishEvent(event);
            return true;
        });
    }

    SlaClock clock(TicketView ticket, Promise promise) {
        return as(approver, () -> store.of(tenant, List.of(ticket.id()))).stream()
                .filter(clock -> clock.promise() == promise)
                .findFirst()
                .orElseThrow();
    }

    /** @return when they fired */
    List<Instant> fireAllTimers(TicketView ticket) {
        List<Instant> fired = new ArrayList<>();
        for (List<Instant> due = timers(ticket); !due.isEmpty(); due = timers(ticket)) {
            clock.moveTo(due.getFirst());
            Tenancy.run(tenant, () -> management.executeJob(job(ticket)));
            fired.add(due.getFirst());
        }
        return fired;
    }

    String job(TicketView ticket) {
        return db.sql("""
            select job.id_ from act_ru_job job
            join act_ru_execution instance on instance.id_ = job.process_instance_id_
            where instance.business_key_ = :ticket
            """)
                .param("ticket", ticket.id().toString())
                .query(String.class)
                .single();
    }

    List<Instant> timers(TicketView ticket) {
        return db.sql("""
            select job.duedate_ from act_ru_job job
            join act_ru_execution instance on instance.id_ = job.process_instance_id_
            where instance.business_key_ = :ticket
            """)
                .param("ticket", ticket.id().toString())
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .list();
    }

    <T> T as(UUID person, Supplier<T> work) {
        return Acting.as(caller(tenant, person), () -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }

    static Caller caller(UUID tenant, UUID person) {
        return new Caller(tenant, person, "Ann", Set.of(), Caller.Channel.API, null);
    }
}
