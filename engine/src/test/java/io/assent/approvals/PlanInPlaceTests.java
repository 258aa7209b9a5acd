package io.assent.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who decides in the place of another. */
@Tag("B1")
class PlanInPlaceTests extends PlanFixture {

    @Tag("B2")
    @Test
    void asksTheDelegateInPlaceOfTheOneWhoDelegates() {
        plan(step(1, "group:pair", "any"));
        Approval approval = plan.pendingApprovals().getFirst();

        approval.ask(ANN, List.of(DAN), "Ann is away.");

        assertThat(approval.asked).containsExactly(BEN, DAN);
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
}
