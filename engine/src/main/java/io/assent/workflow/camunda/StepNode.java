package io.assent.workflow.camunda;

import io.assent.workflow.StepLeft;
import io.assent.workflow.StepReached;
import io.assent.workflow.TaskClosed;
import io.assent.workflow.TaskOpened;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseUtil;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** A node of a model, which knows how to tell what happens at it. */
record StepNode(String process, String id, String name, String type, Map<String, String> properties) {

    static StepNode of(String process, Element element) {
        Map<String, String> properties = BpmnParseUtil.parseCamundaExtensionProperties(element);
        return new StepNode(
                process,
                element.attribute("id"),
                Objects.requireNonNullElse(element.attribute("name"), ""),
                element.getTagName(),
                properties == null ? Map.of() : Map.copyOf(properties));
    }

    StepReached reached(DelegateExecution execution) {
        return new StepReached(
                ReadOnlyExpressions.ticket(execution),
                process,
                id,
                name,
                type,
                properties,
                execution.getActivityInstanceId());
    }

    StepLeft left(DelegateExecution execution) {
        return new StepLeft(
                ReadOnlyExpressions.ticket(execution),
                process,
                id,
                name,
                type,
                execution.isCanceled(),
                execution.getActivityInstanceId());
    }

    TaskOpened opened(DelegateTask task, Set<String> groups) {
        return new TaskOpened(
                ReadOnlyExpressions.ticket(task.getExecution()),
                task.getId(),
                id,
                name,
                properties,
                Set.copyOf(groups));
    }

    TaskClosed closed(DelegateTask task, boolean completed) {
        return new TaskClosed(ReadOnlyExpressions.ticket(task.getExecution()), task.getId(), id, properties, completed);
    }
}
