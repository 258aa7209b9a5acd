package io.assent.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One component of a form that takes an answer. */
sealed interface Field permits TextField, NumberField, YesNoField, ChoiceField, ChoicesField, SourceField, MomentField {

    Question question();

    /** Problems of the JSON type alone: all that a draft is checked for. */
    List<Finding> checkType(JsonNode answer);

    /** Problems of an answer whose type is right. */
    List<Finding> checkRules(JsonNode answer);

    /** What form-js holds for a field that was not answered; conditions see it. */
    default @Nullable Object unanswered() {
        return switch (this) {
            case TextField _ -> "";
            case YesNoField _ -> false;
            case ChoicesField _ -> List.of();
            case NumberField _, ChoiceField _, SourceField _, MomentField _ -> null;
        };
    }

    default String key() {
        return question().key();
    }

    default boolean isEmpty(JsonNode answer) {
        return answer.isMissingNode()
                || answer.isNull()
                || answer.isTextual() && answer.textValue().isBlank()
                || answer.isArray() && answer.isEmpty();
    }

    /**
     * What every field has.
     *
     * @param hiddenWhen conditions of the field and of the groups around it; one that is true hides it
     */
    record Question(String key, String label, boolean required, List<Condition> hiddenWhen) {

        /** How a sentence to the person names the field. */
        String name() {
            return label.isBlank() ? key : label;
        }
    }
}
