package io.assent.workflow.camunda.policy;

import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.List;
import java.util.Set;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Exponentiation;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.SomeItem;

/** Working out an expression ends soon, whatever the ticket says: what is short to write may be long to count. */
final class FeelBounds {

    static final int LONGEST = 500;
    private static final int DEEPEST = 10;

    /** By patterns, and by numbers that come with any number of digits. */
    private static final Set<String> ENDLESS = Set.of("matches", "replace", "split", "extract", "number");

    /** They make as many digits as they are told. */
    private static final Set<String> ROUNDING =
            Set.of("decimal", "floor", "ceiling", "round up", "round down", "round half up", "round half down");

    private FeelBounds() {}

    /** Whether reading it ends soon. */
    static boolean canBeRead(String text) {
        return text.length() <= LONGEST && depth(text) <= DEEPEST;
    }

    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (char each : text.toCharArray()) {
            if ("([{".indexOf(each) >= 0) {
                deepest = Math.max(deepest, ++depth);
            } else if (")]}".indexOf(each) >= 0) {
                depth--;
            }
        }
        return deepest;
    }

    /** Tells what does not. */
    static boolean judge(Exp expression, Cell cell) {
        List<Object> all = FeelRules.all(expression).toList();
        if (all.stream().anyMatch(FeelBounds::isEndless)) {
            cell.found(
                    "%s may take for ever to work out".formatted(cell.text()),
                    "do without powers, patterns and number(), and round to at most 9 digits");
            return false;
        }
        if (all.stream().anyMatch(FeelBounds::repeatsTooOften)) {
            cell.found(
                    "%s repeats too often".formatted(cell.text()),
                    "go through one list at a time, and not through numbers from .. to");
            return false;
        }
        return true;
    }

    private static boolean isEndless(Object part) {
        return part instanceof Exponentiation
                || part instanceof FunctionInvocation call
                        && (ENDLESS.contains(call.function()) || ROUNDING.contains(call.function()) && !isShort(call));
    }

    private static boolean isShort(FunctionInvocation rounding) {
        if (!(rounding.params() instanceof PositionalFunctionParameters given)) {
            return false;
        }
        List<Exp> values = CollectionConverters.asJava(given.params());
        return values.size() < 2
                || values.get(1) instanceof ConstNumber digits
                        && digits.value().toString().matches("\\d");
    }

    private static boolean repeatsTooOften(Object part) {
        return part instanceof IterationContext
                || repeats(part) && FeelRules.all(part).skip(1).anyMatch(FeelBounds::repeats)
                || hasSeveralLists(part);
    }

    private static boolean repeats(Object part) {
        return switch (part) {
            case For _, SomeItem _, EveryItem _ -> true;
            case Filter filter -> !(filter.filter() instanceof ConstNumber);
            default -> false;
        };
    }

    private static boolean hasSeveralLists(Object part) {
        return switch (part) {
            case For loop -> loop.iterators().size() > 1;
            case SomeItem some -> some.iterators().size() > 1;
            case EveryItem every -> every.iterators().size() > 1;
            default -> false;
        };
    }
}
