package io.assent.workflow.camunda;

import static io.assent.workflow.camunda.ScriptedDomain.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assent.shared.Refusal;
import io.assent.shared.Tenancy;
import io.assent.workflow.DecisionMade.MatchedRule;
import io.assent.workflow.Packs;
import io.assent.workflow.Processes;
import io.assent.workflow.TaskOpened;
import io.assent.workflow.camunda.ScriptedDomain.Ticket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("A6")
@Tag("D1")
@Tag("D2")
@WorkflowTest
@Tag("B3")
class PurchaseLifecycleTests {

    @Autowired
    private ScriptedDomain domain;

    @Autowired
    private SimulatedTime time;

    @Autowired
    private Processes processes;

    private String release;

    @BeforeEach
    void deploy() {
        release = domain.deploy(Packs.purchase());
    }

    @Test
    void goesStraightThrough() {
        Ticket ticket = submit(500);
        assertThat(ticket.status).isEqualTo("IN_REVIEW");
        assertThat(ticket.task().properties()).containsEntry("kind", "approval");

        domain.approve(ticket, "manager");
        assertThat(ticket.status).isEqualTo("IN_PROGRESS");
        assertThat(ticket.task()).extracting(TaskOpened::name).isEqualTo("Order the goods");
        assertThat(ticket.task().candidateGroups()).containsExactly("procurement");

        domain.complete(ticket);
        assertThat(ticket.status).isEqualTo("COMPLETED");

        assertThat(time.passes(ticket.id, Duration.ofDays(5))).isOne();
        assertThat(ticket.status).isEqualTo("CLOSED");
        assertThat(processes.awaitedMessages(ticket.id)).isEmpty();
    }

    @Test
    void rejects() {
        Ticket ticket = submit(500);

        domain.reject(ticket, "manager");

        assertThat(ticket.status).isEqualTo("REJECTED");
        assertThat(ticket.tasks).isEmpty();
    }

    @Test
    void tellsWhichRuleMatchedAndWhatItSaw() {
        Ticket ticket = submit(7200);

        assertThat(ticket.decisions).singleElement().satisfies(decision -> {
            assertThat(decision.rules()).extracting(MatchedRule::rule).containsExactly("rule_Over5000");
            assertThat(decision.inputs()).containsExactly(Map.entry("Amount", 7200L));
            assertThat(decision.rules().getFirst().outputs())
                    .containsEntry("approver", "group:finance-committee")
                    .containsEntry("rule", "quorum:2")
                    .containsEntry("bulk", false)
                    .containsEntry("reason", "Amount over 5,000 needs the finance committee");
        });
    }

    @Test
    void decidesWithoutAProcess() {
        Ticket ticket = domain.ticket(1000);

        var decision = processes.decide(
                release,
                "approval-policy",
                ticket.id,
                Map.of("ticket", new ScriptedDomain.TicketFacts("A ticket", ticket.amount, "x", Map.of())));

        assertThat(decision.rules()).extracting(MatchedRule::rule).containsExactly("rule_From1000To5000");
    }

    @Test
    void remindsEachDayAndEscalatesWhenTimeIsUp() {
        Ticket ticket = submit(500);

        int fired = time.passes(ticket.id, Duration.ofDays(4));

        assertThat(fired).isEqualTo(4);
        assertThat(ticket.said)
                .containsExactly("remind manager", "remind manager", "escalate manager", "remind manager");
        assertThat(ticket.task().name()).isEqualTo("Decide this level");
    }

    @Test
    void waitsForTheRequesterWithoutATimer() {
        Ticket ticket = submit(500);

        domain.ask(ticket, "manager");
        assertThat(ticket.status).isEqualTo("PENDING_INFO");
        assertThat(ticket.task().properties()).containsEntry("kind", "answer");
        assertThat(time.passes(ticket.id, Duration.ofDays(10))).isZero();

        domain.answer(ticket);
        assertThat(ticket.status).isEqualTo("IN_REVIEW");
        assertThat(ticket.task().name()).isEqualTo("Decide this level");
    }

    @Test
    void plansAgainWhenTheTicketChanges() {
        Ticket ticket = submit(500);
        String before = ticket.task().task();

        assertThat(domain.send(ticket, "ticket.changed")).isTrue();

        assertThat(ticket.decisions).hasSize(2);
        assertThat(ticket.task().task()).isNotEqualTo(before);
        assertThat(ticket.reached).contains("boundaryEvent_TicketChanged");
    }

    @Test
    void plansAgainWhenTheTicketChangesDuringAQuestion() {
        Ticket ticket = submit(500);
        domain.ask(ticket, "manager");

        domain.send(ticket, "ticket.changed");

        assertThat(ticket.decisions).hasSize(2);
        assertThat(ticket.task().name()).as("the new plan holds no question").isEqualTo("Decide this level");
    }

    @Test
    void offersTheVerbsThatTheModelSubscribesTo() {
        Ticket ticket = submit(500);
        assertThat(processes.awaitedMessages(ticket.id))
                .containsExactlyInAnyOrder("ticket.withdraw", "ticket.cancel", "ticket.changed");

        domain.approve(ticket, "manager");
        assertThat(processes.awaitedMessages(ticket.id)).containsExactly("ticket.cancel");

        domain.complete(ticket);
        assertThat(processes.awaitedMessages(ticket.id)).containsExactlyInAnyOrder("ticket.reopen", "ticket.close");
        assertThat(domain.send(ticket, "ticket.withdraw")).isFalse();
    }

    @Test
    void withdrawsCancelsReopensAndCloses() {
        Ticket withdrawn = submit(500);
        domain.send(withdrawn, "ticket.withdraw");
        assertThat(withdrawn.status).isEqualTo("DRAFT");
        assertThat(withdrawn.tasks).isEmpty();

        Ticket cancelled = submit(500);
        domain.send(cancelled, "ticket.cancel");
        assertThat(cancelled.status).isEqualTo("CANCELLED");

        Ticket reopened = submit(500);
        domain.approve(reopened, "manager");
        domain.complete(reopened);
        domain.send(reopened, "ticket.reopen");
        assertThat(reopened.status).isEqualTo("IN_PROGRESS");
        domain.complete(reopened);
        domain.send(reopened, "ticket.close");
        assertThat(reopened.status).isEqualTo("CLOSED");
    }

    @Test
    void refusesTheTaskThatIsDone() {
        Ticket ticket = submit(500);
        String task = ticket.task().task();
        domain.approve(ticket, "manager");

        assertThatThrownBy(() -> Tenancy.run(TENANT, () -> processes.complete(task)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("TASK_ALREADY_DONE"));
    }

    private Ticket submit(long amount) {
        Ticket ticket = domain.ticket(amount);
        domain.start(ticket, release, "purchase");
        return ticket;
    }
}
