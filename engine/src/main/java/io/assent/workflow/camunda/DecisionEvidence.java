package io.assent.workflow.camunda;

import io.assent.shared.OneLine;
import io.assent.workflow.DecisionFailed;
import io.assent.workflow.DecisionMade.MatchedRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedInput;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers what the decision tables evaluated in its scope saw and matched; needs no history. */
final class DecisionEvidence implements DmnDecisionTableEvaluationListener {

    record Found(String decision, Map<String, Object> inputs, List<MatchedRule> rules) {}

    private static final Logger LOG = LoggerFactory.getLogger(DecisionEvidence.class);
    private static final int LONGEST_TEXT = 5_000;
    private static final ScopedValue<Seen> HERE = ScopedValue.newInstance();

    /** What an evaluation has come to so far. */
    private static final class Seen {

        private final List<Found> found = new ArrayList<>();
        private String expression = "";
    }

    /**
     * What the table of this decision found during the evaluation.
     *
     * @param model asked for when the evaluation fails
     * @throws DecisionFailed when an expression fails, or comes to what its column does not take
     */
    static Found of(String decision, Supplier<DmnDecision> model, Runnable evaluation) {
        Seen seen = new Seen();
        try {
            ScopedValue.where(HERE, seen).run(evaluation);
        } catch (RuntimeException e) {
            Throwable reason = ofTheTable(e);
            throw reason == null ? e : failed(decision, model.get(), seen.expression, reason);
        }
        return seen.found.stream()
                .filter(found -> found.decision().equals(decision))
                .findFirst()
                .orElseThrow(() -> new ProcessEngineException("'" + decision + "' is not a decision table"));
    }

    /** The expression is worked out next: when nothing comes after it, it has failed. */
    static void expects(String expression) {
        if (HERE.isBound()) {
            HERE.get().expression = expression;
        }
    }

    @Override
    public void notify(DmnDecisionTableEvaluationEvent event) {
        if (HERE.isBound()) {
            String table = event.getDecisionTable().getKey();
            List<MatchedRule> rules = rules(event);
            rules.forEach(rule -> refuseLongText(table, rule));
            HERE.get().found.add(new Found(table, inputs(event), rules));
        }
    }

    /** Tables that each repeat what the one before came to would fill the memory. */
    private static void refuseLongText(String table, MatchedRule rule) {
        rule.outputs().forEach((column, value) -> {
            if (value instanceof String text && text.length() > LONGEST_TEXT) {
                DecisionFailed failed = new DecisionFailed(
                        table,
                        List.of(rule.rule()),
                        "in rule %s, column %s comes to a text of %,d characters; %,d are the most"
                                .formatted(rule.rule(), column, text.length(), LONGEST_TEXT));
                LOG.warn("{}", failed.getMessage());
                throw failed;
            }
        });
    }

    private static @Nullable Throwable ofTheTable(RuntimeException e) {
        return Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                .filter(cause -> cause instanceof DmnEngineException || cause instanceof FeelException)
                .findFirst()
                .orElse(null);
    }

    /** The log has the reason in the engine's words, which may hold what people wrote. */
    private static DecisionFailed failed(String decision, DmnDecision model, String expression, Throwable reason) {
        List<DecisionCells.Cell> cells = DecisionCells.with(expression, model);
        List<String> rules = cells.stream()
                .flatMap(cell -> Stream.ofNullable(cell.rule()))
                .distinct()
                .toList();
        String columns =
                cells.stream().map(DecisionCells.Cell::column).distinct().collect(Collectors.joining(", "));
        String table = cells.stream().map(DecisionCells.Cell::table).findFirst().orElse(decision);
        String where = rules.isEmpty() ? "" : "in rule " + String.join(" or ", rules) + ", ";
        DecisionFailed failed = new DecisionFailed(
                table, rules, "%scolumn %s, the expression %s fails".formatted(where, columns, expression));
        LOG.warn("{} {}", failed.getMessage(), OneLine.of(String.valueOf(reason.getMessage())));
        return failed;
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
