package io.assent.workflow.camunda;

import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelEngineFactory;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/** FEEL calls methods of any Java object it meets, {@code getClass()} included; so it meets plain values only. */
final class PlainFeel implements FeelEngine {

    private static final Pattern PLAIN_TEXT = Pattern.compile("\"[^\"\\\\]*\"");

    private final FeelEngine feel;

    private PlainFeel(FeelEngine feel) {
        this.feel = feel;
    }

    static FeelEngineFactory factory() {
        return () -> new PlainFeel(new FeelReadOnce());
    }

    /** What most entries of a table say is a text as it stands; nothing has to be worked out for it. */
    @Override
    @SuppressWarnings("unchecked")
    public <T> T evaluateSimpleExpression(String text, VariableContext context) {
        DecisionEvidence.expects(text);
        if (PLAIN_TEXT.matcher(text).matches()) {
            return (T) text.substring(1, text.length() - 1);
        }
        return feel.evaluateSimpleExpression(text, new PlainContext(context));
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String text, String input, VariableContext context) {
        DecisionEvidence.expects(text);
        return feel.evaluateSimpleUnaryTests(text, input, new PlainContext(context));
    }

    private record PlainContext(VariableContext all) implements VariableContext {

        @Override
        public @Nullable TypedValue resolve(String name) {
            TypedValue value = all.resolve(name);
            if (value != null) {
                refuseObjects(name, value.getValue());
            }
            return value;
        }

        @Override
        public boolean containsVariable(String name) {
            return all.containsVariable(name);
        }

        @Override
        public Set<String> keySet() {
            return all.keySet();
        }
    }

    private static void refuseObjects(String name, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case String _, Number _, Boolean _, Date _, Temporal _, TemporalAmount _ -> {}
            case Map<?, ?> map -> map.values().forEach(each -> refuseObjects(name, each));
            case Collection<?> list -> list.forEach(each -> refuseObjects(name, each));
            default ->
                throw new ProcessEngineException("decisions do not read Java objects: " + name + " is a "
                        + value.getClass().getSimpleName());
        }
    }
}
