package io.assent.workflow.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.workflow.Packs;
import io.assent.workflow.camunda.ScriptedDomain.Ticket;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("A6")
@Tag("D2")
@WorkflowTest
class HardwareLifecycleTests {

    @Autowired
    private ScriptedDomain domain;

    private Ticket ticket;

    @BeforeEach
    void submit() {
        ticket = domain.ticket(0);
        var files = Packs.files(
                "it-hardware/it-hardware.bpmn", "it-hardware/approval-policy.dmn", "approval/approval.bpmn");
        domain.start(ticket, domain.deploy(files), "it-hardware");
    }

    @Test
    void isApprovedChosenOrderedAndHandedOver() {
        domain.approve(ticket, "manager");

        assertThat(ticket.status).as("until it is chosen").isEqualTo("APPROVED");
        assertThat(ticket.task().candidateGroups()).containsExactly("it-support");
        domain.complete(ticket);
        for (String group : List.of("procurement", "it-support")) {
            assertThat(ticket.status).isEqualTo("IN_PROGRESS");
            assertThat(ticket.task().candidateGroups()).containsExactly(group);
            domain.complete(ticket);
        }

        assertThat(ticket.status).isEqualTo("COMPLETED");
        domain.send(ticket, "ticket.close");
        assertThat(ticket.status).isEqualTo("CLOSED");
    }

    @Test
    void isRejected() {
        domain.reject(ticket, "manager");

        assertThat(ticket.status).isEqualTo("REJECTED");
    }

    @Test
    void isCancelledBeforeTheOrder() {
        domain.approve(ticket, "manager");

        domain.send(ticket, "ticket.cancel");

        assertThat(ticket.status).isEqualTo("CANCELLED");
    }

    @Test
    void isHandedOverAgainWhenReopened() {
        domain.approve(ticket, "manager");
        domain.complete(ticket);
        domain.complete(ticket);
        domain.complete(ticket);

        domain.send(ticket, "ticket.reopen");

        assertThat(ticket.task().node()).isEqualTo("userTask_HandOver");
    }
}
