package io.assent.workflow.camunda;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.camunda.bpm.dmn.engine.impl.DmnExpressionImpl;
import org.jspecify.annotations.Nullable;

/** Finds the cells of a decision, and of those it requires, that hold an expression. */
final class DecisionCells {

    /** @param rule absent for the expression of an input */
    record Cell(String table, @Nullable String rule, String column) {}

    private DecisionCells() {}

    static List<Cell> with(String expression, DmnDecision decision) {
        return cells(expression, decision).distinct().toList();
    }

    private static Stream<Cell> cells(String expression, DmnDecision decision) {
        Stream<Cell> own = decision.getDecisionLogic() instanceof DmnDecisionTableImpl table
                ? cells(expression, decision.getKey(), table)
                : Stream.of();
        return Stream.concat(
                own, decision.getRequiredDecisions().stream().flatMap(required -> cells(expression, required)));
    }

    private static Stream<Cell> cells(String expression, String key, DmnDecisionTableImpl table) {
        List<String> inputs =
                table.getInputs().stream().map(input -> input.getName()).toList();
        List<String> outputs = table.getOutputs().stream()
                .map(output -> output.getOutputName())
                .toList();
        Stream<Cell> heads = table.getInputs().stream()
                .filter(input -> is(expression, input.getExpression()))
                .map(input -> new Cell(key, null, input.getName()));
        Stream<Cell> rows = table.getRules().stream().flatMap(rule -> cells(expression, key, rule, inputs, outputs));
        return Stream.concat(heads, rows);
    }

    private static Stream<Cell> cells(
            String expression, String key, DmnDecisionTableRuleImpl rule, List<String> inputs, List<String> outputs) {
        return Stream.concat(
                        columns(expression, rule.getConditions(), inputs),
                        columns(expression, rule.getConclusions(), outputs))
                .map(column -> new Cell(key, rule.getId(), column));
    }

    private static Stream<String> columns(String expression, List<DmnExpressionImpl> row, List<String> names) {
        return IntStream.range(0, row.size())
                .filter(column -> is(expression, row.get(column)))
                .mapToObj(names::get);
    }

    private static boolean is(String expression, @Nullable DmnExpressionImpl cell) {
        return cell != null && expression.equals(cell.getExpression());
    }
}
