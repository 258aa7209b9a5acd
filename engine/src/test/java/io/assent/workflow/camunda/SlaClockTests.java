package io.assent.workflow.camunda;

import static io.assent.workflow.camunda.ScriptedDomain.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.assent.shared.Tenancy;
import io.assent.workflow.Packs;
import io.assent.workflow.Processes;
import io.assent.workflow.camunda.ScriptedDomain.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("E2")
@Tag("D1")
@WorkflowTest
class SlaClockTests {

    @Autowired
    private ScriptedDomain domain;

    @Autowired
    private SimulatedTime time;

    @Autowired
    private Processes processes;

    private Ticket ticket;

    @BeforeEach
    void startClock() {
        ticket = domain.ticket(1);
        Instant now = domain.clock.now();
        Stream.of(4, 8, 10).map(hours -> now.plus(Duration.ofHours(hours))).forEach(ticket.slaInstants::add);
        domain.start(ticket, domain.deploy(Packs.purchase()), "sla-clock");
    }

    @Test
    void saysEachInstantAndEnds() {
        assertThat(time.passes(ticket.id, Duration.ofHours(5))).isOne();
        assertThat(time.passes(ticket.id, Duration.ofHours(5))).isEqualTo(2);

        assertThat(ticket.said).hasSize(3);
        assertThat(time.dues(ticket.id)).isEmpty();
    }

    @Test
    void movesItsTimerWhenThePlanChanges() {
        ticket.slaInstants.replaceAll(instant -> instant.plus(Duration.ofHours(3)));

        Tenancy.run(TENANT, () -> processes.recomputeTimers(ticket.id, "sla-clock"));

        assertThat(time.dues(ticket.id)).containsExactly(ticket.slaInstants.getFirst());
        assertThat(time.passes(ticket.id, Duration.ofHours(6))).isZero();
    }

    @Test
    void restsWhileNothingIsToCome() {
        ticket.slaInstants.clear();

        Tenancy.run(TENANT, () -> processes.recomputeTimers(ticket.id, "sla-clock"));

        assertThat(time.passes(ticket.id, Duration.ofDays(1000))).isZero();
    }

    @Test
    void endsByCommand() {
        Tenancy.run(TENANT, () -> processes.end(ticket.id, "sla-clock"));

        assertThat(time.dues(ticket.id)).isEmpty();
        assertThat(ticket.said).isEmpty();
    }
}
