package io.assent.workers;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assent.shared.Refusal.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A value as Camunda's REST API sends it.
 *
 * @param type of Camunda's value types; a plain JSON value when absent
 * @param valueInfo how an object was serialized
 */
record WorkerVariable(
        @Nullable Object value,
        @Nullable String type,
        @JsonProperty("valueInfo") @Nullable Map<String, Object> valueInfo) {

    static WorkerVariable json(Object value, ObjectMapper json) {
        try {
            return new WorkerVariable(json.writeValueAsString(value), "Json", Map.of());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** @return the plain values, of those that are no problem */
    static Map<String, Object> plain(
            @Nullable Map<String, @Nullable WorkerVariable> variables, ObjectMapper json, List<Problem> problems) {
        Map<String, Object> plain = new TreeMap<>();
        if (variables != null) {
            variables.forEach((name, variable) -> {
                Object value = variable == null ? null : variable.plain(json);
                if (value == null) {
                    problems.add(new Problem(
                            "/variables/" + name,
                            "WRONG_TYPE",
                            "Send a text, a number, true or false, or JSON; there is no other kind of answer."));
                } else {
                    plain.put(name, value);
                }
            });
        }
        return plain;
    }

    private @Nullable Object plain(ObjectMapper json) {
        return switch (type == null ? "" : type.toLowerCase(Locale.ROOT)) {
            case "", "string", "boolean", "short", "integer", "long", "double", "number", "date" -> value;
            case "json", "object" -> parsed(json);
            default -> null;
        };
    }

    private @Nullable Object parsed(ObjectMapper json) {
        if (!(value instanceof String text)) {
            return value;
        }
        try {
            return json.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
