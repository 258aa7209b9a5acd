package io.assent.workflow.camunda;

import io.assent.shared.OneLine;
import io.assent.workflow.ExpressionFailed;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refuses, with the step, what it cannot work out for a request; what fails beneath it stays a fault. */
final class ReadOnlyExpression extends JuelExpression {

    private static final Logger LOG = LoggerFactory.getLogger(ReadOnlyExpression.class);

    ReadOnlyExpression(ValueExpression expression, ReadOnlyExpressions all, String text) {
        super(expression, all, text);
    }

    @Override
    public Object getValue(VariableScope scope, @Nullable BaseDelegateExecution execution) {
        try {
            return super.getValue(scope, execution);
        } catch (ProcessEngineException e) {
            throw e.getCause() instanceof ELException || e.getCause() instanceof ArithmeticException
                    ? failed(scope, e.getCause())
                    : e;
        }
    }

    /** The log has the reason in the engine's words, which may hold what people wrote. */
    private ExpressionFailed failed(VariableScope scope, Throwable reason) {
        ExecutionEntity execution = execution(scope);
        ExpressionFailed failed = new ExpressionFailed(
                UUID.fromString(execution.getProcessBusinessKey()), step(execution.getActivity()), getExpressionText());
        LOG.warn("{} {}", failed.getMessage(), OneLine.of(String.valueOf(reason.getMessage())));
        return failed;
    }

    private static ExecutionEntity execution(VariableScope scope) {
        return scope instanceof TaskEntity task ? task.getExecution() : (ExecutionEntity) scope;
    }

    private static String step(@Nullable ActivityImpl activity) {
        return activity == null
                ? ""
                : String.valueOf(Objects.requireNonNullElse(activity.getProperty("name"), activity.getId()));
    }
}
