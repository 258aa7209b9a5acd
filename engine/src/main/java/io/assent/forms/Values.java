package io.assent.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;

/** The values a choice is made from. */
final class Values {
    private static final int NAMED = 12;

    private Values() {}

    /** 1 and 1.0 are the same number. */
    static boolean contain(List<JsonNode> values, JsonNode answer) {
        return values.stream().anyMatch(value -> same(value, answer));
    }

    static String oneOf(Field.Question question, List<JsonNode> values) {
        String named = values.stream().limit(NAMED).map(JsonNode::asText).collect(Collectors.joining(", "));
        return "%s takes one of: %s%s.".formatted(question.name(), named, values.size() > NAMED ? ", …" : "");
    }

    private static boolean same(JsonNode value, JsonNode answer) {
        return value.isNumber() && answer.isNumber() && !Double.isInfinite(answer.doubleValue())
                ? value.decimalValue().compareTo(answer.decimalValue()) == 0
                : value.equals(answer);
    }
}
