package io.assent.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.approvals.Approval.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Plans that are made again: after an edit, a question, a way back. */
@Tag("B1")
class PlanAgainTests extends PlanFixture {

    @Test
    void asksNobodyWhileItIsSentBackAndThenTheWholeStepAnew() {
        plan(step(1, "group:board", "quorum:2"));
        approve(ANN);

        List<Approval> settled = sendBack(BEN);

        assertThat(settled).hasSize(2);
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.SENT_BACK);
        assertThat(asked()).isEmpty();
        assertThat(settled.getFirst().state).isEqualTo(Approval.State.SENT_BACK);

        plan.resubmitted();
        plan(step(1, "group:board", "quorum:2"));

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.OPEN);
        assertThat(asked()).containsExactlyInAnyOrder(ANN, BEN, CAT);
    }

    @Test
    void keepsWhatEarlierLevelsApprovedWhenALaterOneSendsItBack() {
        plan(step(1, "manager", "any"), step(2, "head", "any"));
        approve(ANN);
        open();

        sendBack(BEN);
        plan.resubmitted();
        plan(step(1, "manager", "any"), step(2, "head", "any"));

        assertThat(asked()).containsExactly(BEN);
    }

    @Test
    void forgetsAQuestionWhenItIsSentBack() {
        plan(step(1, "group:board", "quorum:2"));
        plan.ask(pending(ANN), ANN, "Why?", NOON);

        sendBack(BEN);

        assertThat(plan.question).isNull();
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.SENT_BACK);
    }

    @Test
    void isSentBackNoMoreOnceItIsTakenBack() {
        plan(step(1, "manager", "any"));
        sendBack(ANN);

        plan.abandon();

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.OPEN);
        assertThat(plan.former).hasSize(1);
    }

    @Tag("B2")
    @Test
    void standsStillWhileAQuestionIsOpen() {
        plan(step(1, "manager", "any"));
        Approval approval = plan.pendingApprovals().getFirst();
        Instant due = plan.nextInstant(NOON).orElseThrow();

        plan.ask(approval, ANN, "Which vendor?", NOON);
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.INFO_REQUESTED);
        assertThat(plan.waitsForAnswer(approval)).isTrue();
        plan.answered(NOON.plus(Duration.ofHours(5)));

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.OPEN);
        assertThat(plan.pendingApprovals()).containsExactly(approval);
        assertThat(plan.nextInstant(NOON)).contains(due.plus(Duration.ofHours(5)));
    }

    @Tag("B2")
    @Test
    void dropsTheQuestionWhenTheStepIsDecidedWithoutItsAnswer() {
        plan(step(1, "group:board", "quorum:2"));
        plan.ask(pending(ANN), ANN, "Which vendor?", NOON);

        approve(BEN);
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.INFO_REQUESTED);
        approve(CAT);

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.APPROVED);
        assertThat(plan.question).isNull();
    }

    @Test
    void keepsWhatWasDecidedForTheSameCauseWhenPlannedAgain() {
        plan(step(1, "manager", "any"), step(2, "head", "any"));
        approve(ANN);

        plan.replace(List.of(step(1, "manager", "any"), step(2, "group:board", "all")), 2, NOON);
        open();

        assertThat(plan.steps.getFirst().outcome()).isEqualTo(Step.Outcome.APPROVED);
        assertThat(asked()).containsExactlyInAnyOrder(BEN, CAT);
    }

    @Test
    void asksAgainWhenTheCauseOfADecisionChanged() {
        plan(step(1, "group:pair", "all"));
        approve(ANN);

        List<Approval> voided = plan.replace(List.of(stepSeeing(600, 1, "group:pair", "all")), 2, NOON);
        open();

        assertThat(voided).hasSize(1);
        assertThat(asked()).containsExactlyInAnyOrder(ANN, BEN);
        assertThat(plan.pendingApprovals()).allMatch(each -> each.revision == 2);
    }

    @Test
    void keepsAnUndecidedApprovalWhenTheSamePeopleAreAskedForANewCause() {
        plan(step(1, "manager", "any"));
        Approval before = plan.pendingApprovals().getFirst();

        List<Approval> voided = plan.replace(List.of(stepSeeing(600, 1, "manager", "any")), 2, NOON);

        assertThat(voided).isEmpty();
        assertThat(plan.pendingApprovals()).containsExactly(before);
        assertThat(before.revision).isEqualTo(2);
        assertThat(plan.steps.getFirst().plan.inputs()).containsEntry("Amount", 600);
    }

    @Test
    void asksAgainWhenAMaterialAnswerChangedThatThePolicyDoesNotLookAt() {
        plan(step(1, "group:pair", "all"));
        approve(ANN);

        plan.replace(List.of(stepAbout("Somebody else", 500, 1, "group:pair", "all")), 2, NOON);
        open();

        assertThat(asked()).containsExactlyInAnyOrder(ANN, BEN);
    }

    @Test
    void closesALaterLevelAgainWhenAnEarlierOneComesIn() {
        plan(step(2, "head", "any"));

        List<Approval> voided = plan.replace(List.of(step(1, "manager", "any"), step(2, "head", "any")), 2, NOON);
        open();

        assertThat(voided).hasSize(1).allMatch(each -> each.state == State.VOID);
        assertThat(asked()).containsExactly(ANN);
        approve(ANN);
        open();
        assertThat(asked()).containsExactly(BEN);
    }

    @Tag("B2")
    @Test
    void forgetsTheQuestionOfSomebodyWhoIsNoLongerAsked() {
        plan(step(1, "manager", "any"));
        plan.ask(pending(ANN), ANN, "With tax?", NOON);

        plan.replace(List.of(step(1, "head", "any")), 2, NOON);

        assertThat(plan.question).isNull();
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.OPEN);
    }

    @Tag("B2")
    @Test
    void keepsTheQuestionOfSomebodyWhoIsStillAsked() {
        plan(step(1, "manager", "any"));
        plan.ask(pending(ANN), ANN, "With tax?", NOON);

        plan.replace(List.of(stepSeeing(600, 1, "manager", "any")), 2, NOON);

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.INFO_REQUESTED);
    }

    @Tag("B2")
    @Test
    void leavesNothingPendingWhenTheRequestIsTakenBack() {
        plan(step(1, "group:board", "all"));
        plan.ask(pending(ANN), ANN, "Why?", NOON);

        List<Approval> voided = plan.abandon();

        assertThat(voided).hasSize(3).allMatch(each -> each.state == State.VOID);
        assertThat(plan.pendingApprovals()).isEmpty();
        assertThat(plan.question).isNull();
    }

    @Tag("B2")
    @Test
    void asksFromTheStartWhenTheRequestIsSentAgain() {
        plan(step(1, "group:pair", "all"));
        approve(ANN);
        plan.abandon();

        plan(step(1, "group:pair", "all"));

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.OPEN);
        assertThat(asked()).containsExactlyInAnyOrder(ANN, BEN);
    }

    @Test
    void knowsWhetherSomebodyIsAskedAboutAnOldRevision() {
        plan(step(1, "manager", "any"));

        assertThat(plan.isOlderThan(1)).isFalse();
        assertThat(plan.isOlderThan(2)).isTrue();
        approve(ANN);
        assertThat(plan.isOlderThan(2)).isFalse();
    }

    @Test
    void holdsUpOnlyTheOneWhoAsked() {
        plan(step(1, "group:pair", "all"));
        assertThat(plan.waitsForAnswer(pending(ANN))).isFalse();

        plan.ask(pending(ANN), ANN, "Why?", NOON);

        assertThat(plan.waitsForAnswer(pending(ANN))).isTrue();
        assertThat(plan.waitsForAnswer(pending(BEN))).isFalse();
    }
}
