package io.assent.workflow.camunda.policy;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Each id of a process stands for one element, and what an element leans on is there: told now, in words that the engine does not have. */
final class Links {

    private static final Map<String, Predicate<ModelElement>> TO = Map.of(
            "messageRef", each -> each.is("message"),
            "errorRef", each -> each.is("error"),
            "escalationRef", each -> each.is("escalation"),
            "attachedToRef", ModelElement::isActivity,
            "default", each -> each.is("sequenceFlow"));

    private static final Map<String, String> NEEDED = Map.of(
            "messageEventDefinition", "messageRef",
            "receiveTask", "messageRef",
            "boundaryEvent", "attachedToRef");

    private final Map<String, List<ModelElement>> elements;

    Links(ModelElement root) {
        elements = root.all().filter(each -> !each.isDrawing()).collect(groupingBy(ModelElement::id));
    }

    void judge(ModelElement element, Findings findings) {
        if (!element.id().isEmpty()
                && elements.getOrDefault(element.id(), List.of()).size() > 1) {
            findings.add(element, "its id is there more than once", "give each element an id of its own");
        }
        TO.forEach((link, fits) -> {
            String to = element.attribute(link);
            boolean isNeeded = link.equals(NEEDED.get(element.kind()));
            if ((isNeeded || !to.isEmpty())
                    && elements.getOrDefault(to, List.of()).stream().noneMatch(fits)) {
                findings.add(
                        element,
                        "its %s \"%s\" is nothing that it can lean on".formatted(link, to),
                        "choose one in the properties panel, or draw it anew");
            }
        });
    }
}
