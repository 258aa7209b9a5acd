package io.assent.workflow.camunda.policy;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.If;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.QualifiedFunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;
import org.jspecify.annotations.Nullable;

/** FEEL that can be read; every path is followed through the views' types, since FEEL itself takes what is not there for null. */
final class FeelRules {

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();
    private static final Set<String> FUNCTIONS = Set.copyOf(
            CollectionConverters.asJava(new BuiltinFunctions(FeelEngine.defaultClock(), FeelEngine.defaultValueMapper())
                    .functions()
                    .keySet()));
    private static final Set<Class<?>> WITHOUT_PARTS =
            Set.of(String.class, Boolean.class, boolean.class, int.class, long.class);

    private final SortedMap<String, Class<? extends Record>> views;
    private final Set<String> others;

    /** @param others what may be read besides the views: outputs of required decisions, and the engine's own names */
    FeelRules(SortedMap<String, Class<? extends Record>> views, Set<String> others) {
        this.views = views;
        this.others = others;
    }

    /** @return what was read; empty when it cannot be */
    Optional<Exp> expression(Cell cell) {
        return read(cell, FEEL.parseExpression(cell.text()), "write for example ticket.amount, or a text in quotes");
    }

    /** A condition on an input. */
    void tests(Cell cell) {
        read(cell, FEEL.parseUnaryTests(cell.text()), "write for example < 1000, [1000..5000], \"urgent\" or -");
    }

    private Optional<Exp> read(Cell cell, ParseResult read, String fix) {
        if (read.isFailure()) {
            cell.found("%s is no FEEL".formatted(cell.text()), fix);
            return Optional.empty();
        }
        Exp expression = read.parsedExpression().expression();
        follow(expression, cell, new HashSet<>(others));
        return FeelBounds.judge(expression, cell) ? Optional.of(expression) : Optional.empty();
    }

    /** The type that a path reads; null when it is no path, or may be anything. */
    @Nullable
    Class<?> typeOf(Exp expression) {
        Class<?> type = null;
        if (expression instanceof Ref path) {
            List<String> names = names(path);
            type = views.get(names.getFirst());
            for (String name : names.subList(1, names.size())) {
                type = type == null || !type.isRecord()
                        ? null
                        : part(type, name).map(RecordComponent::getType).orElse(null);
            }
        }
        return type;
    }

    /** What an expression may come to, as far as it can be told without a ticket. */
    Stream<Object> constants(Exp expression) {
        if (expression instanceof If choice) {
            return Stream.concat(constants(choice.statement()), constants(choice.elseStatement()));
        }
        if (all(expression).anyMatch(FeelRules::needsATicket)) {
            return Stream.empty();
        }
        return Stream.ofNullable(
                FEEL.evaluate(new ParsedExpression(expression, ""), Map.of()).result());
    }

    private static boolean needsATicket(Object part) {
        return part instanceof Ref || part instanceof FunctionInvocation || part instanceof QualifiedFunctionInvocation;
    }

    private void follow(Object part, Cell cell, Set<String> known) {
        switch (part) {
            case Ref path -> follow(names(path), cell, known);
            case FunctionInvocation call
            when !FUNCTIONS.contains(call.function()) ->
                cell.found(
                        "%s calls \"%s\", which is no function of FEEL".formatted(cell.text(), call.function()),
                        "use one that FEEL brings along");
            // inside, the elements' own entries may be read as well
            case Filter filter -> {
                follow(filter.list(), cell, known);
                return;
            }
            case For loop -> bind(loop.iterators(), known);
            case SomeItem some -> bind(some.iterators(), known);
            case EveryItem every -> bind(every.iterators(), known);
            default -> {}
        }
        parts(part).forEach(each -> follow(each, cell, known));
    }

    private void follow(List<String> path, Cell cell, Set<String> known) {
        String first = path.getFirst();
        if (known.contains(first)) {
            return;
        }
        Class<?> type = views.get(first);
        if (type == null) {
            cell.found(
                    "%s reads \"%s\"".formatted(cell.text(), first),
                    "read one of %s, or put a text in quotes: \"%s\"".formatted(views.keySet(), first));
            return;
        }
        for (String name : path.subList(1, path.size())) {
            if (type.isRecord()) {
                Optional<RecordComponent> part = part(type, name);
                if (part.isEmpty()) {
                    cell.found(
                            "%s reads \"%s\", which is not there".formatted(cell.text(), name),
                            "read one of " + parts(type));
                    return;
                }
                type = part.get().getType();
            } else if (WITHOUT_PARTS.contains(type) || Number.class.isAssignableFrom(type)) {
                cell.found(
                        "%s reads \"%s\", which is not there".formatted(cell.text(), name),
                        "end with what is before it");
                return;
            } else {
                return;
            }
        }
    }

    private static void bind(
            camundajar.impl.scala.collection.immutable.List<Tuple2<String, Exp>> names, Set<String> known) {
        CollectionConverters.asJava(names).forEach(each -> known.add(each._1()));
    }

    /** It, and what it is made of. */
    static Stream<Object> all(Object part) {
        return Stream.concat(Stream.of(part), parts(part).flatMap(FeelRules::all));
    }

    /** The syntax tree is made of Scala's records and lists. */
    private static Stream<Object> parts(Object part) {
        return switch (part) {
            case Iterable<?> several -> stream(several.iterator());
            case Product one -> stream(one.productIterator());
            default -> Stream.empty();
        };
    }

    private static Stream<Object> stream(Iterator<?> parts) {
        List<Object> all = new ArrayList<>();
        CollectionConverters.asJava(parts).forEachRemaining(all::add);
        return all.stream();
    }

    private static List<String> names(Ref path) {
        return CollectionConverters.asJava(path.names());
    }

    private static Optional<RecordComponent> part(Class<?> type, String name) {
        return Arrays.stream(type.getRecordComponents())
                .filter(each -> each.getName().equals(name))
                .findFirst();
    }

    private static List<String> parts(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }
}
