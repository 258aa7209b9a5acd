package io.assent.workflow.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.assent.shared.Ids;
import io.assent.shared.Tenancy;
import io.assent.workflow.Journal;
import io.assent.workflow.Journal.Visit;
import io.assent.workflow.Packs;
import io.assent.workflow.Processes;
import io.assent.workflow.camunda.ScriptedDomain.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Timers that the engine's own job executor fires, on its own threads. */
@WorkflowTest
@Tag("D1")
@Tag("K5")
class TimersOfTenantsTests {

    @Autowired
    private ScriptedDomain domain;

    @Autowired
    private Processes processes;

    @Autowired
    private Journal journal;

    @Autowired
    private SimulatedTime time;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void runForTheTenantOfTheirProcess() {
        UUID acme = Ids.next();
        UUID globex = Ids.next();
        Ticket ofAcme = clockThatIsDueFor(acme);
        Ticket ofGlobex = clockThatIsDueFor(globex);

        await().atMost(Duration.ofSeconds(20)).until(() -> ended(acme, ofAcme) && ended(globex, ofGlobex));

        assertThat(ofAcme.saidFor).isEqualTo(acme);
        assertThat(ofGlobex.saidFor).isEqualTo(globex);
        assertThat(visits(globex, ofAcme)).as("what another tenant sees").isEmpty();
    }

    @Test
    void areTriedAgainLaterWhenTheyFail() {
        UUID tenant = Ids.next();
        Ticket ticket = domain.ticket(1);
        ticket.failure = new IllegalStateException("the other side is down");
        startDueClock(tenant, ticket);

        await().atMost(Duration.ofSeconds(20)).until(() -> retriesLeft(ticket) < 5);

        assertThat(retriesLeft(ticket)).isEqualTo(4);
        assertThat(time.dues(ticket.id))
                .singleElement()
                .satisfies(next -> assertThat(next)
                        .isBetween(Instant.now().plusSeconds(1), Instant.now().plusSeconds(11)));
        assertThat(visits(tenant, ticket))
                .as("what the failed run did")
                .extracting(Visit::node)
                .doesNotContain("serviceTask_AnnounceDue");
    }

    private int retriesLeft(Ticket ticket) {
        return jdbc.sql("select retries_ from act_ru_job where id_ = :job")
                .param("job", time.timersOf(ticket.id).getFirst())
                .query(Integer.class)
                .single();
    }

    private Ticket clockThatIsDueFor(UUID tenant) {
        Ticket ticket = domain.ticket(1);
        startDueClock(tenant, ticket);
        return ticket;
    }

    private void startDueClock(UUID tenant, Ticket ticket) {
        ticket.slaInstants.add(Instant.now().minusSeconds(1));
        Tenancy.run(tenant, () -> {
            String release = processes.deploy(tenant, "clock", Packs.files("sla-clock/sla-clock.bpmn"));
            processes.start(tenant, release, "sla-clock", ticket.id);
        });
    }

    private boolean ended(UUID tenant, Ticket ticket) {
        return visits(tenant, ticket).stream().anyMatch(visit -> visit.node().equals("endEvent_AllSaid"));
    }

    private List<Visit> visits(UUID tenant, Ticket ticket) {
        return Tenancy.of(tenant, () -> journal.of(tenant, ticket.id));
    }
}
