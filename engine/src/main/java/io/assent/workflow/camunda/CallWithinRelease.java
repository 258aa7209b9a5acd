package io.assent.workflow.camunda;

import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.core.model.CallableElement;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;
import org.camunda.bpm.engine.impl.util.CallableElementUtil;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/**
 * A call activity: the called process is about the same ticket, which a model cannot say itself since it does not see the
 * execution. The definition is looked up once, as a release never changes.
 */
final class CallWithinRelease extends CallActivityBehavior {

    private volatile @Nullable String definition;

    CallWithinRelease(CallableElement called) {
        setCallableElement(called);
    }

    @Override
    protected String getBusinessKey(ActivityExecution execution) {
        return ReadOnlyExpressions.ticket(execution).toString();
    }

    @Override
    protected void startInstance(ActivityExecution execution, VariableMap variables, String businessKey) {
        execution
                .createSubProcessInstance(called((ExecutionEntity) execution), businessKey)
                .start(variables);
    }

    private ProcessDefinitionImpl called(ExecutionEntity execution) {
        String known = definition;
        if (known != null) {
            return Context.getProcessEngineConfiguration()
                    .getDeploymentCache()
                    .findDeployedProcessDefinitionById(known);
        }
        ProcessDefinitionImpl found = CallableElementUtil.getProcessDefinitionToCall(
                execution, execution.getProcessDefinitionTenantId(), getCallableElement());
        definition = found.getId();
        return found;
    }
}
