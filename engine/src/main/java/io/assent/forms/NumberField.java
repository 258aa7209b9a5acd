package io.assent.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A number between two bounds; without bounds of its own it has at most fifteen digits before the point. */
record NumberField(
        Question question,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        int decimals) implements Field {

    private static final int DIGITS = 15;

    @Override
    public List<Finding> checkType(JsonNode answer) {
        if (!answer.isNumber() || !Values.isFinite(answer)) {
            return List.of(
                    new Finding("NOT_A_NUMBER", "%s takes a number, for example 250.".formatted(question.name())));
        }
        return Values.isKept(answer)
                ? List.of()
                : List.of(new Finding(
                        "OUT_OF_RANGE",
                        "%s takes a number of a common size, for example 250.".formatted(question.name())));
    }

    @Override
    public List<Finding> checkRules(JsonNode answer) {
        BigDecimal number = answer.decimalValue();
        if (Values.digits(number) > DIGITS) {
            return List.of(new Finding(
                    "OUT_OF_RANGE",
                    "%s takes a number with at most %d digits before the point.".formatted(question.name(), DIGITS)));
        }
        var findings = new ArrayList<Finding>();
        if (min != null && number.compareTo(min) < 0) {
            findings.add(new Finding(
                    "OUT_OF_RANGE", "%s must be %s or more.".formatted(question.name(), min.toPlainString())));
        }
        if (max != null && number.compareTo(max) > 0) {
            findings.add(new Finding(
                    "OUT_OF_RANGE", "%s must be %s or less.".formatted(question.name(), max.toPlainString())));
        }
        if (number.signum() != 0 && number.stripTrailingZeros().scale() > decimals) {
            findings.add(new Finding(
                    "TOO_MANY_DECIMALS",
                    decimals == 0
                            ? "%s takes a whole number.".formatted(question.name())
                            : "%s takes at most %d digits after the point.".formatted(question.name(), decimals)));
        }
        return findings;
    }
}
