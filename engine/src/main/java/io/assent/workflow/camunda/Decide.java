package io.assent.workflow.camunda;

import io.assent.workflow.DecisionMade;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.invocation.DecisionInvocation;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/** A business rule task: the decision of the same release reads the views, its result leaves as an event; no variable is written. */
final class Decide extends AbstractBpmnActivityBehavior {

    private final String decision;
    private final String deployment;
    private final Vocabulary vocabulary;
    private final ApplicationEventPublisher events;
    private volatile @Nullable Known known;

    /** @param views names of the views that the decision reads */
    private record Known(DecisionDefinition definition, Set<String> views) {}

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
            var found = DecisionEvidence.of(decision, () -> (DmnDecision) known().definition(), () -> evaluate(ticket));
            events.publishEvent(new DecisionMade(ticket, decision, found.inputs(), found.rules()));
            leave(execution);
            return null;
        });
    }

    private void evaluate(UUID ticket) {
        Known what = known();
        try {
            Context.getProcessEngineConfiguration()
                    .getDelegateInterceptor()
                    .handleInvocation(new DecisionInvocation(what.definition(), inputs(ticket, what.views())));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ProcessEngineException("'" + decision + "' could not be evaluated", e);
        }
    }

    private VariableContext inputs(UUID ticket, Set<String> names) {
        VariableMap inputs = Variables.createVariables();
        vocabulary.views().forEach((name, view) -> {
            if (names.contains(name)) {
                inputs.putValue(name, Plain.of(view.of(ticket)));
            }
        });
        return inputs.asVariableContext();
    }

    private Known known() {
        Known present = known;
        if (present == null) {
            DecisionDefinition definition = Context.getProcessEngineConfiguration()
                    .getDeploymentCache()
                    .findDeployedDecisionDefinitionByDeploymentAndKey(deployment, decision);
            present = new Known(definition, DecisionWords.of((DmnDecision) definition));
            known = present;
        }
        return present;
    }
}
