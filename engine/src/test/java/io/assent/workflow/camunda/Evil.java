package io.assent.workflow.camunda;

import java.util.concurrent.atomic.AtomicBoolean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/** A class that a model must not be able to use; it remembers when one did. The engine loads it before it is refused. */
public class Evil implements JavaDelegate, ExecutionListener, TaskListener {

    static final AtomicBoolean USED = new AtomicBoolean();

    public Evil() {
        USED.set(true);
    }

    @Override
    public void execute(DelegateExecution execution) {
        USED.set(true);
    }

    @Override
    public void notify(DelegateExecution execution) {
        USED.set(true);
    }

    @Override
    public void notify(DelegateTask task) {
        USED.set(true);
    }
}
