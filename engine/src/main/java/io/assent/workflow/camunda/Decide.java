package io.assent.workflow.camunda;

import io.assent.workflow.DecisionMade;
import io.assent.workflow.ProcessView;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.invocation.DecisionInvocation;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/** A business rule task: the decision of the same release reads the views, its result leaves as an event; no variable is written. */
final class Decide extends AbstractBpmnActivityBehavior {

    private final String decision;
    private final String deployment;
    private final Vocabulary vocabulary;
    private final ApplicationEventPublisher events;
    private volatile @Nullable DecisionDefinition definition;

    Decide(String decision, String deployment, Vocabulary vocabulary, ApplicationEventPublisher events) {
        this.decision = decision;
        this.deployment = deployment;
        this.vocabulary = vocabulary;
        this.events = events;
    }

    @Override
    public void execute(ActivityExecution execution) throws Exception {
        executeWithErrorPropagation(execution, () -> {
            UUID ticket = ReadOnlyExpressions.ticket(execution);
            var found = DecisionEvidence.of(decision, () -> evaluate(new Views(ticket)));
            events.publishEvent(new DecisionMade(ticket, decision, found.inputs(), found.rules()));
            leave(execution);
            return null;
        });
    }

    private void evaluate(VariableContext inputs) {
        try {
            Context.getProcessEngineConfiguration()
                    .getDelegateInterceptor()
                    .handleInvocation(new DecisionInvocation(definition(), inputs));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ProcessEngineException("'" + decision + "' could not be evaluated", e);
        }
    }

    private DecisionDefinition definition() {
        DecisionDefinition known = definition;
        if (known == null) {
            known = Context.getProcessEngineConfiguration()
                    .getDeploymentCache()
                    .findDeployedDecisionDefinitionByDeploymentAndKey(deployment, decision);
            definition = known;
        }
        return known;
    }

    /** Only the views that the table names are read. */
    private final class Views implements VariableContext {

        private final UUID ticket;

        Views(UUID ticket) {
            this.ticket = ticket;
        }

        @Override
        public @Nullable TypedValue resolve(String name) {
            ProcessView view = vocabulary.views().get(name);
            return view == null ? null : Variables.untypedValue(Plain.of(view.of(ticket)));
        }

        @Override
        public boolean containsVariable(String name) {
            return vocabulary.views().containsKey(name);
        }

        @Override
        public Set<String> keySet() {
            return vocabulary.views().keySet();
        }
    }
}
