package io.assent.workflow.camunda;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.camunda.bpm.dmn.engine.impl.DmnExpressionImpl;
import org.jspecify.annotations.Nullable;

/** Every word in the expressions of a decision and of those it requires: only views among them need to be read. */
final class DecisionWords {

    private DecisionWords() {}

    static Set<String> of(DmnDecision decision) {
        return texts(decision)
                .flatMap(text -> Arrays.stream(text.split("\\W+")))
                .collect(toUnmodifiableSet());
    }

    private static Stream<String> texts(DmnDecision decision) {
        Stream<String> own =
                decision.getDecisionLogic() instanceof DmnDecisionTableImpl table ? texts(table) : Stream.of();
        return Stream.concat(own, decision.getRequiredDecisions().stream().flatMap(DecisionWords::texts));
    }

    private static Stream<String> texts(DmnDecisionTableImpl table) {
        return Stream.concat(
                table.getInputs().stream().flatMap(input -> text(input.getExpression())),
                table.getRules().stream().flatMap(DecisionWords::texts));
    }

    private static Stream<String> texts(DmnDecisionTableRuleImpl rule) {
        return Stream.concat(rule.getConditions().stream(), rule.getConclusions().stream())
                .flatMap(DecisionWords::text);
    }

    private static Stream<String> text(@Nullable DmnExpressionImpl expression) {
        return expression == null ? Stream.of() : Stream.ofNullable(expression.getExpression());
    }
}
