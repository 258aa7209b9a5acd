package io.assent.workflow.camunda;

import static io.assent.workflow.camunda.ScriptedDomain.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.assent.shared.Tenancy;
import io.assent.workflow.Journal;
import io.assent.workflow.Journal.Visit;
import io.assent.workflow.Packs;
import io.assent.workflow.Processes;
import io.assent.workflow.TicketDiagram;
import io.assent.workflow.TicketDiagram.Node;
import io.assent.workflow.TicketDiagram.State;
import io.assent.workflow.TicketDiagrams;
import io.assent.workflow.camunda.ScriptedDomain.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

@Tag("D4")
@WorkflowTest
class TicketDiagramsTests {

    @Autowired
    private ScriptedDomain domain;

    @Autowired
    private SimulatedTime time;

    @Autowired
    private ManagementService management;

    @Autowired
    private Journal journal;

    @Autowired
    private TicketDiagrams diagrams;

    @Autowired
    private Processes processes;

    @Autowired
    private TransactionOperations transactions;

    private String release;
    private Ticket ticket;
    private Instant submitted;

    @BeforeEach
    void submit() {
        release = domain.deploy(Packs.purchase());
        ticket = domain.ticket(500);
        submitted = domain.clock.now();
        domain.start(ticket, release, "purchase");
    }

    @Test
    void showsWhereATicketIsAndWhatItHasPassed() {
        TicketDiagram diagram = diagram();

        assertThat(diagram.bpmnXml()).contains("<bpmn:process id=\"purchase\"");
        assertThat(diagram.nodes())
                .extracting(Node::id, Node::state)
                .containsExactly(
                        tuple("startEvent_PurchaseRequested", State.DONE),
                        tuple("callActivity_GetApproval", State.ACTIVE));
        assertThat(diagram.called()).singleElement().satisfies(called -> {
            assertThat(called.nodeId()).isEqualTo("callActivity_GetApproval");
            assertThat(called.bpmnXml()).contains("<bpmn:process id=\"approval\"");
            assertThat(called.nodes().getLast())
                    .isEqualTo(new Node("userTask_DecideLevel", "Decide this level", State.ACTIVE, submitted, null, 1));
        });
    }

    @Test
    void keepsEachVisitWithItsTimes() {
        domain.clock.pass(Duration.ofHours(2));
        domain.approve(ticket, "manager");

        assertThat(visits())
                .filteredOn(visit -> visit.node().equals("userTask_DecideLevel"))
                .containsExactly(new Visit(
                        "approval",
                        "userTask_DecideLevel",
                        "Decide this level",
                        "userTask",
                        submitted,
                        submitted.plus(Duration.ofHours(2)),
                        null,
                        false));
        assertThat(visits())
                .filteredOn(visit -> visit.leftAt() == null)
                .extracting(Visit::node)
                .containsExactly("userTask_OrderGoods");
    }

    @Test
    void marksWhatWasCancelled() {
        domain.send(ticket, "ticket.cancel");

        assertThat(visits())
                .filteredOn(Visit::cancelled)
                .extracting(Visit::node)
                .contains("userTask_DecideLevel");
        assertThat(visits()).allSatisfy(visit -> assertThat(visit.leftAt()).isNotNull());
    }

    @Test
    void forgetsTheRoundsBeforeAWithdrawal() {
        domain.send(ticket, "ticket.withdraw");
        domain.start(ticket, release, "purchase");

        assertThat(diagram().nodes()).extracting(Node::id).doesNotContain("endEvent_Withdrawn");
    }

    @Test
    void marksTheNodeThatIsStuck() {
        time.timersOf(ticket.id).forEach(timer -> management.setJobRetries(timer, 0));

        assertThat(diagram().called().getFirst().nodes())
                .filteredOn(node -> node.state() == State.FAILED)
                .extracting(Node::id)
                .containsExactly("boundaryEvent_StepDue");
    }

    @Test
    void showsWhatTheRunningTransactionDid() {
        Ticket other = domain.ticket(500);

        Tenancy.run(
                TENANT,
                () -> transactions.executeWithoutResult(transaction -> {
                    processes.start(TENANT, release, "purchase", other.id);
                    assertThat(journal.of(TENANT, other.id)).isNotEmpty();
                    transaction.setRollbackOnly();
                }));

        assertThat(Tenancy.of(TENANT, () -> journal.of(TENANT, other.id)))
                .as("rolled back")
                .isEmpty();
    }

    private TicketDiagram diagram() {
        return Tenancy.of(TENANT, () -> diagrams.of(TENANT, ticket.id, release, "purchase"));
    }

    private List<Visit> visits() {
        return Tenancy.of(TENANT, () -> journal.of(TENANT, ticket.id));
    }
}
