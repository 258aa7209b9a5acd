package io.assent.workflow.camunda.policy;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.assent.workflow.ModelRepair.Loss;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** People read models: elements are drawn and named, and their ids say what they are. */
final class ReadingRules {

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("userTask", "userTask_"),
            Map.entry("manualTask", "manualTask_"),
            Map.entry("task", "task_"),
            Map.entry("serviceTask", "serviceTask_"),
            Map.entry("sendTask", "sendTask_"),
            Map.entry("receiveTask", "receiveTask_"),
            Map.entry("businessRuleTask", "businessRuleTask_"),
            Map.entry("callActivity", "callActivity_"),
            Map.entry("subProcess", "subProcess_"),
            Map.entry("exclusiveGateway", "gateway_"),
            Map.entry("eventBasedGateway", "gateway_"),
            Map.entry("parallelGateway", "gateway_"),
            Map.entry("inclusiveGateway", "gateway_"),
            Map.entry("startEvent", "startEvent_"),
            Map.entry("endEvent", "endEvent_"),
            Map.entry("boundaryEvent", "boundaryEvent_"),
            Map.entry("intermediateCatchEvent", "catchEvent_"),
            Map.entry("intermediateThrowEvent", "throwEvent_"),
            Map.entry("sequenceFlow", "flow_"));

    private static final Set<String> UNNAMED = Set.of("sequenceFlow", "parallelGateway");
    private static final int LONGEST = 60;

    private final Set<String> drawn;
    private final Map<String, String> names;
    private final Set<String> ids;

    ReadingRules(ModelElement root) {
        drawn = root.all()
                .filter(ModelElement::isDrawing)
                .map(each -> each.attribute("bpmnElement"))
                .collect(toSet());
        names = root.all().collect(toMap(ModelElement::id, ModelElement::name, (first, _) -> first));
        ids = new HashSet<>(names.keySet());
    }

    void judge(ModelElement element, Findings findings) {
        String prefix = PREFIXES.get(element.kind());
        if (prefix == null) {
            return;
        }
        if (!element.id().startsWith(prefix)) {
            findings.add(
                    element,
                    "its id does not say what it is",
                    "call it " + prefix + "…",
                    Repairs.attribute(element, "id", proposed(element, prefix), Loss.NOTHING));
        }
        boolean onlyJoins = element.kind().endsWith("Gateway")
                && element.children("outgoing").size() <= 1;
        if (element.name().isBlank() && !UNNAMED.contains(element.kind()) && !onlyJoins) {
            findings.add(element, "it has no name", "give it one, people read the diagram");
        }
        if (ExpressionRules.isExpression(element.name())) {
            findings.add(element, "its name holds an expression", "write plain text");
        }
        if (!drawn.contains(element.id())) {
            findings.add(element, "it is not drawn", "lay the diagram out in the editor");
        }
    }

    /** An id of its name, or else of where its flow leads, or else of the id that it has; no other element has it. */
    private String proposed(ModelElement element, String prefix) {
        String words = Stream.of(
                        element.name(),
                        names.getOrDefault(element.attribute("targetRef"), ""),
                        element.id().replaceFirst("^[^_]*_", ""))
                .map(ReadingRules::words)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("1");
        String id = prefix + words;
        for (int number = 2; !ids.add(id); number++) {
            id = prefix + words + number;
        }
        return id;
    }

    private static String words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String joined = Arrays.stream(plain.split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        return joined.substring(0, Math.min(joined.length(), LONGEST));
    }
}
