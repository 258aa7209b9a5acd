package io.assent.workflow.camunda.policy;

import io.assent.workflow.DecisionContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.camunda.bpm.dmn.engine.impl.spi.type.DmnDataTypeTransformerRegistry;
import org.camunda.bpm.dmn.engine.impl.type.DefaultDataTypeTransformerRegistry;
import org.camunda.feel.syntaxtree.Exp;
import org.jspecify.annotations.Nullable;

/** The cells of a decision table: each can be read, fits its column, and says what whoever acts upon it understands. */
final class TableRules {

    private static final DmnDataTypeTransformerRegistry TYPES = new DefaultDataTypeTransformerRegistry();
    private static final List<String> CHECKED = List.of("boolean", "double", "integer", "long", "string");

    private final FeelRules feel;
    private final Map<String, DecisionContract> contracts;

    TableRules(FeelRules feel, Map<String, DecisionContract> contracts) {
        this.feel = feel;
        this.contracts = contracts;
    }

    void judge(ModelElement table, Findings findings) {
        DecisionContract contract =
                table.parent().map(ModelElement::id).map(contracts::get).orElse(null);
        List<ModelElement> inputs = table.children("input");
        List<ModelElement> outputs = table.children("output");
        inputs.forEach(input -> judgeInput(input, findings));
        if (outputs.isEmpty()) {
            findings.add(table, "it says nothing", "add a column for what it says");
        }
        if (!table.attribute("aggregation").isEmpty()
                && (contract != null || !table.attribute("hitPolicy").equals("COLLECT"))) {
            findings.add(table, "what it says cannot be added up", "choose no aggregation");
        }
        if (contract != null) {
            judgePolicy(table, contract, findings);
            outputs.forEach(output -> judgeOutput(output, contract, findings));
        }
        List<ModelElement> rules = table.children("rule");
        IntStream.range(0, rules.size())
                .forEach(row -> judgeRule(rules.get(row), row + 1, inputs, outputs, contract, findings));
    }

    private void judgeInput(ModelElement input, Findings findings) {
        if (input.children("inputExpression").isEmpty()) {
            findings.add(input, title(input), "it reads nothing", "write what it reads, such as ticket.amount");
        }
        input.children("inputExpression").stream()
                .flatMap(expression -> cell(expression, input, title(input), findings).stream())
                .forEach(cell -> feel.expression(cell)
                        .ifPresent(expression -> judgeType(cell, cell.at().attribute("typeRef"), expression)));
    }

    /** The engine turns what it reads into the type of the column, and fails where it cannot. */
    private void judgeType(Cell input, String type, Exp expression) {
        Class<?> read = feel.typeOf(expression);
        List<String> suitable = suitable(read);
        if (!type.isEmpty() && !suitable.isEmpty() && !suitable.contains(type)) {
            input.found(
                    "%s does not always fit the type %s".formatted(input.text(), type), "choose one of " + suitable);
        }
    }

    private static List<String> suitable(@Nullable Class<?> read) {
        if (read == null) {
            return List.of();
        }
        if (read == String.class) {
            return List.of("string");
        }
        if (read == Boolean.class || read == boolean.class) {
            return List.of("boolean", "string");
        }
        if (read == Instant.class) {
            return List.of("date", "string");
        }
        if (read == int.class || read == Integer.class || read == long.class || read == Long.class) {
            return List.of("integer", "long", "double", "string");
        }
        return Number.class.isAssignableFrom(read) ? List.of("double", "string") : List.of();
    }

    private static void judgePolicy(ModelElement table, DecisionContract contract, Findings findings) {
        String policy = table.attribute("hitPolicy").isEmpty() ? "UNIQUE" : table.attribute("hitPolicy");
        if (!contract.hitPolicies().contains(policy)) {
            findings.add(
                    table,
                    "its hit policy is %s, which fails when two rules apply".formatted(policy),
                    "choose one of " + new TreeSet<>(contract.hitPolicies()));
        }
    }

    private static void judgeOutput(ModelElement output, DecisionContract contract, Findings findings) {
        if (!contract.outputs().contains(output.name())) {
            findings.add(
                    output,
                    title(output),
                    "nobody reads the output \"%s\"".formatted(output.name()),
                    "choose one of " + new TreeSet<>(contract.outputs()));
        }
    }

    private void judgeRule(
            ModelElement rule,
            int row,
            List<ModelElement> inputs,
            List<ModelElement> outputs,
            @Nullable DecisionContract contract,
            Findings findings) {
        List<ModelElement> conditions = rule.children("inputEntry");
        List<ModelElement> said = rule.children("outputEntry");
        if (conditions.size() != inputs.size() || said.size() != outputs.size()) {
            findings.add(
                    rule,
                    "Row %d".formatted(row),
                    "it has another number of cells than the table has columns",
                    "write the row anew in the editor");
        }
        cells(conditions, inputs, row, findings).forEach(feel::tests);
        cells(said, outputs, row, findings)
                .forEach(cell -> feel.expression(cell).stream()
                        .flatMap(feel::constants)
                        .forEach(value -> judgeValue(cell, value, contract)));
    }

    private static void judgeValue(Cell cell, Object value, @Nullable DecisionContract contract) {
        String output = cell.column().name();
        String type = cell.column().attribute("typeRef");
        Optional<Object> typed = CHECKED.contains(type) ? typed(type, value) : Optional.of(value);
        if (typed.isEmpty()) {
            cell.found("%s is no %s".formatted(cell.text(), type), "write one, or change the type of the column");
        } else if (contract != null && contract.outputs().contains(output)) {
            contract.objection(output, typed.get())
                    .ifPresent(fix -> cell.found("%s \"%s\" is not understood".formatted(output, typed.get()), fix));
        }
    }

    private static Optional<Object> typed(String type, Object value) {
        try {
            return Optional.ofNullable(
                    TYPES.getTransformer(type).transform(value).getValue());
        } catch (IllegalArgumentException doesNotFit) {
            return Optional.empty();
        }
    }

    /** The cells of a row that say anything. */
    private static List<Cell> cells(
            List<ModelElement> entries, List<ModelElement> columns, int row, Findings findings) {
        return IntStream.range(0, Math.min(entries.size(), columns.size()))
                .boxed()
                .flatMap(i ->
                        cell(
                                entries.get(i),
                                columns.get(i),
                                "%s, row %d".formatted(title(columns.get(i)), row),
                                findings)
                                .stream())
                .toList();
    }

    private static Optional<Cell> cell(ModelElement entry, ModelElement column, String name, Findings findings) {
        return entry.children("text").stream()
                .map(ModelElement::text)
                // what is too long is told by itself
                .filter(text -> !text.isEmpty() && FeelBounds.canBeRead(text))
                .map(text -> new Cell(entry, column, name, text, findings))
                .findFirst();
    }

    private static String title(ModelElement column) {
        List<String> names = new ArrayList<>(List.of(column.attribute("label"), column.name(), column.id()));
        names.removeIf(String::isBlank);
        return names.isEmpty() ? column.kind() : names.getFirst();
    }
}
