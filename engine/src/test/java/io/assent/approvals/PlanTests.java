package io.assent.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.approvals.Approval.Addition.As;
import io.assent.approvals.Approval.State;
import io.assent.approvals.PlannedStep.OnTimeout;
import io.assent.calendars.WorkingTime;
import io.assent.shared.Caller.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B1")
class PlanTests {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final UUID ANN = person(1);
    private static final UUID BEN = person(2);
    private static final UUID CAT = person(3);
    private static final UUID DAN = person(4);

    private final Plan plan = new Plan(person(100), person(101));
    private final Map<String, List<UUID>> organisation = new HashMap<>(Map.of(
            "manager",
            List.of(ANN),
            "head",
            List.of(BEN),
            "group:pair",
            List.of(ANN, BEN),
            "group:board",
            List.of(ANN, BEN, CAT)));

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

    @Test
    void rejectsAStepWhoseTimeIsUp() {
        plan(step(1, "manager", "any"));

        List<Approval> settled = plan.timeOut(plan.steps.getFirst(), NOON);

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.REJECTED);
        assertThat(settled).hasSize(1).allMatch(each -> each.state == State.VOID);
    }

    @Test
    void knowsItsNextInstantFromTheFirstReminderOrTimeOut() {
        plan(step(1, "manager", "any"));
        Approval approval = plan.pendingApprovals().getFirst();
        assertThat(plan.nextInstant(NOON)).contains(NOON.plus(Duration.ofDays(1)));

        approval.reminded(
                plan.steps.getFirst().plan, WorkingTime.always(ZoneOffset.UTC), NOON.plus(Duration.ofDays(2)));
        assertThat(plan.nextInstant(NOON)).contains(NOON.plus(Duration.ofDays(3)));

        approval.stopClocks();
        assertThat(plan.nextInstant(NOON)).isEmpty();
    }

    @Tag("E3")
    @Test
    void remindsInTheTimeOfTheStep() {
        plan.time = _ -> WorkingTime.office(ZoneOffset.UTC);
        Instant friday = Instant.parse("2026-03-06T15:00:00Z");
        plan.replace(List.of(timed("PT4H", "P1D")), 1, friday);
        plan.open(step -> new Asked(organisation.get(step.approver()), "because"), 1, friday);
        Approval approval = plan.pendingApprovals().getFirst();

        assertThat(approval.remindAt).isEqualTo("2026-03-09T11:00:00Z");
        assertThat(approval.escalateAt).isEqualTo("2026-03-09T15:00:00Z");

        plan.ask(approval, ANN, "Which vendor?", Instant.parse("2026-03-09T09:00:00Z"));
        plan.answered(Instant.parse("2026-03-09T16:00:00Z"));

        assertThat(approval.remindAt).isEqualTo("2026-03-10T10:00:00Z");
        assertThat(approval.escalateAt).isEqualTo("2026-03-10T14:00:00Z");
    }

    @Tag("E3")
    @Test
    void knowsItsNextInstantBeforeAnybodyIsAsked() {
        Instant later = NOON.plus(Duration.ofHours(2));
        plan.replace(List.of(step(1, "manager", "any"), step(2, "head", "any")), 1, NOON);
        assertThat(plan.nextInstant(later)).contains(later.plus(Duration.ofDays(1)));

        open();
        assertThat(plan.nextInstant(later)).contains(NOON.plus(Duration.ofDays(1)));

        approve(ANN);
        assertThat(plan.nextInstant(later)).as("the next level").contains(later.plus(Duration.ofDays(1)));
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
    void letsTheClocksOfTheOthersGoOnWhereTheyStoodWhenTheQuestionFalls() {
        plan(step(1, "manager", "any"), step(1, "head", "any"));
        plan.ask(pending(ANN), ANN, "With tax?", NOON);
        Instant later = NOON.plus(Duration.ofDays(10));

        plan.decide(pending(ANN), true, ANN, Channel.API, null, later);

        assertThat(plan.question).isNull();
        assertThat(plan.nextInstant(later)).contains(later.plus(Duration.ofDays(1)));
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
    void asksTheDelegateInPlaceOfTheOneWhoDelegates() {
        plan(step(1, "group:pair", "any"));
        Approval approval = plan.pendingApprovals().getFirst();

        approval.ask(ANN, List.of(DAN), "Ann is away.");

        assertThat(approval.asked).containsExactly(BEN, DAN);
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
    void remindsOrEscalatesAloneToo() {
        plan(timed("PT4H", null));
        assertThat(plan.nextInstant(NOON)).contains(NOON.plus(Duration.ofHours(4)));
        plan.replace(List.of(), 2, NOON);
        plan.replace(List.of(timed(null, "PT6H")), 3, NOON);
        assertThat(plan.nextInstant(NOON)).contains(NOON.plus(Duration.ofHours(6)));
        open();
        Approval approval = plan.pendingApprovals().getFirst();

        plan.ask(approval, ANN, "Why?", NOON);
        plan.answered(NOON.plus(Duration.ofHours(1)));

        assertThat(approval.remindAt).isNull();
        assertThat(plan.nextInstant(NOON)).contains(NOON.plus(Duration.ofHours(7)));
    }

    @Test
    void escalatesBeforeItRemindsWhereThePolicySaysSo() {
        plan.replace(List.of(timed("PT6H", "PT4H")), 1, NOON);
        assertThat(plan.nextInstant(NOON)).contains(NOON.plus(Duration.ofHours(4)));

        open();

        assertThat(plan.nextInstant(NOON)).contains(NOON.plus(Duration.ofHours(4)));
    }

    @Test
    void looksNoFurtherAheadThanTheLevelThatIsNext() {
        plan.replace(List.of(step(1, "manager", "any"), hurried(2)), 1, NOON);

        assertThat(plan.nextInstant(NOON)).contains(NOON.plus(Duration.ofDays(1)));
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

    private static PlannedStep timed(@Nullable String remind, @Nullable String escalate) {
        return timed(1, "manager", remind, escalate);
    }

    private static PlannedStep hurried(int level) {
        return timed(level, "head", "PT1H", null);
    }

    private static PlannedStep timed(int level, String approver, @Nullable String remind, @Nullable String escalate) {
        return new PlannedStep(
                level,
                approver,
                Rule.parse("any"),
                remind,
                escalate,
                null,
                OnTimeout.ESCALATE,
                true,
                true,
                null,
                "because",
                "rule_1",
                Map.of(),
                Map.of(),
                1);
    }

    private void plan(PlannedStep... steps) {
        plan.replace(Arrays.asList(steps), 1, NOON);
        open();
    }

    @Tag("B4")
    @Test
    void recordsInWhosePlaceASubstituteDecides() {
        plan(step(1, "manager", "any"));
        pending(ANN).standIn(Map.of(DAN, ANN));

        assertThat(asked()).containsExactly(ANN, DAN);
        approve(DAN);

        Approval decided = plan.all().getFirst();
        assertThat(decided.decidedBy).isEqualTo(DAN);
        assertThat(decided.onBehalfOf).isEqualTo(ANN);
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.APPROVED);
    }

    @Tag("B4")
    @Test
    void recordsNobodyWhenTheAbsentDecidesThemselves() {
        plan(step(1, "manager", "any"));
        pending(ANN).standIn(Map.of(DAN, ANN));

        approve(ANN);

        assertThat(plan.all().getFirst().onBehalfOf).isNull();
    }

    @Tag("B4")
    @Test
    void asksAloneAgainWhenTheSubstituteGoes() {
        plan(step(1, "manager", "any"));
        pending(ANN).standIn(Map.of(DAN, ANN));

        assertThat(pending(ANN).standIn(Map.of())).isTrue();

        assertThat(asked()).containsExactly(ANN);
        assertThat(pending(ANN).standIn(Map.of())).isFalse();
    }

    @Tag("B5")
    @Test
    void hearsTheAbsentOnceInAChainThroughTheirSubstitute() {
        organisation.put("head", List.of(ANN));
        plan(step(1, "manager", "any"), step(2, "head", "any"));
        pending(ANN).standIn(Map.of(DAN, ANN));

        approve(DAN);
        open();

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.APPROVED);
        assertThat(plan.all().getLast().decidedBy).isEqualTo(DAN);
        assertThat(plan.all().getLast().onBehalfOf).isEqualTo(ANN);
    }

    @Tag("B5")
    @Test
    void asksTheAbsentForTheirOwnWordThoughTheirSubstituteSpokeBefore() {
        organisation.put("head", List.of(DAN));
        plan(step(1, "manager", "any"), step(2, "head", "any"), step(3, "group:pair", "all"));
        pending(ANN).standIn(Map.of(DAN, ANN));

        approve(DAN);
        open();

        assertThat(plan.all().get(1).decidedBy).isEqualTo(DAN);
        assertThat(plan.all().get(1).onBehalfOf).isNull();
        assertThat(asked()).as("spoken for; the other of the pair is asked").containsExactly(BEN);
    }

    @Tag("B4")
    @Test
    void takesTheSubstituteAlongWhenOthersAreAskedInstead() {
        plan(step(1, "group:pair", "any"));
        Approval approval = pending(ANN);
        approval.standIn(Map.of(DAN, ANN));

        approval.ask(ANN, List.of(CAT), "handed on");

        assertThat(approval.asked).containsExactly(BEN, CAT);
        assertThat(approval.standIns).isEmpty();
        approval.standIn(Map.of(DAN, BEN));
        approval.ask(CAT, List.of(DAN), "handed on");
        assertThat(approval.themselves()).containsExactly(BEN, DAN);
        assertThat(approval.inPlaceOf(DAN)).isEmpty();
    }

    @Tag("B4")
    @Test
    void recordsInWhosePlaceADelegateDecides() {
        plan(step(1, "group:pair", "any"));
        pending(ANN).delegate(ANN, CAT, "handed on");
        pending(CAT).delegate(CAT, DAN, "handed on again");

        assertThat(asked()).containsExactly(BEN, DAN);
        approve(DAN);

        assertThat(plan.all().getFirst().onBehalfOf).isEqualTo(ANN);
    }

    @Tag("B4")
    @Test
    void recordsNobodyWhenOneDecidesWhoHandedNothingOn() {
        plan(step(1, "group:pair", "any"));
        pending(ANN).delegate(ANN, CAT, "handed on");

        approve(BEN);

        assertThat(plan.all().getFirst().onBehalfOf).isNull();
    }

    @Tag("B4")
    @Test
    void keepsEachDelegateToTheirOwn() {
        plan(step(1, "group:pair", "any"));
        pending(ANN).delegate(ANN, CAT, "handed on");
        pending(BEN).delegate(BEN, DAN, "handed on");

        assertThat(pending(CAT).inNameOf(CAT)).contains(ANN);
        assertThat(pending(DAN).inNameOf(DAN)).contains(BEN);
    }

    @Tag("B4")
    @Test
    void decidesInTheirOwnNameWhoIsAskedInsteadOfADelegate() {
        plan(step(1, "group:pair", "any"));
        pending(ANN).delegate(ANN, CAT, "handed on");
        pending(CAT).ask(CAT, List.of(DAN), "escalated");

        approve(DAN);

        assertThat(plan.all().getFirst().onBehalfOf).isNull();
    }

    private List<Approval> open() {
        return plan.open(this::approvers, plan.steps.isEmpty() ? 1 : currentRevision(), NOON);
    }

    private List<Approval> passOver() {
        return plan.passOver(this::approvers, currentRevision(), NOON);
    }

    private Asked approvers(PlannedStep step) {
        return new Asked(organisation.getOrDefault(step.approver(), List.of()), "because");
    }

    private int currentRevision() {
        return plan.former.isEmpty() ? 1 : 2;
    }

    private List<Approval> approve(UUID who) {
        return plan.decide(pending(who), true, who, Channel.PORTAL, null, NOON);
    }

    private Approval add(UUID who, As as) {
        return plan.add(plan.steps.getFirst(), who, new Approval.Addition(as, ANN, "An expert."), "because", 1, NOON);
    }

    private List<Approval> sendBack(UUID who) {
        return plan.sendBack(pending(who), who, Channel.PORTAL, "Two, please.", NOON);
    }

    private void reject(UUID who) {
        plan.decide(pending(who), false, who, Channel.PORTAL, "no", NOON);
    }

    private Approval pending(UUID who) {
        return plan.pendingApprovals().stream()
                .filter(each -> each.asks(who))
                .findFirst()
                .orElseThrow();
    }

    private List<UUID> asked() {
        return plan.pendingApprovals().stream()
                .flatMap(each -> each.asked.stream())
                .toList();
    }

    private static PlannedStep step(int level, String approver, String rule) {
        return stepSeeing(500, level, approver, rule);
    }

    private static PlannedStep stepSeeing(int amount, int level, String approver, String rule) {
        return stepAbout("Acme", amount, level, approver, rule);
    }

    private static PlannedStep stepAbout(String vendor, int amount, int level, String approver, String rule) {
        return new PlannedStep(
                level,
                approver,
                Rule.parse(rule),
                "P1D",
                "P3D",
                null,
                OnTimeout.ESCALATE,
                true,
                true,
                null,
                "because",
                "rule_1",
                Map.of("Amount", amount),
                Map.of("vendor", vendor),
                1);
    }

    private static UUID person(long number) {
        return new UUID(7, number);
    }
}
