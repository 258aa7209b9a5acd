package io.assent.approvals;

import io.assent.approvals.PlannedStep.OnTimeout;
import io.assent.approvals.PlannedStep.StepHours;
import io.assent.workflow.DecisionFailed;
import io.assent.workflow.DecisionMade;
import io.assent.workflow.DecisionMade.MatchedRule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads the answer of a pack's {@code approval-policy} table: one step per row, in its order. */
@Component
class Planner {

    private static final Logger LOG = LoggerFactory.getLogger(Planner.class);

    /** Key of the decision that plans approvals. */
    static final String DECISION = "approval-policy";

    /**
     * @param material the answers that decisions rest on
     * @throws DecisionFailed when a cell computed what nobody understands
     */
    List<PlannedStep> steps(DecisionMade decision, Map<String, Object> material, int release) {
        decision.rules().forEach(Planner::check);
        List<PlannedStep> steps = decision.rules().stream()
                .map(rule -> step(rule, decision.inputs(), material, release))
                .toList();
        return steps.isEmpty() ? List.of(nobodyNamed(decision.inputs(), material, release)) : steps;
    }

    /** What a release was checked for before it was made; what a cell computes is known only now. */
    private static void check(MatchedRule rule) {
        rule.outputs()
                .forEach((output, value) -> PolicyOutput.of(output)
                        .flatMap(column -> column.fault(value))
                        .ifPresent(fault -> {
                            DecisionFailed failed = new DecisionFailed(
                                    DECISION,
                                    List.of(rule.rule()),
                                    "in rule %s, column %s, %s".formatted(rule.rule(), output, fault));
                            LOG.warn("{}", failed.getMessage());
                            throw failed;
                        }));
    }

    private static PlannedStep step(
            MatchedRule rule, Map<String, Object> inputs, Map<String, Object> material, int release) {
        Map<String, Object> says = rule.outputs();
        return new PlannedStep(
                says.get("level") instanceof Number level ? level.intValue() : 1,
                text(says, "approver", "manager"),
                Rule.parse(text(says, "rule", "any")),
                optional(says, "remindAfter"),
                optional(says, "escalateAfter"),
                hours(says),
                OnTimeout.valueOf(text(says, "onTimeout", "wait").toUpperCase(Locale.ROOT)),
                !Boolean.FALSE.equals(says.get("bulk")),
                Boolean.TRUE.equals(says.get("adHoc")),
                optional(says, "fallback"),
                text(says, "reason", "The approval policy asks for it"),
                rule.rule(),
                inputs,
                material,
                release);
    }

    /** A table that matches nothing asks the manager; silence is no approval. */
    private static PlannedStep nobodyNamed(Map<String, Object> inputs, Map<String, Object> material, int release) {
        return new PlannedStep(
                1,
                "manager",
                Rule.parse("any"),
                "P1D",
                "P3D",
                null,
                OnTimeout.ESCALATE,
                false,
                false,
                null,
                "No rule of the approval policy fits, so the manager decides",
                PlannedStep.NO_RULE,
                inputs,
                material,
                release);
    }

    private static @Nullable StepHours hours(Map<String, Object> says) {
        String hours = optional(says, "hours");
        return hours == null ? null : StepHours.valueOf(hours.strip().toUpperCase(Locale.ROOT));
    }

    private static String text(Map<String, Object> says, String name, String otherwise) {
        String value = optional(says, name);
        return value == null ? otherwise : value;
    }

    private static @Nullable String optional(Map<String, Object> says, String name) {
        return says.get(name) instanceof String text && !text.isBlank() ? text : null;
    }
}
