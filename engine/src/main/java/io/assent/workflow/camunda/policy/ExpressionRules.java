package io.assent.workflow.camunda.policy;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.Tree;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.jspecify.annotations.Nullable;

/** Expressions are reads of views and comparisons; every path is followed through the views' types. */
final class ExpressionRules {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{");
    private static final int LONGEST = 500;

    private final SortedMap<String, Class<? extends Record>> views;

    ExpressionRules(SortedMap<String, Class<? extends Record>> views) {
        this.views = views;
    }

    static boolean isExpression(String text) {
        return EXPRESSION.matcher(text).find();
    }

    /** @return the type of what is read; null when it may be anything */
    @Nullable
    Class<?> judge(ModelElement at, String text, Findings findings) {
        if (!isExpression(text)) {
            return null;
        }
        if (text.length() > LONGEST) {
            findings.add(at, "its expression is too long", "move the rule into a decision table");
            return null;
        }
        try {
            return judge(new Builder().build(text), new Reading(at, text, findings));
        } catch (TreeBuilderException e) {
            findings.add(
                    at,
                    "%s is not a property read or a comparison (position %d)".formatted(text, e.getPosition()),
                    "write for example ${ticket.amount > 1000}; no method calls");
            return null;
        }
    }

    private @Nullable Class<?> judge(Tree tree, Reading reading) {
        if (tree.getFunctionNodes().iterator().hasNext()) {
            reading.found("calls a function", "compare values of " + views.keySet());
        }
        tree.getIdentifierNodes().forEach(name -> {
            if (!views.containsKey(name.getName())) {
                reading.found("reads \"" + name.getName() + "\"", "read one of " + views.keySet());
            }
        });
        return typeOf(tree.getRoot(), reading);
    }

    /** The type that a part of an expression reads; null when it may be anything. */
    private @Nullable Class<?> typeOf(Node part, Reading reading) {
        if (part instanceof AstIdentifier name) {
            return views.get(name.getName());
        }
        List<@Nullable Class<?>> types = new ArrayList<>();
        for (int i = 0; i < part.getCardinality(); i++) {
            types.add(typeOf(part.getChild(i), reading));
        }
        if (part instanceof AstDot || part instanceof AstBracket) {
            return typeOfPart(types.getFirst(), part, reading);
        }
        if (part instanceof AstBinary || part instanceof AstUnary) {
            return Boolean.class;
        }
        return part.getCardinality() == 1 ? types.getFirst() : String.class;
    }

    private @Nullable Class<?> typeOfPart(@Nullable Class<?> owner, Node part, Reading reading) {
        if (owner == null
                || owner == Object.class
                || Map.class.isAssignableFrom(owner)
                || List.class.isAssignableFrom(owner)) {
            return null;
        }
        // a dot node tells its property only as text: ". amount"
        String name = part instanceof AstDot ? part.toString().replaceFirst("^\\.\\s*", "") : "[…]";
        RecordComponent[] components = owner.isRecord() ? owner.getRecordComponents() : new RecordComponent[0];
        for (RecordComponent each : components) {
            if (each.getName().equals(name)) {
                return each.getType();
            }
        }
        reading.found(
                "reads \"" + name + "\", which is not there",
                owner.isRecord()
                        ? "read one of "
                                + Arrays.stream(components)
                                        .map(RecordComponent::getName)
                                        .toList()
                        : "start with one of " + views.keySet());
        return null;
    }

    private record Reading(ModelElement at, String text, Findings findings) {

        void found(String because, String fix) {
            findings.add(at, text + " " + because, fix);
        }
    }
}
