package io.assent.workflow.camunda;

import io.assent.workflow.DecisionMade.MatchedRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedInput;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/** Remembers what the decision tables evaluated in its scope saw and matched; needs no history. */
final class DecisionEvidence implements DmnDecisionTableEvaluationListener {

    record Found(String decision, Map<String, Object> inputs, List<MatchedRule> rules) {}

    private static final ScopedValue<List<Found>> HERE = ScopedValue.newInstance();

    /** What the table of this decision found during the evaluation. */
    static Found of(String decision, Runnable evaluation) {
        List<Found> all = new ArrayList<>();
        ScopedValue.where(HERE, all).run(evaluation);
        return all.stream()
                .filter(found -> found.decision().equals(decision))
                .findFirst()
                .orElseThrow(() -> new ProcessEngineException("'" + decision + "' is not a decision table"));
    }

    @Override
    public void notify(DmnDecisionTableEvaluationEvent event) {
        if (HERE.isBound()) {
            HERE.get().add(new Found(event.getDecisionTable().getKey(), inputs(event), rules(event)));
        }
    }

    private static Map<String, Object> inputs(DmnDecisionTableEvaluationEvent event) {
        Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
        for (DmnEvaluatedInput input : event.getInputs()) {
            inputs.put(Objects.requireNonNullElse(input.getName(), input.getId()), value(input.getValue()));
        }
        return Collections.unmodifiableMap(inputs);
    }

    private static List<MatchedRule> rules(DmnDecisionTableEvaluationEvent event) {
        return event.getMatchingRules().stream().map(DecisionEvidence::rule).toList();
    }

    private static MatchedRule rule(DmnEvaluatedDecisionRule rule) {
        Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
        rule.getOutputEntries()
                .values()
                .forEach(output -> outputs.put(output.getOutputName(), value(output.getValue())));
        return new MatchedRule(rule.getId(), Collections.unmodifiableMap(outputs));
    }

    private static @Nullable Object value(@Nullable TypedValue typed) {
        return typed == null ? null : typed.getValue();
    }
}
