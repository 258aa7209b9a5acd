package io.assent.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One name of a list that another module keeps, which also checks that it is there.
 *
 * @param source the name of the list
 * @param about whether a request is about what it names, and so concerns whoever looks after it
 */
record SourceField(TextField text, String source, boolean about) implements Field {

    @Override
    public Question question() {
        return text.question();
    }

    @Override
    public List<Finding> checkType(JsonNode answer) {
        return text.checkType(answer);
    }

    @Override
    public List<Finding> checkRules(JsonNode answer) {
        return text.checkRules(answer);
    }
}
