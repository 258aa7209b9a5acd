package io.assent.workflow.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.workflow.Packs;
import io.assent.workflow.camunda.ScriptedDomain.Ticket;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("A6")
@Tag("D2")
@WorkflowTest
class SupportLifecycleTests {

    @Autowired
    private ScriptedDomain domain;

    @Autowired
    private SimulatedTime time;

    private Ticket ticket;

    @BeforeEach
    void submit() {
        ticket = domain.ticket(0);
        domain.start(ticket, domain.deploy(Packs.files("it-support/it-support.bpmn")), "it-support");
    }

    @Test
    void isTriagedSolvedAndClosedAfterFiveQuietDays() {
        assertThat(ticket.status).isEqualTo("SUBMITTED");
        assertThat(ticket.task().candidateGroups()).containsExactly("it-support");

        domain.complete(ticket);
        assertThat(ticket.status).isEqualTo("IN_PROGRESS");
        assertThat(ticket.task().properties()).containsEntry("outcomes", "RESOLVED,QUESTION");

        domain.complete(ticket, "RESOLVED");
        assertThat(ticket.status).isEqualTo("COMPLETED");
        assertThat(time.passes(ticket.id, Duration.ofDays(4))).isZero();
        assertThat(time.passes(ticket.id, Duration.ofDays(1))).isOne();
        assertThat(ticket.status).isEqualTo("CLOSED");
    }

    @Test
    void asksTheRequesterAsOftenAsNeeded() {
        domain.complete(ticket);

        domain.complete(ticket, "QUESTION");
        assertThat(ticket.status).isEqualTo("PENDING_INFO");
        assertThat(ticket.task().properties()).containsEntry("kind", "answer");

        domain.complete(ticket);
        assertThat(ticket.task().node()).isEqualTo("userTask_SolveIssue");
        domain.complete(ticket, "QUESTION");
        assertThat(ticket.status).isEqualTo("PENDING_INFO");
    }

    @Test
    void isReopened() {
        domain.complete(ticket);
        domain.complete(ticket);

        domain.send(ticket, "ticket.reopen");

        assertThat(ticket.status).isEqualTo("IN_PROGRESS");
        assertThat(ticket.task().node()).isEqualTo("userTask_SolveIssue");
    }

    @Test
    void isWithdrawnDuringTriage() {
        domain.send(ticket, "ticket.withdraw");

        assertThat(ticket.status).isEqualTo("DRAFT");
    }

    @Test
    void isCancelledAtEachStage() {
        domain.complete(ticket);
        domain.complete(ticket, "QUESTION");

        assertThat(domain.send(ticket, "ticket.cancel")).isTrue();
        assertThat(ticket.status).isEqualTo("CANCELLED");
        assertThat(ticket.tasks).isEmpty();
    }
}
