package io.assent.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** The values a choice is made from. */
final class Values {
    private static final int NAMED = 12;
    private static final int MOST_DIGITS = 1_000;

    private Values() {}

    /** 1 and 1.0 are the same number. */
    static boolean contain(List<JsonNode> values, JsonNode answer) {
        return values.stream().anyMatch(value -> same(value, answer));
    }

    /** Whether a draft may hold it for the time being; PostgreSQL would not keep a number of any size. */
    static boolean isKept(JsonNode answer) {
        return !answer.isNumber() || isFinite(answer) && Math.abs(digits(answer.decimalValue())) <= MOST_DIGITS;
    }

    static boolean isFinite(JsonNode answer) {
        return !answer.isFloatingPointNumber() || answer.isBigDecimal() || Double.isFinite(answer.doubleValue());
    }
    /** Before the point; less than none for a number near nothing. */
    static long digits(BigDecimal number) {
        return (long) number.precision() - number.scale();
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
