package io.assent.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.approvals.Approval.State;
import io.assent.calendars.WorkingTime;
import io.assent.shared.Caller.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When a plan reminds, escalates and gives up. */
@Tag("B1")
class PlanClockTests extends PlanFixture {

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
    void leavesTheClocksAsTheyAreWhereAQuestionIsAnsweredInClosedTime() {
        plan.time = _ -> WorkingTime.office(ZoneOffset.UTC);
        Instant evening = Instant.parse("2026-03-06T20:00:00Z");
        plan.replace(List.of(timed("PT4H", "P1D")), 1, evening);
        plan.open(step -> new Asked(organisation.get(step.approver()), "because"), 1, evening);
        Approval approval = plan.pendingApprovals().getFirst();
        approval.escalateAt = Instant.parse("2026-03-10T09:00:00Z");

        plan.ask(approval, ANN, "Which vendor?", evening);
        plan.answered(evening.plus(Duration.ofMinutes(1)));

        assertThat(approval.escalateAt).as("when it opens, not when it closed").isEqualTo("2026-03-10T09:00:00Z");
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
    void letsTheClocksOfTheOthersGoOnWhereTheyStoodWhenTheQuestionFalls() {
        plan(step(1, "manager", "any"), step(1, "head", "any"));
        plan.ask(pending(ANN), ANN, "With tax?", NOON);
        Instant later = NOON.plus(Duration.ofDays(10));

        plan.decide(pending(ANN), true, ANN, Channel.API, null, later);

        assertThat(plan.question).isNull();
        assertThat(plan.nextInstant(later)).contains(later.plus(Duration.ofDays(1)));
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
}
