package io.assent.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.approvals.Approval.Addition.As;
import io.assent.approvals.Approval.State;
import io.assent.shared.Caller.Channel;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B1")
class PlanTests extends PlanFixture {

    @Test
    void isApprovedWhenItsOnlyApproverApproves() {
        plan(step(1, "manager", "any"));

        approve(ANN);

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.APPROVED);
        assertThat(plan.isLevelDone()).isTrue();
    }

    @Test
    void staysOpenWhileNobodyHasDecided() {
        plan(step(1, "manager", "any"));

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.OPEN);
        assertThat(plan.isLevelDone()).isFalse();
    }

    @Test
    void isNotApprovedWithoutAnyStep() {
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.OPEN);
    }

    @Test
    void isRejectedByOneOfThoseWhoShareAnApproval() {
        plan(step(1, "group:pair", "any"));

        assertThat(plan.pendingApprovals()).hasSize(1);
        reject(BEN);

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.REJECTED);
    }

    @Tag("B11")
    @Test
    void needsTheAddedApproverBesidesThoseOfThePolicy() {
        plan(step(1, "manager", "any"));
        add(CAT, As.APPROVER);

        approve(ANN);
        assertThat(plan.isLevelDone()).isFalse();
        approve(CAT);

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.APPROVED);
    }

    @Tag("B11")
    @Test
    void isRejectedByAnAddedApprover() {
        plan(step(1, "manager", "any"));
        add(CAT, As.APPROVER);

        reject(CAT);

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.REJECTED);
        assertThat(asked()).isEmpty();
    }

    @Tag("B11")
    @Test
    void asksNoMoreOfACommitteeThatIsOfOneMindWhileTheAddedApproverIsMissing() {
        plan(step(1, "group:pair", "all"));
        add(CAT, As.APPROVER);
        plan(step(1, "group:pair", "all"));
        approve(ANN);
        approve(BEN);

        assertThat(asked()).containsExactly(CAT);
        assertThat(plan.isLevelDone()).isFalse();
        assertThat(plan.steps.getFirst().approved()).isEqualTo(2);
        assertThat(plan.steps.getFirst().needed()).isEqualTo(3);
    }

    @Tag("B11")
    @Test
    void letsAnAddedApproverMakeUpForNobodyOfTheQuorum() {
        plan(step(1, "group:board", "quorum:2"));
        add(DAN, As.APPROVER);

        approve(DAN);
        approve(ANN);
        assertThat(plan.isLevelDone()).isFalse();
        approve(BEN);

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.APPROVED);
        assertThat(asked()).isEmpty();
    }

    @Tag("B11")
    @Test
    void waitsForNoOpinion() {
        plan(step(1, "manager", "any"));
        Approval review = add(CAT, As.REVIEWER);

        assertThat(review.remindAt).isNotNull();
        assertThat(review.escalateAt).isNull();
        approve(ANN);

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.APPROVED);
        assertThat(review.state).isEqualTo(Approval.State.VOID);
    }

    @Tag("B11")
    @Test
    void decidesNothingByAnOpinion() {
        plan(step(1, "manager", "any"));
        Approval review = add(CAT, As.REVIEWER);

        plan.review(review, CAT, Channel.PORTAL, "Buy the other one.", NOON);

        assertThat(review.state).isEqualTo(Approval.State.REVIEWED);
        assertThat(asked()).containsExactly(ANN);
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.OPEN);
        assertThat(plan.steps.getFirst().hasVotes()).isFalse();
    }

    @Test
    void asksLevelsOneAfterTheOther() {
        plan(step(1, "manager", "any"), step(2, "head", "any"));
        assertThat(asked()).containsExactly(ANN);

        approve(ANN);
        assertThat(plan.isLevelDone()).isTrue();
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.OPEN);
        open();
        assertThat(asked()).containsExactly(BEN);
        assertThat(plan.isLevelDone()).isFalse();

        approve(BEN);
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.APPROVED);
    }

    @Test
    void asksStepsOfALevelSideBySide() {
        plan(step(1, "manager", "any"), step(1, "head", "any"));
        assertThat(asked()).containsExactlyInAnyOrder(ANN, BEN);

        approve(ANN);

        assertThat(plan.isLevelDone()).isFalse();
        approve(BEN);
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.APPROVED);
    }

    @Test
    void needsEveryoneWhenTheRuleIsAll() {
        plan(step(1, "group:pair", "all"));

        approve(ANN);
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.OPEN);
        approve(BEN);

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.APPROVED);
    }

    @Test
    void isRejectedByOneWhenTheRuleIsAll() {
        plan(step(1, "group:board", "all"));

        approve(ANN);
        reject(BEN);

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.REJECTED);
        assertThat(plan.pendingApprovals()).isEmpty();
    }

    @Test
    void needsTwoOfThreeForAQuorumAndFreesTheThird() {
        plan(step(1, "group:board", "quorum:2"));

        approve(ANN);
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.OPEN);
        List<Approval> settled = approve(CAT);

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.APPROVED);
        assertThat(settled).extracting(each -> each.state).containsExactlyInAnyOrder(State.APPROVED, State.VOID);
    }

    @Test
    void isRejectedOnlyWhenAQuorumCannotBeReachedAnyMore() {
        plan(step(1, "group:board", "quorum:2"));

        reject(ANN);
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.OPEN);
        reject(BEN);

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.REJECTED);
    }

    @Test
    void hearsOnePersonOnceHoweverOftenTheyAreAsked() {
        plan(step(1, "group:board", "quorum:2"));
        pending(BEN).ask(BEN, List.of(ANN), "Ben is away.");

        approve(ANN);

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.OPEN);
        approve(CAT);
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.APPROVED);
    }

    @Test
    void asksForNoLargerQuorumThanThereArePeople() {
        organisation.put("group:board", List.of(ANN));
        plan(step(1, "group:board", "quorum:2"));

        approve(ANN);

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.APPROVED);
    }

    @Tag("B5")
    @Test
    void doesNotAskTheSamePersonTwiceInAChain() {
        plan(step(1, "manager", "any"), step(2, "group:pair", "any"), step(3, "head", "any"));

        approve(ANN);
        open();

        assertThat(asked()).containsExactly(BEN);
        assertThat(plan.level()).contains(3);
    }

    @Tag("B5")
    @Test
    void passesOverTheLevelsWhoseApproversHaveAllApproved() {
        plan(
                step(1, "manager", "any"),
                step(2, "manager", "all"),
                step(3, "group:pair", "all"),
                step(4, "head", "any"));
        assertThat(passOver()).as("before anybody approved").isEmpty();

        approve(ANN);

        assertThat(passOver()).extracting(approval -> approval.decidedBy).containsExactly(ANN);
        assertThat(plan.level()).as("where one more is wanted").contains(3);
        assertThat(plan.pendingApprovals()).isEmpty();
        assertThat(open()).hasSize(1);
        assertThat(asked()).containsExactly(BEN);
    }

    @Tag("B5")
    @Test
    void isApprovedWhenTheLastLevelsArePassedOver() {
        plan(step(1, "manager", "any"), step(2, "manager", "any"));

        approve(ANN);

        assertThat(passOver()).hasSize(1);
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.APPROVED);
        assertThat(passOver()).isEmpty();
    }

    @Tag("B5")
    @Test
    void countsOneApprovalForEveryStepOfTheLevelThatAsksTheSamePerson() {
        plan(step(1, "manager", "any"), step(1, "group:pair", "all"));

        approve(ANN);

        assertThat(asked()).containsExactly(BEN);
    }

    @Test
    void voidsLaterLevelsWhenOneRejects() {
        plan(step(1, "group:pair", "all"), step(2, "head", "any"));

        reject(ANN);

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.REJECTED);
        assertThat(plan.pendingApprovals()).isEmpty();
    }

    @Test
    void findsAnApprovalAndItsStepNowAndAfterwards() {
        plan(step(1, "group:board", "all"), step(1, "head", "any"));
        Approval second = plan.pendingApprovals().get(1);

        assertThat(plan.approval(second.id)).containsSame(second);
        assertThat(plan.approval(person(99))).isEmpty();
        assertThat(plan.stepOf(second)).isSameAs(plan.steps.getFirst());
        assertThat(plan.stepOf(plan.pendingApprovals().getLast())).isSameAs(plan.steps.getLast());

        plan.replace(List.of(step(1, "manager", "any")), 2, NOON);
        assertThat(plan.approval(second.id)).containsSame(second);
        assertThat(plan.stepOf(second).approvals).contains(second);
    }

    @Test
    void knowsWhoWasAskedAndHeardInAStep() {
        plan(step(1, "group:pair", "any"));
        Step step = plan.steps.getFirst();
        assertThat(step.voices()).containsExactlyInAnyOrder(ANN, BEN);

        pending(ANN).ask(ANN, List.of(DAN), "Ann is away.");
        plan.decide(pending(DAN), true, CAT, Channel.PORTAL, null, NOON);

        assertThat(step.voices()).containsExactlyInAnyOrder(BEN, DAN, CAT);
    }

    @Test
    void keepsForTheRecordWhoWasAskedAndNobodyElse() {
        plan(step(1, "manager", "any"), step(2, "head", "any"));

        plan.abandon();

        assertThat(plan.former).extracting(step -> step.plan.approver()).containsExactly("manager");
        assertThat(plan.all())
                .singleElement()
                .satisfies(each -> assertThat(each.state).isEqualTo(State.VOID));
    }

    @Test
    void ordersItsStepsByLevel() {
        plan(step(2, "head", "any"), step(1, "manager", "any"));

        assertThat(plan.steps).extracting(step -> step.plan.level()).containsExactly(1, 2);
        assertThat(asked()).containsExactly(ANN);
    }

    @Test
    void tellsOnlyThoseWhoAreAskedNow() {
        plan.replace(List.of(step(1, "manager", "any"), step(2, "group:pair", "all")), 1, NOON);

        assertThat(open()).extracting(each -> each.asked).containsExactly(List.of(ANN));
        assertThat(open()).as("nobody twice").isEmpty();
        approve(ANN);
        assertThat(open())
                .as("Ann has approved before")
                .extracting(each -> each.asked)
                .containsExactly(List.of(BEN));
    }

    @Test
    void freesTheOthersWhenAnEarlierVoiceFillsTheQuorum() {
        plan(step(1, "manager", "any"), step(2, "group:pair", "quorum:1"));
        approve(ANN);

        open();

        assertThat(plan.pendingApprovals()).isEmpty();
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.APPROVED);
    }

    @Test
    void takesOffTheDeskOnlyWhatIsDecided() {
        plan(step(1, "group:board", "quorum:2"));

        assertThat(approve(ANN)).extracting(each -> each.asked).containsExactly(List.of(ANN));
        assertThat(approve(BEN)).hasSize(2);
    }

    @Test
    void isWrittenAgainOnlyWhenItChanged() {
        plan(step(1, "group:pair", "all"));
        Approval approval = pending(ANN);
        assertThat(plan.isStored()).isFalse();
        assertThat(plan.isChanged()).isTrue();
        assertThat(approval.isStored()).isFalse();

        plan.written();
        approval.written();
        assertThat(plan.isStored()).isTrue();
        assertThat(plan.isChanged()).isFalse();
        assertThat(approval.isStored()).isTrue();
        assertThat(approval.isChanged()).isFalse();

        approve(ANN);
        assertThat(plan.isChanged()).isTrue();
        assertThat(approval.isChanged()).isTrue();
    }
}
