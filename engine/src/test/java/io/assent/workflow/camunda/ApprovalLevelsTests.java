package io.assent.workflow.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.workflow.Packs;
import io.assent.workflow.camunda.ScriptedDomain.Ticket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Level 1 asks the manager and two of legal side by side, level 2 the head of the department. */
@Tag("B1")
@Tag("D1")
@WorkflowTest
class ApprovalLevelsTests {

    private static final String LEVELS = """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="levels" name="Levels" namespace="test">
          <decision id="approval-policy" name="Approval policy">
            <decisionTable id="table" hitPolicy="RULE ORDER">
              <input id="i" label="Amount"><inputExpression id="ie"><text>ticket.amount</text></inputExpression></input>
              <output id="o1" name="level" typeRef="integer" />
              <output id="o2" name="approver" typeRef="string" />
              <output id="o3" name="rule" typeRef="string" />
              <output id="o4" name="remindAfter" typeRef="string" />
              <output id="o5" name="escalateAfter" typeRef="string" />
              %s %s %s
            </decisionTable>
          </decision>
        </definitions>
        """.formatted(
                    step(1, "manager", "any", "P1D"),
                    step(1, "group:legal", "quorum:2", "P2D"),
                    step(2, "departmentHead", "any", "P1D"));

    @Autowired
    private ScriptedDomain domain;

    @Autowired
    private SimulatedTime time;

    private Ticket ticket;

    @BeforeEach
    void submit() {
        Map<String, byte[]> files = new HashMap<>(Packs.purchase());
        files.put("approval-policy.dmn", LEVELS.getBytes(StandardCharsets.UTF_8));
        ticket = domain.ticket(9000);
        domain.start(ticket, domain.deploy(files), "purchase");
    }

    @Test
    void opensOneTaskForALevelOfSeveralSteps() {
        assertThat(ticket.steps).hasSize(3);
        assertThat(ticket.tasks).hasSize(1);
        assertThat(time.dues(ticket.id)).hasSize(1);
    }

    @Test
    void runsLevelsInSequenceAndTheirStepsSideBySide() {
        domain.approve(ticket, "manager");
        domain.approve(ticket, "group:legal");
        assertThat(ticket.levelAtWork).isOne();

        domain.approve(ticket, "group:legal");
        assertThat(ticket.levelAtWork).isEqualTo(2);
        assertThat(ticket.status).isEqualTo("IN_REVIEW");

        domain.approve(ticket, "departmentHead");
        assertThat(ticket.status).isEqualTo("IN_PROGRESS");
    }

    @Test
    void rejectsAtOnceWhenOneOfSeveralRejects() {
        domain.approve(ticket, "manager");
        domain.reject(ticket, "group:legal");

        assertThat(ticket.status).isEqualTo("REJECTED");
        assertThat(ticket.tasks).isEmpty();
        assertThat(time.dues(ticket.id)).isEmpty();
    }

    @Test
    void keepsTheQuestionOpenWhileVotesDoNotDecideTheLevel() {
        domain.ask(ticket, "manager");
        String question = ticket.task().task();

        domain.approve(ticket, "group:legal");

        assertThat(ticket.task().task()).isEqualTo(question);
        assertThat(ticket.status).isEqualTo("PENDING_INFO");
    }

    @Test
    void goesToTheNextLevelWhenVotesDecideTheLevelDuringAQuestion() {
        domain.approve(ticket, "manager");
        domain.ask(ticket, "group:legal");

        domain.approve(ticket, "group:legal");
        domain.approve(ticket, "group:legal");

        assertThat(ticket.levelAtWork).isEqualTo(2);
        assertThat(ticket.task().node()).isEqualTo("userTask_DecideLevel");
        assertThat(ticket.status).isEqualTo("IN_REVIEW");
    }

    @Test
    void endsWhenAVoteRejectsDuringAQuestion() {
        domain.ask(ticket, "manager");

        domain.reject(ticket, "group:legal");

        assertThat(ticket.status).isEqualTo("REJECTED");
        assertThat(ticket.tasks).isEmpty();
    }

    @Test
    void endsWhenTheLastLevelIsDecidedDuringAQuestion() {
        domain.approve(ticket, "manager");
        domain.approve(ticket, "group:legal");
        domain.approve(ticket, "group:legal");
        domain.ask(ticket, "departmentHead");

        domain.approve(ticket, "departmentHead");

        assertThat(ticket.status).isEqualTo("IN_PROGRESS");
    }

    @Test
    void asksAgainWhenAnotherQuestionIsStillOpen() {
        domain.ask(ticket, "manager");
        String first = ticket.task().task();
        ticket.step("manager").asking = false;
        ticket.step("group:legal").asking = true;

        domain.complete(ticket);

        assertThat(ticket.task().node()).isEqualTo("userTask_AnswerQuestion");
        assertThat(ticket.task().task()).isNotEqualTo(first);
    }

    @Test
    void holdsOneTimerAtTheNextInstantOfAnyStep() {
        time.passes(ticket.id, Duration.ofDays(2));

        assertThat(ticket.said)
                .containsExactly("remind manager", "remind group:legal", "remind manager", "remind group:legal");
        assertThat(time.dues(ticket.id)).hasSize(1);
    }

    private static String step(int level, String approver, String rule, String remindAfter) {
        return """
            <rule id="rule_%2$s"><inputEntry id="in_%2$s"><text>-</text></inputEntry>
            <outputEntry id="a_%2$s"><text>%1$d</text></outputEntry><outputEntry id="b_%2$s"><text>"%3$s"</text></outputEntry>
            <outputEntry id="c_%2$s"><text>"%4$s"</text></outputEntry><outputEntry id="d_%2$s"><text>"%5$s"</text></outputEntry>
            <outputEntry id="e_%2$s"><text>"P9D"</text></outputEntry></rule>
            """.formatted(level, approver.replace(':', '_'), approver, rule, remindAfter);
    }
}
