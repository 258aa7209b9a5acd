package io.assent.forms;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.shared.Refusal.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Turns a form-js document into fields. What is not on its lists is a problem: a form is untrusted input. */
final class SchemaReader {
    private static final int MOST_FIELDS = 100;
    private static final int DEEPEST = 4;
    private static final int LONGEST_PATTERN = 300;
    private static final int LINE = 1_000;
    private static final int TEXT = 20_000;
    private static final String SOURCE = "/properties/source";
    private static final String NOT_BEFORE = "/properties/notBefore";
    private static final List<String> SOURCES = List.of("properties", "rooms", "categories");

    private static final Set<String> SHOWN = Set.of("text", "separator", "spacer");
    private static final Set<String> PROPERTIES = Set.of(
            "type",
            "id",
            "key",
            "label",
            "description",
            "layout",
            "validate",
            "conditional",
            "defaultValue",
            "values",
            "appearance",
            "properties",
            "decimalDigits",
            "increment",
            "subtype",
            "dateLabel",
            "timeLabel",
            "timeSerializingFormat",
            "timeInterval",
            "disallowPassedDates",
            "use24h",
            "components",
            "showOutline",
            "text",
            "height",
            "searchable",
            "verticalAlignment");
    private static final Set<String> VALIDATIONS =
            Set.of("required", "min", "max", "minLength", "maxLength", "pattern", "validationType");
    private static final Set<String> RESERVED = Set.of(
            "and",
            "or",
            "not",
            "in",
            "null",
            "true",
            "false",
            "if",
            "then",
            "else",
            "for",
            "some",
            "every",
            "satisfies",
            "return",
            "function",
            "external",
            "between",
            "instance",
            "count",
            "contains");
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");
    private static final Pattern EMAIL = Pattern.compile("^[^\\s@<>]{1,64}@[^\\s@<>]{1,190}\\.[^\\s@<>.]{2,63}$");
    private static final Pattern PHONE = Pattern.compile("^\\+?[0-9 ()/.-]{5,25}$");

    private final Clock clock;
    private final List<Problem> problems;
    private final Map<String, Field> fields = new HashMap<>();
    private final List<Field> inOrder = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> sources = new HashSet<>();
    /** Where each stands. */
    private final Map<Condition, String> conditions = new LinkedHashMap<>();
    /** Those without a time zone, by key, as far as they were read. */
    private final Map<String, MomentField.Kind> moments = new HashMap<>();

    SchemaReader(Clock clock, List<Problem> problems) {
        this.clock = clock;
        this.problems = problems;
    }

    List<Field> fields() {
        return inOrder;
    }

    void read(JsonNode schema) {
        if (schema.isMissingNode()) {
            return;
        }
        if (!schema.path("components").isArray()
                || !schema.path("type").asText("default").equals("default")) {
            problem("/components", "REQUIRED", "A form has the type default and a list of components.");
            return;
        }
        readAll(schema.path("components"), "/components", List.of(), 1);
        conditions.forEach((condition, pointer) -> condition.reads().stream()
                .filter(name -> !fields.containsKey(name))
                .forEach(name -> problem(pointer, "BAD_CONDITION", "The form has no field %s.".formatted(name))));
        inOrder.forEach(this::checkNoCircle);
        if (inOrder.size() > MOST_FIELDS) {
            problem("/components", "TOO_LONG", "A form has at most %d fields.".formatted(MOST_FIELDS));
        }
    }

    /** A hidden field has no answer, so one that hides by its own answer would come and go. */
    private void checkNoCircle(Field field) {
        field.question().hiddenWhen().stream()
                .filter(condition -> leansOn(condition).contains(field.key()))
                .forEach(condition -> problem(
                        String.valueOf(conditions.get(condition)),
                        "BAD_CONDITION",
                        "Whether %s is hidden depends on its own answer; let it depend on other fields."
                                .formatted(field.key())));
    }

    /** Keys of the fields that it looks at, and of those by which they are hidden in turn. */
    private Set<String> leansOn(Condition condition) {
        Deque<String> open = new ArrayDeque<>(condition.reads());
        Set<String> all = new HashSet<>();
        while (!open.isEmpty()) {
            String key = open.pop();
            if (all.add(key) && fields.containsKey(key)) {
                fields.get(key).question().hiddenWhen().forEach(each -> open.addAll(each.reads()));
            }
        }
        return all;
    }

    /** Why a label or text may not be shown, absent when it may. */
    static Optional<String> textProblem(String text) {
        if (text.startsWith("=") || text.contains("{{")) {
            return Optional.of("Texts are not computed; write them out.");
        }
        if (text.matches("(?s).*<[A-Za-z!/].*")) {
            return Optional.of("Texts hold no HTML; Markdown may be used in text components.");
        }
        return text.length() > TEXT
                ? Optional.of("A text has at most %,d characters.".formatted(TEXT))
                : Optional.empty();
    }

    private void readAll(JsonNode components, String pointer, List<Condition> around, int depth) {
        for (int i = 0; i < components.size(); i++) {
            readOne(components.path(i), pointer + "/" + i, around, depth);
        }
    }

    private void readOne(JsonNode component, String pointer, List<Condition> around, int depth) {
        if (!component.isObject()) {
            problem(pointer, "NOT_ALLOWED", "A component is an object.");
            return;
        }
        checkProperties(component, pointer);
        List<Condition> hiddenWhen = new ArrayList<>(around);
        condition(component, pointer).ifPresent(hiddenWhen::add);
        String type = component.path("type").asText();
        if (type.equals("group")) {
            readGroup(component, pointer, hiddenWhen, depth);
        } else if (!SHOWN.contains(type)) {
            readField(type, component, pointer, List.copyOf(hiddenWhen));
        }
    }

    private void readGroup(JsonNode group, String pointer, List<Condition> hiddenWhen, int depth) {
        if (depth >= DEEPEST) {
            problem(pointer, "NOT_ALLOWED", "Groups may be nested %d deep.".formatted(DEEPEST - 1));
            return;
        }
        readAll(group.path("components"), pointer + "/components", hiddenWhen, depth + 1);
    }

    private void readField(String type, JsonNode component, String pointer, List<Condition> hiddenWhen) {
        JsonNode validate = component.path("validate");
        var question = new Field.Question(
                key(component, pointer),
                component.path("label").asText(component.path("dateLabel").asText()),
                validate.path("required").asBoolean(),
                hiddenWhen);
        Field field = switch (type) {
            case "textfield" -> text(question, component, pointer, LINE, true);
            case "textarea" -> text(question, component, pointer, TEXT, false);
            case "number" -> number(question, component, validate, pointer);
            case "checkbox" -> new YesNoField(question);
            case "select" ->
                component.at(SOURCE).isMissingNode()
                        ? new ChoiceField(question, values(component, pointer))
                        : new SourceField(
                                text(question, component, pointer, LINE, true),
                                source(component, pointer),
                                component.at("/properties/about").asBoolean());
            case "radio" -> new ChoiceField(question, values(component, pointer));
            case "checklist", "taglist" -> new ChoicesField(question, values(component, pointer));
            case "datetime" -> moment(question, component, pointer);
            default -> null;
        };
        if (field == null) {
            problem(
                    pointer + "/type",
                    "UNKNOWN_COMPONENT",
                    ("There is no component \"%s\"; use textfield, textarea, number, checkbox, "
                                    + "select, radio, checklist, taglist, datetime, group, text, separator or spacer.")
                            .formatted(shortened(type)));
            return;
        }
        if (fields.putIfAbsent(field.key(), field) != null) {
            problem(
                    pointer + "/key",
                    "DUPLICATE_KEY",
                    "Another field has the key %s; keys are used once.".formatted(field.key()));
        }
        inOrder.add(field);
        checkDefault(field, component.path("defaultValue"), pointer);
    }

    private String key(JsonNode component, String pointer) {
        String key = component.path("key").asText();
        if (!KEY.matcher(key).matches()) {
            problem(
                    pointer + "/key",
                    "BAD_KEY",
                    "A key has letters, digits and _, begins with a letter, and is at most 63 long.");
        } else if (RESERVED.contains(key)) {
            problem(
                    pointer + "/key",
                    "BAD_KEY",
                    "%s is a word of the expression language; choose another key.".formatted(key));
        }
        return key;
    }

    private TextField text(Field.Question question, JsonNode component, String pointer, int cap, boolean oneLine) {
        JsonNode validate = component.path("validate");
        int least = whole(validate, "minLength", 0, cap, 0, pointer);
        int most = whole(validate, "maxLength", 1, cap, cap, pointer);
        if (least > most) {
            problem(pointer + "/validate/minLength", "OUT_OF_RANGE", "minLength is more than maxLength.");
        }
        Pattern pattern = pattern(validate, pointer);
        if (pattern != null && !oneLine) {
            problem(pointer + "/validate/pattern", "NOT_ALLOWED", "Only a textfield has a pattern.");
        }
        return new TextField(question, least, most, oneLine ? pattern : null, inWords(component, pattern));
    }

    /** A person reads the field's description, not a regular expression. */
    private static String inWords(JsonNode component, @Nullable Pattern pattern) {
        String description = component.path("description").asText();
        if (!description.isBlank()) {
            return description.strip().replaceFirst("\\.$", "");
        }
        if (pattern == EMAIL || pattern == PHONE) {
            return pattern == EMAIL ? "an e-mail address" : "a phone number";
        }
        return "";
    }

    private @Nullable Pattern pattern(JsonNode validate, String pointer) {
        String kind = validate.path("validationType").asText("custom");
        if (kind.equals("email") || kind.equals("phone")) {
            return kind.equals("email") ? EMAIL : PHONE;
        }
        String pattern = validate.path("pattern").asText();
        if (pattern.isEmpty()) {
            return null;
        }
        if (pattern.length() > LONGEST_PATTERN) {
            problem(
                    pointer + "/validate/pattern",
                    "TOO_LONG",
                    "A pattern has at most %d characters.".formatted(LONGEST_PATTERN));
            return null;
        }
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            problem(
                    pointer + "/validate/pattern",
                    "BAD_PATTERN",
                    "This is not a regular expression: %s.".formatted(e.getDescription()));
            return null;
        }
    }

    private NumberField number(Field.Question question, JsonNode component, JsonNode validate, String pointer) {
        BigDecimal min = decimal(validate, "min", pointer);
        BigDecimal max = decimal(validate, "max", pointer);
        if (min != null && max != null && min.compareTo(max) > 0) {
            problem(pointer + "/validate/min", "OUT_OF_RANGE", "min is more than max.");
        }
        return new NumberField(question, min, max, whole(component, "decimalDigits", 0, 10, 10, pointer));
    }

    private MomentField moment(Field.Question question, JsonNode component, String pointer) {
        MomentField.Kind kind = switch (component.path("subtype").asText("date")) {
            case "date" -> MomentField.Kind.DATE;
            case "time" -> MomentField.Kind.TIME;
            case "datetime" -> MomentField.Kind.DATETIME;
            default -> {
                problem(pointer + "/subtype", "NOT_ALLOWED", "The subtype is date, time or datetime.");
                yield MomentField.Kind.DATE;
            }
        };
        boolean withOffset =
                !component.path("timeSerializingFormat").asText("no_timezone").equals("no_timezone");
        JsonNode notBefore = component.at(NOT_BEFORE);
        if (!notBefore.isMissingNode() && (withOffset || kind != moments.get(notBefore.asText()))) {
            problem(
                    pointer + NOT_BEFORE,
                    "NOT_ALLOWED",
                    "Name a field of the same subtype that stands before this one; neither takes a time zone.");
        }
        if (!withOffset) {
            moments.put(question.key(), kind);
        }
        return new MomentField(
                question,
                kind,
                withOffset,
                component.path("disallowPassedDates").asBoolean(),
                notBefore.isMissingNode() ? null : notBefore.asText(),
                clock);
    }

    private List<JsonNode> values(JsonNode component, String pointer) {
        var values = new ArrayList<JsonNode>();
        JsonNode options = component.path("values");
        for (int i = 0; i < options.size(); i++) {
            JsonNode value = options.path(i).path("value");
            boolean plain = value.isTextual() && !value.textValue().isEmpty() || value.isNumber() || value.isBoolean();
            if (!plain) {
                problem(pointer + "/values/" + i, "NOT_ALLOWED", "A value is a text, a number or true or false.");
            } else if (Values.contain(values, value)) {
                problem(
                        pointer + "/values/" + i,
                        "DUPLICATE_KEY",
                        "The value %s is there twice.".formatted(shortened(value.asText())));
            } else {
                values.add(value);
            }
            textProblem(options.path(i).path("label").asText())
                    .ifPresent(detail -> problem(pointer + "/values", "NOT_ALLOWED", detail));
        }
        if (values.isEmpty()) {
            problem(pointer + "/values", "REQUIRED", "A choice needs a list of values; they are not computed.");
        }
        return List.copyOf(values);
    }

    /** Rooms are those of the property that the same form asks for. */
    private String source(JsonNode component, String pointer) {
        String source = component.at(SOURCE).asText();
        if (!SOURCES.contains(source)) {
            problem(pointer + SOURCE, "NOT_ALLOWED", "Choices come from one of " + String.join(", ", SOURCES) + ".");
        } else if (component.has("values")) {
            problem(pointer + "/values", "NOT_ALLOWED", "Choices come from the source; remove the values.");
        } else if (!sources.add(source)) {
            problem(pointer + SOURCE, "DUPLICATE_KEY", "Another field has this source; a form asks for it once.");
        } else if (source.equals("rooms") && !sources.contains("properties")) {
            problem(pointer + SOURCE, "REQUIRED", "Ask for the property first, in a field with the source properties.");
        }
        return source;
    }

    private Optional<Condition> condition(JsonNode component, String pointer) {
        JsonNode conditional = component.path("conditional");
        if (conditional.isMissingNode() || conditional.isNull()) {
            return Optional.empty();
        }
        String at = pointer + "/conditional/hide";
        String text = conditional.path("hide").asText();
        Optional<String> wrong = Condition.problem(text);
        if (wrong.isPresent()) {
            problem(at, "BAD_CONDITION", wrong.get());
            return Optional.empty();
        }
        Condition condition = Condition.of(text);
        conditions.put(condition, at);
        return Optional.of(condition);
    }

    private void checkProperties(JsonNode component, String pointer) {
        component.properties().forEach(property -> {
            if (!PROPERTIES.contains(property.getKey())) {
                problem(
                        pointer,
                        "NOT_ALLOWED",
                        "The property %s is not supported; remove it.".formatted(shortened(property.getKey())));
            }
        });
        component.path("validate").properties().forEach(rule -> {
            if (!VALIDATIONS.contains(rule.getKey())) {
                problem(
                        pointer + "/validate",
                        "NOT_ALLOWED",
                        "The rule %s is not supported; remove it.".formatted(shortened(rule.getKey())));
            }
        });
        for (String text : List.of("label", "description", "text", "dateLabel", "timeLabel")) {
            textProblem(component.path(text).asText())
                    .ifPresent(detail -> problem(pointer + "/" + text, "NOT_ALLOWED", detail));
        }
        String id = component.path("id").asText();
        if (!id.isEmpty() && !ids.add(id)) {
            problem(pointer + "/id", "DUPLICATE_KEY", "Another component has the id %s.".formatted(shortened(id)));
        }
    }

    private void checkDefault(Field field, JsonNode value, String pointer) {
        if (!field.isEmpty(value)
                && (!field.checkType(value).isEmpty()
                        || !field.checkRules(value).isEmpty())) {
            problem(pointer + "/defaultValue", "NOT_ALLOWED", "The default value breaks the field's own rules.");
        }
    }

    private int whole(JsonNode owner, String name, int least, int most, int otherwise, String pointer) {
        JsonNode value = owner.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.canConvertToInt()
                || !value.isIntegralNumber()
                || value.intValue() < least
                || value.intValue() > most) {
            problem(pointer, "OUT_OF_RANGE", "%s is a whole number from %d to %,d.".formatted(name, least, most));
            return otherwise;
        }
        return value.intValue();
    }

    private @Nullable BigDecimal decimal(JsonNode owner, String name, String pointer) {
        JsonNode value = owner.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            problem(pointer + "/validate/" + name, "NOT_A_NUMBER", "%s is a number.".formatted(name));
            return null;
        }
        return value.decimalValue();
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private void problem(String pointer, String code, String detail) {
        problems.add(new Problem(pointer, code, detail));
    }
}
