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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Timers that the engine's own job executor fires, on its own threads. */
@WorkflowTest
class TimersOfTenantsTests {

    @Autowired
    private ScriptedDomain domain;

    @Autowired
    private Processes processes;

    @Autowired
    private Journal journal;

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

    private Ticket clockThatIsDueFor(UUID tenant) {
        Ticket ticket = domain.ticket(1);
        ticket.slaInstants.add(Instant.now().minusSeconds(1));
        Tenancy.run(tenant, () -> {
            String release = processes.deploy(tenant, "clock", Packs.files("sla-clock/sla-clock.bpmn"));
            processes.start(tenant, release, "sla-clock", ticket.id);
        });
        return ticket;
    }

    private boolean ended(UUID tenant, Ticket ticket) {
        return visits(tenant, ticket).stream().anyMatch(visit -> visit.node().equals("endEvent_AllSaid"));
    }

    private List<Visit> visits(UUID tenant, Ticket ticket) {
        return Tenancy.of(tenant, () -> journal.of(tenant, ticket.id));
    }
}
