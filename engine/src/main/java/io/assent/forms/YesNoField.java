package io.assent.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A box to tick; when it is required it must be ticked. */
record YesNoField(Question question) implements Field {

    @Override
    public boolean isEmpty(JsonNode answer) {
        return answer.isMissingNode()
                || answer.isNull()
                || question.required() && answer.isBoolean() && !answer.booleanValue();
    }

    @Override
    public List<Finding> checkType(JsonNode answer) {
        return answer.isBoolean()
                ? List.of()
                : List.of(new Finding("NOT_A_BOOLEAN", "%s takes true or false.".formatted(question.name())));
    }

    @Override
    public List<Finding> checkRules(JsonNode answer) {
        return List.of();
    }
}
