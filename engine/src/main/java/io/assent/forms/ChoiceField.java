package io.assent.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** One of some values. */
record ChoiceField(Question question, List<JsonNode> values) implements Field {

    @Override
    public List<Finding> checkType(JsonNode answer) {
        return (answer.isTextual() || answer.isNumber() || answer.isBoolean()) && Values.isKept(answer)
                ? List.of()
                : List.of(new Finding("NOT_ALLOWED", Values.oneOf(question, values)));
    }

    @Override
    public List<Finding> checkRules(JsonNode answer) {
        return Values.contain(values, answer)
                ? List.of()
                : List.of(new Finding("NOT_ALLOWED", Values.oneOf(question, values)));
    }
}
