package io.assent.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assent.shared.Refusal.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The texts of a form in another language, laid over its schema. */
final class Labels {
    private static final Set<String> TEXTS = Set.of("label", "description", "text", "dateLabel", "timeLabel");

    private final String pointer;
    private final ObjectNode texts;
    private final List<Problem> problems;
    private final Set<String> used = new HashSet<>();

    Labels(String language, ObjectNode texts, List<Problem> problems) {
        this.pointer = "/labels/" + language;
        this.texts = texts;
        this.problems = problems;
    }

    ObjectNode over(ObjectNode schema) {
        ObjectNode copy = schema.deepCopy();
        lay(copy.path("components"));
        texts.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !used.contains(name))
                .forEach(name -> problem(name, "UNKNOWN_FIELD", "The form has no component with this key or id."));
        return copy;
    }

    private void lay(JsonNode components) {
        for (JsonNode component : components) {
            if (component instanceof ObjectNode object) {
                String name = object.path("key").asText(object.path("id").asText());
                if (texts.has(name)) {
                    used.add(name);
                    lay(object, name, texts.path(name));
                }
                lay(object.path("components"));
            }
        }
    }

    private void lay(ObjectNode component, String name, JsonNode translation) {
        translation.properties().forEach(entry -> {
            String property = entry.getKey();
            if (property.equals("values")) {
                layValues(component, name, entry.getValue());
            } else if (!TEXTS.contains(property) || !entry.getValue().isTextual()) {
                problem(
                        name + "/" + property,
                        "NOT_ALLOWED",
                        "Texts are label, description, text, dateLabel, timeLabel and values.");
            } else {
                SchemaReader.textProblem(entry.getValue().textValue())
                        .ifPresentOrElse(
                                detail -> problem(name + "/" + property, "NOT_ALLOWED", detail),
                                () -> component.set(property, entry.getValue()));
            }
        });
    }

    private void layValues(ObjectNode component, String name, JsonNode labels) {
        labels.properties().forEach(entry -> {
            boolean known = false;
            for (JsonNode value : component.path("values")) {
                if (value instanceof ObjectNode object
                        && object.path("value").asText().equals(entry.getKey())) {
                    object.set("label", entry.getValue());
                    known = true;
                }
            }
            if (!known || !entry.getValue().isTextual()) {
                problem(
                        name + "/values/" + entry.getKey(),
                        "NOT_ALLOWED",
                        "Each value of the field may have one text.");
            }
        });
    }

    private void problem(String path, String code, String detail) {
        problems.add(new Problem(pointer + "/" + path, code, detail));
    }
}
