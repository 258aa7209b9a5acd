package io.assent.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.assent.approvals.PlannedStep.OnTimeout;
import io.assent.workflow.DecisionMade;
import io.assent.workflow.DecisionMade.MatchedRule;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A policy's table becomes the steps of a plan. */
@Tag("B1")
class PlannerTests {

    private static final Map<String, Object> FULL = Map.of(
            "level",
            2,
            "approver",
            "group:board",
            "rule",
            "quorum:2",
            "remindAfter",
            "PT4H",
            "escalateAfter",
            "P3D",
            "hours",
            "always",
            "onTimeout",
            "reject",
            "bulk",
            false,
            "fallback",
            "group:board",
            "reason",
            "It is much");

    private static final Map<String, Object> MATERIAL = Map.of("vendor", "Acme");

    private final Planner planner = new Planner();

    @Test
    void letsFurtherPeopleBeAskedOnlyWhereThePolicySaysSo() {
        assertThat(step(Map.of("adHoc", true)).adHoc()).isTrue();
        assertThat(step(Map.of("adHoc", false)).adHoc()).isFalse();
        assertThat(step(Map.of()).adHoc()).isFalse();
    }

    @Test
    void takesEverythingThatARowSays() {
        PlannedStep step = step(FULL);

        assertThat(step)
                .isEqualTo(new PlannedStep(
                        2,
                        "group:board",
                        new Rule(Rule.Kind.QUORUM, 2),
                        "PT4H",
                        "P3D",
                        PlannedStep.StepHours.ALWAYS,
                        OnTimeout.REJECT,
                        false,
                        false,
                        "group:board",
                        "It is much",
                        "rule_1",
                        Map.of("Amount", 500),
                        MATERIAL,
                        7));
        assertThat(step.remindPeriod()).isEqualTo(Duration.ofHours(4));
        assertThat(step.escalatePeriod()).isEqualTo(Period.ofDays(3));
        assertThat(step.isFromTable()).isTrue();
    }

    @Test
    void asksTheManagerWhereARowIsSilent() {
        PlannedStep step = step(Map.of("approver", " "));

        assertThat(step.level()).isOne();
        assertThat(step.approver()).isEqualTo("manager");
        assertThat(step.rule()).hasToString("any");
        assertThat(step.onTimeout()).isEqualTo(OnTimeout.WAIT);
        assertThat(step.bulk()).isTrue();
        assertThat(step.fallback()).isNull();
        assertThat(step.remindPeriod()).isNull();
        assertThat(step.escalatePeriod()).isNull();
        assertThat(step.hours()).isNull();
        assertThat(step.reason()).isEqualTo("The approval policy asks for it");
    }

    @Test
    void neverTakesSilenceForAnApproval() {
        List<PlannedStep> steps = planner.steps(
                new DecisionMade(UUID.randomUUID(), "approval-policy", Map.of("Amount", 500), List.of()), MATERIAL, 7);

        assertThat(steps).singleElement().satisfies(step -> {
            assertThat(step.approver()).isEqualTo("manager");
            assertThat(step.onTimeout()).isEqualTo(OnTimeout.ESCALATE);
            assertThat(step.bulk()).isFalse();
            assertThat(step.isFromTable()).isFalse();
            assertThat(step.release()).isEqualTo(7);
        });
    }

    @Test
    void keepsTheOrderOfTheTable() {
        DecisionMade decision = new DecisionMade(
                UUID.randomUUID(),
                "approval-policy",
                Map.of(),
                List.of(new MatchedRule("b", Map.of("level", 2)), new MatchedRule("a", Map.of("level", 1))));

        assertThat(planner.steps(decision, MATERIAL, 1))
                .extracting(PlannedStep::matched)
                .containsExactly("b", "a");
    }

    @ParameterizedTest
    @CsvSource({
        "level, 3, false",
        "approver, departmentHead, false",
        "rule, all, false",
        "remindAfter, P9D, true",
        "reason, Another sentence, true",
    })
    void asksTheSameWhenLevelPeopleAndRuleAreTheSame(String output, String value, boolean same) {
        Map<String, Object> changed = new java.util.HashMap<>(FULL);
        changed.put(output, output.equals("level") ? Integer.valueOf(value) : value);

        assertThat(step(FULL).asksTheSameAs(step(changed))).isEqualTo(same);
        assertThat(step(FULL).isSameAs(step(changed))).isEqualTo(same);
    }

    @Test
    void asksAnotherWhenTheRequesterNamesAnother() {
        PlannedStep before = naming("head@acme.example");

        assertThat(before.asksTheSameAs(naming("head@acme.example"))).isTrue();
        assertThat(before.asksTheSameAs(naming("manager@acme.example"))).isFalse();
    }

    private PlannedStep naming(String person) {
        DecisionMade decision = new DecisionMade(
                UUID.randomUUID(),
                "approval-policy",
                Map.of(),
                List.of(new MatchedRule("a", Map.of("level", 1, "approver", "field:boss"))));
        return planner.steps(decision, Map.of("boss", person), 1).getFirst();
    }

    @Test
    void isAnotherStepForAnotherCause() {
        PlannedStep before = step(FULL);

        assertThat(before.isSameAs(seeing("rule_1", Map.of("Amount", 500L))))
                .as("500 is 500")
                .isTrue();
        assertThat(before.isSameAs(seeing("rule_1", Map.of("Amount", 600)))).isFalse();
        assertThat(before.isSameAs(seeing("rule_1", Map.of("Department", 500)))).isFalse();
        assertThat(before.isSameAs(seeing("rule_2", Map.of("Amount", 500)))).isFalse();
        assertThat(before.asksTheSameAs(seeing("rule_2", Map.of("Amount", 600))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"any, 5, 1", "all, 5, 5", "quorum:2, 5, 2", "quorum:2, 1, 1", "quorum:99, 3, 3"})
    void needsSoManyOfTheAsked(String rule, int asked, int needed) {
        assertThat(Rule.parse(rule).needed(asked)).isEqualTo(needed);
        assertThat(Rule.parse(rule)).hasToString(rule);
        assertThat(Rule.parse(rule).isShared()).isEqualTo(rule.equals("any"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none", "quorum:0", "quorum:100", "quorum:-1", "ANY"})
    void knowsNoOtherRules(String rule) {
        assertThatIllegalArgumentException().isThrownBy(() -> Rule.parse(rule)).withMessageContaining(rule);
    }

    private PlannedStep step(Map<String, Object> outputs) {
        return seeing("rule_1", Map.of("Amount", 500), outputs);
    }

    private PlannedStep seeing(String rule, Map<String, Object> inputs) {
        return seeing(rule, inputs, FULL);
    }

    private PlannedStep seeing(String rule, Map<String, Object> inputs, Map<String, Object> outputs) {
        return planner.steps(
                        new DecisionMade(
                                UUID.randomUUID(), "approval-policy", inputs, List.of(new MatchedRule(rule, outputs))),
                        MATERIAL,
                        7)
                .getFirst();
    }
}
