package io.assent.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One check of one set of answers; collects every problem. */
final class AnswerCheck {
    private static final String ROOT = "/custom_fields";
    private static final int STRANGERS_NAMED = 20;

    private final Form form;
    private final ObjectNode before;
    private final List<Problem> problems = new ArrayList<>();

    AnswerCheck(Form form, ObjectNode before) {
        this.form = form;
        this.before = before;
    }

    ObjectNode draft(JsonNode answers) {
        checkShape(answers);
        Refusal.ifAny(problems);
        return without(Set.of(), answers);
    }

    ObjectNode complete(JsonNode answers) {
        Set<String> wrong = checkShape(answers);
        Set<String> hidden = hidden(answers);
        for (Field field : form.fields()) {
            if (!hidden.contains(field.key()) && !wrong.contains(field.key())) {
                checkRules(field, answers.path(field.key()));
            }
        }
        Refusal.ifAny(problems);
        return without(hidden, answers);
    }

    /** Unknown fields and wrong types; returns the keys whose type is wrong. */
    private Set<String> checkShape(JsonNode answers) {
        if (!answers.isObject()) {
            if (!answers.isMissingNode() && !answers.isNull()) {
                problems.add(new Problem(ROOT, "NOT_AN_OBJECT", "custom_fields is an object of field keys and values."));
            }
            return Set.of();
        }
        answers.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> form.field(key).isEmpty())
                .limit(STRANGERS_NAMED)
                .forEach(key -> problems.add(new Problem(
                        pointer(key), "UNKNOWN_FIELD", "This form has no such field; it has: %s.".formatted(String.join(", ", form.keys())))));
        var wrong = new HashSet<String>();
        for (Field field : form.fields()) {
            JsonNode answer = answers.path(field.key());
            List<Finding> findings = field.isEmpty(answer) ? List.of() : field.checkType(answer);
            if (!findings.isEmpty()) {
                wrong.add(field.key());
                add(field, findings);
            }
        }
        return wrong;
    }

    private void checkRules(Field field, JsonNode answer) {
        if (!field.isEmpty(answer)) {
            add(field, field.checkRules(answer));
            if (field instanceof MomentField moment && !answer.equals(before.path(field.key()))) {
                add(field, moment.checkNotPassed(answer));
            }
        } else if (field.question().required()) {
            add(field, List.of(new Finding("REQUIRED", "%s is required; fill it in.".formatted(field.question().name()))));
        }
    }

    /** Hiding one field may hide another, so it is asked again until nothing changes; a hidden field stays hidden. */
    private Set<String> hidden(JsonNode answers) {
        var hidden = new HashSet<String>();
        boolean changed;
        do {
            Map<String, Object> visible = plain(answers, hidden);
            changed = false;
            for (Field field : form.fields()) {
                boolean hide = field.question().hiddenWhen().stream().anyMatch(condition -> condition.holds(visible));
                changed |= hide && hidden.add(field.key());
            }
        } while (changed);
        return hidden;
    }

    private Map<String, Object> plain(JsonNode answers, Set<String> hidden) {
        var plain = new HashMap<String, @Nullable Object>();
        for (Field field : form.fields()) {
            JsonNode answer = answers.path(field.key());
            boolean counts = !hidden.contains(field.key()) && field.checkType(answer).isEmpty();
            plain.put(field.key(), counts ? plain(answer) : null);
        }
        return withNulls(plain);
    }

    /** FEEL reads absent answers as null; the map says so for every field. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> withNulls(Map<String, ? extends @Nullable Object> map) {
        return (Map<String, Object>) map;
    }

    private static @Nullable Object plain(JsonNode answer) {
        if (answer.isArray()) {
            return answer.valueStream().map(AnswerCheck::plain).toList();
        }
        if (answer.isNumber()) {
            return small(answer.decimalValue());
        }
        return answer.isBoolean() ? (Object) answer.booleanValue() : answer.textValue();
    }

    /** A number that would take a page to write down is compared as the largest one the form could hold. */
    private static BigDecimal small(BigDecimal number) {
        return Math.abs((long) number.precision() - number.scale()) > 30
                ? BigDecimal.TEN.pow(30).multiply(BigDecimal.valueOf(number.signum()))
                : number;
    }

    private ObjectNode without(Set<String> hidden, JsonNode answers) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        for (Field field : form.fields()) {
            JsonNode answer = answers.path(field.key());
            if (!(answer instanceof MissingNode) && !hidden.contains(field.key()) && !isNothing(field, answer)) {
                kept.set(field.key(), answer);
            }
        }
        return kept;
    }

    private static boolean isNothing(Field field, JsonNode answer) {
        return field.isEmpty(answer) && !answer.isBoolean();
    }

    private void add(Field field, List<Finding> findings) {
        findings.forEach(finding -> problems.add(new Problem(pointer(field.key()), finding.code(), finding.detail())));
    }

    private static String pointer(String key) {
        String name = key.length() > 80 ? key.substring(0, 80) : key;
        return ROOT + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
