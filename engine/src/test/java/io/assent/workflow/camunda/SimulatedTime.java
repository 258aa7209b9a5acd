package io.assent.workflow.camunda;

import io.assent.shared.Tenancy;
import io.assent.workflow.MovableClock;
import io.assent.workflow.ProcessClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets time pass for one ticket: its timers fire one by one, each at its instant. */
@TestComponent
class SimulatedTime {

    private record Timer(String id, Instant due) {}

    private final MovableClock clock;
    private final ManagementService management;
    private final JdbcClient jdbc;

    SimulatedTime(ProcessClock clock, ManagementService management, JdbcClient jdbc) {
        this.clock = (MovableClock) clock;
        this.management = management;
        this.jdbc = jdbc;
    }

    /** @return how many timers fired */
    int passes(UUID ticket, Duration time) {
        Instant until = clock.now().plus(time);
        int fired = 0;
        for (Optional<Timer> next = next(ticket, until); next.isPresent(); next = next(ticket, until)) {
            Timer timer = next.get();
            if (timer.due().isAfter(clock.now())) {
                clock.moveTo(timer.due());
            }
            Tenancy.run(ScriptedDomain.TENANT, () -> management.executeJob(timer.id()));
            fired++;
        }
        clock.moveTo(until);
        return fired;
    }

    /** When the ticket's timers fire, the next one first. */
    List<Instant> dues(UUID ticket) {
        return timers(ticket).stream().map(Timer::due).toList();
    }

    /** The engine's ids of the ticket's timers. */
    List<String> timersOf(UUID ticket) {
        return timers(ticket).stream().map(Timer::id).toList();
    }

    private Optional<Timer> next(UUID ticket, Instant until) {
        return timers(ticket).stream()
                .filter(timer -> !timer.due().isAfter(until))
                .findFirst();
    }

    private List<Timer> timers(UUID ticket) {
        return jdbc.sql("""
            select job.id_ as id, job.duedate_ as due from act_ru_job job
            join act_ru_execution instance on instance.id_ = job.process_instance_id_
            where instance.business_key_ = :ticket
            order by job.duedate_
            """)
                .param("ticket", ticket.toString())
                .query((row, _) ->
                        new Timer(row.getString("id"), row.getTimestamp("due").toInstant()))
                .list();
    }
}
