package io.assent.workflow.camunda;

import io.assent.workflow.RequestWanted;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.springframework.context.ApplicationEventPublisher;

/** A service task that starts another request: what it answers is read from the views, and leaves as an event. */
final class StartRequest extends AbstractBpmnActivityBehavior {

    private final String node;
    private final String type;
    private final Map<String, Expression> answers = new HashMap<>();
    private final ApplicationEventPublisher events;

    StartRequest(StepNode node, ReadOnlyExpressions expressions, ApplicationEventPublisher events) {
        this.node = node.id();
        this.type = node.properties().getOrDefault(RequestWanted.TYPE, "");
        this.events = events;
        node.properties().forEach((name, value) -> {
            if (name.startsWith(RequestWanted.ANSWER)) {
                answers.put(name.substring(RequestWanted.ANSWER.length()), expressions.createExpression(value));
            }
        });
    }

    @Override
    public void execute(ActivityExecution execution) throws Exception {
        executeWithErrorPropagation(execution, () -> {
            Map<String, Object> said = new HashMap<>();
            answers.forEach((field, answer) -> {
                Object value = answer.getValue(execution);
                if (value != null) {
                    said.put(field, value);
                }
            });
            events.publishEvent(new RequestWanted(ReadOnlyExpressions.ticket(execution), node, type, Map.copyOf(said)));
            leave(execution);
            return null;
        });
    }
}
