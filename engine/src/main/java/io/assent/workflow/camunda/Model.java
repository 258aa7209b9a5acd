package io.assent.workflow.camunda;

import static java.util.stream.Collectors.toMap;

import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** What a deployed model says of its elements. */
record Model(BpmnModelInstance document) {

    private static final String OF_EACH = "#multiInstanceBody";

    boolean has(String id) {
        return element(id) != null;
    }

    /** The name that people read; the id where there is none. */
    String name(String id) {
        String name = switch (element(id)) {
            case FlowElement element -> element.getName();
            case Process process -> process.getName();
            case null, default -> null;
        };
        return Objects.requireNonNullElse(name, id);
    }

    /** Its kind, as BPMN calls it; empty when there is no such element. */
    String kind(String id) {
        ModelElementInstance element = element(id);
        return element == null ? "" : element.getElementType().getTypeName();
    }

    /** The sub-process or process that it is inside of. */
    String scope(String id) {
        ModelElementInstance element = element(id);
        return element != null && element.getParentElement() instanceof BaseElement parent ? parent.getId() : "";
    }

    Map<String, String> properties(String id) {
        return element(id) instanceof BaseElement element && element.getExtensionElements() != null
                ? element
                        .getExtensionElements()
                        .getElementsQuery()
                        .filterByType(CamundaProperties.class)
                        .list()
                        .stream()
                        .flatMap(all -> all.getCamundaProperties().stream())
                        .collect(toMap(CamundaProperty::getCamundaName, CamundaProperty::getCamundaValue))
                : Map.of();
    }

    Set<String> candidateGroups(String id) {
        return element(id) instanceof UserTask task ? Set.copyOf(task.getCamundaCandidateGroupsList()) : Set.of();
    }

    /** What a call activity calls; absent for everything else. */
    @Nullable
    String called(String id) {
        return element(id) instanceof CallActivity call ? call.getCalledElement() : null;
    }

    /** When the timer of an event fires; what it says is empty when it has none. */
    TimerSaid timer(String id) {
        return events(id, TimerEventDefinition.class)
                .flatMap(timer -> timer.getDomElement().getChildElements().stream())
                .map(time ->
                        new TimerSaid(time.getLocalName(), time.getTextContent().strip()))
                .findFirst()
                .orElse(new TimerSaid("", ""));
    }

    /** When a timer fires, as a model says it: a duration or a date. */
    record TimerSaid(String kind, String text) {

        /** Absent when it is a date, or a view says it. */
        @Nullable
        TemporalAmount length() {
            return kind.equals("timeDuration") && text.startsWith("P") ? BusinessTime.amount(text) : null;
        }
    }

    /** The message that an event waits for; empty when it waits for none. */
    List<String> message(String id) {
        return events(id, MessageEventDefinition.class)
                .map(event -> event.getMessage().getName())
                .toList();
    }

    private <T extends ModelElementInstance> Stream<T> events(String id, Class<T> kind) {
        ModelElementInstance element = element(id);
        return element == null ? Stream.empty() : element.getChildElementsByType(kind).stream();
    }

    private @Nullable ModelElementInstance element(String id) {
        return document.getModelElementById(id.replace(OF_EACH, ""));
    }
}
