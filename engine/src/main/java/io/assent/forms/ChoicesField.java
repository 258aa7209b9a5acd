package io.assent.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Any number of some values, each once. */
record ChoicesField(Question question, List<JsonNode> values) implements Field {

    @Override
    public List<Finding> checkType(JsonNode answer) {
        return answer.isArray() && answer.valueStream().allMatch(each -> each.isValueNode() && Values.isKept(each))
                ? List.of()
                : List.of(new Finding("NOT_A_LIST", "%s takes a list of values.".formatted(question.name())));
    }

    @Override
    public List<Finding> checkRules(JsonNode answer) {
        var seen = new HashSet<JsonNode>();
        var findings = new ArrayList<Finding>();
        if (!answer.valueStream().allMatch(each -> Values.contain(values, each))) {
            findings.add(new Finding("NOT_ALLOWED", Values.oneOf(question, values)));
        }
        if (!answer.valueStream().allMatch(seen::add)) {
            findings.add(
                    new Finding("NOT_ALLOWED", "%s names a value twice; name it once.".formatted(question.name())));
        }
        return findings;
    }
}
