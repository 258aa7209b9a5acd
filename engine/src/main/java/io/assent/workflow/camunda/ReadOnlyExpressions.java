package io.assent.workflow.camunda;

import io.assent.workflow.ProcessAction;
import io.assent.workflow.ProcessView;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.Tree;
import org.camunda.bpm.impl.juel.TreeCache;
import org.camunda.bpm.impl.juel.TreeStore;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.FunctionMapper;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Expressions read named views, and nothing else: no method calls, bean properties, functions, variables, engine objects. */
@Component
final class ReadOnlyExpressions extends JuelExpressionManager {

    private static final int PARSED = 1000;

    private final Vocabulary vocabulary;

    ReadOnlyExpressions(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        // Built without METHOD_INVOCATIONS: a method call is a syntax error and refuses the deployment.
        setExpressionFactory(new ExpressionFactoryImpl(new TreeStore(new Builder(), new ParsedExpressions(PARSED))));
    }

    /** The ticket that an execution or task is about. */
    static UUID ticket(VariableScope scope) {
        return switch (scope) {
            case ExecutionEntity execution -> UUID.fromString(execution.getProcessBusinessKey());
            case TaskEntity task -> UUID.fromString(task.getExecution().getProcessBusinessKey());
            default ->
                throw new ProcessEngineException(
                        "No ticket is known here: " + scope.getClass().getSimpleName());
        };
    }

    @Override
    public Expression createExpression(String text) {
        return new ReadOnlyExpression(createValueExpression(text), this, text);
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver chain = new CompositeELResolver();
        chain.add(new Names());
        chain.add(new Parts());
        return chain;
    }

    @Override
    protected FunctionMapper createFunctionMapper() {
        return new FunctionMapper() {
            @Override
            public java.lang.reflect.@Nullable Method resolveFunction(String prefix, String name) {
                return null;
            }
        };
    }

    private final class Names extends ReadOnlyResolver {

        @Override
        boolean knows(@Nullable Object base) {
            return base == null;
        }

        @Override
        Object read(ELContext context, @Nullable Object base, Object property) {
            String name = property.toString();
            ProcessView view = vocabulary.views().get(name);
            if (view != null) {
                return view.of(ticket((VariableScope) context.getContext(VariableScope.class)));
            }
            ProcessAction action = vocabulary.actions().get(name);
            if (action != null) {
                return (JavaDelegate) execution -> action.perform(ticket(execution));
            }
            throw new PropertyNotFoundException("'" + name + "' is not one of "
                    + new TreeSet<>(vocabulary.views().keySet()));
        }
    }

    private static final class Parts extends ReadOnlyResolver {

        @Override
        boolean knows(@Nullable Object base) {
            return base != null;
        }

        @Override
        @Nullable
        Object read(ELContext context, @Nullable Object base, Object property) {
            return switch (base) {
                case Record view -> Plain.simple(Plain.component(view, String.valueOf(property)));
                case Map<?, ?> map -> Plain.simple(map.get(property));
                case List<?> list when property instanceof Number at -> Plain.simple(list.get(at.intValue()));
                case null, default -> throw new PropertyNotFoundException("'" + property + "' cannot be read here");
            };
        }
    }

    private static final class ParsedExpressions implements TreeCache {

        private final Map<String, Tree> trees;

        ParsedExpressions(int most) {
            trees = Collections.synchronizedMap(new LinkedHashMap<>(64, .75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Tree> eldest) {
                    return size() > most;
                }
            });
        }

        @Override
        public @Nullable Tree get(String text) {
            return trees.get(text);
        }

        @Override
        public void put(String text, Tree tree) {
            trees.put(text, tree);
        }
    }
}
