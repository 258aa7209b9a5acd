package io.assent.forms;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/** One check of one set of answers; collects every problem. */
final class AnswerCheck {
    private static final String ROOT = "/custom_fields";
    private static final int STRANGERS_NAMED = 20;
    private static final Set<String> UNFINISHED = Set.of("REQUIRED", "TOO_SHORT");

    private final Form form;
    private final List<Field> fields;
    private final JsonNode answers;
    private final JsonNode before;
    private final List<Problem> problems = new ArrayList<>();

    AnswerCheck(Form form, JsonNode answers, JsonNode before) {
        this.form = form;
        this.fields = form.fields(LocaleContextHolder.getLocale());
        this.answers = answers;
        this.before = before;
    }

    /** Returns the keys of the answers to keep. */
    SequencedSet<String> draft() {
        checkShape();
        Refusal.ifAny(problems);
        return without(Set.of());
    }

    /** Returns the keys of the answers that count. */
    SequencedSet<String> complete() {
        return check(_ -> true);
    }

    /** The same while more is to come. */
    SequencedSet<String> soFar() {
        return check(problem -> !UNFINISHED.contains(problem.code()));
    }

    private SequencedSet<String> check(Predicate<Problem> matters) {
        Set<String> wrong = checkShape();
        Set<String> hidden = hidden();
        for (Field field : fields) {
            if (!hidden.contains(field.key()) && !wrong.contains(field.key())) {
                checkRules(field, answers.path(field.key()));
            }
        }
        Refusal.ifAny(problems.stream().filter(matters).toList());
        return without(hidden);
    }

    /** Unknown fields and wrong types; returns the keys whose type is wrong. */
    private Set<String> checkShape() {
        answers.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> form.field(key).isEmpty())
                // taken once, by the form of another release
                .filter(key -> !answers.path(key).equals(before.path(key)))
                .limit(STRANGERS_NAMED)
                .forEach(this::addStranger);
        var wrong = new HashSet<String>();
        for (Field field : fields) {
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
            if (field instanceof MomentField moment && moment.notBefore() != null) {
                checkOrder(moment, answer);
            }
        } else if (field.question().required()) {
            add(
                    field,
                    List.of(new Finding(
                            "REQUIRED",
                            "%s is required; fill it in."
                                    .formatted(field.question().name()))));
        }
    }

    private void checkOrder(MomentField last, JsonNode answer) {
        fields.stream()
                .filter(field -> field.key().equals(last.notBefore()))
                .filter(first -> !first.isEmpty(answers.path(first.key()))
                        && first.checkType(answers.path(first.key())).isEmpty())
                .forEach(first -> add(
                        last,
                        last.checkNotBefore(
                                answer,
                                answers.path(first.key()),
                                first.question().name())));
    }

    /** Hiding one field may hide another, so it is asked again until nothing changes; a hidden field stays hidden. */
    private Set<String> hidden() {
        var hidden = new HashSet<String>();
        boolean changed;
        do {
            Map<String, @Nullable Object> visible = visible(hidden);
            changed = false;
            for (Field field : fields) {
                boolean hide = field.question().hiddenWhen().stream().anyMatch(condition -> condition.holds(visible));
                changed |= hide && hidden.add(field.key());
            }
        } while (changed);
        return hidden;
    }

    /** A value for each field as the browser has it; nothing for those that are hidden. */
    private Map<String, @Nullable Object> visible(Set<String> hidden) {
        var visible = new HashMap<String, @Nullable Object>();
        for (Field field : fields) {
            visible.put(field.key(), hidden.contains(field.key()) ? null : seen(field, answers.path(field.key())));
        }
        return visible;
    }

    private static @Nullable Object seen(Field field, JsonNode answer) {
        boolean isAnswered = !answer.isMissingNode() && !answer.isNull();
        return isAnswered && field.checkType(answer).isEmpty() ? plain(answer) : field.unanswered();
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

    private SequencedSet<String> without(Set<String> hidden) {
        return fields.stream()
                .filter(field -> !hidden.contains(field.key()) && !isNothing(field, answers.path(field.key())))
                .map(Field::key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean isNothing(Field field, JsonNode answer) {
        return field.isEmpty(answer) && !answer.isBoolean();
    }

    private void addStranger(String key) {
        String known = String.join(", ", form.keys());
        problems.add(new Problem(
                pointer(key), "UNKNOWN_FIELD", "This form has no such field; it has: %s.".formatted(known)));
    }

    private void add(Field field, List<Finding> findings) {
        findings.forEach(finding -> problems.add(new Problem(pointer(field.key()), finding.code(), finding.detail())));
    }

    private static String pointer(String key) {
        String name = key.length() > 80 ? key.substring(0, 80) : key;
        return ROOT + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
