package io.assent.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A request form that was read and found good; immutable. Made by {@link Forms#read}. */
public final class Form {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");

    private final ObjectNode schema;
    private final Map<String, ObjectNode> translated;
    private final Map<String, Field> fields;
    private final Map<String, List<Field>> translatedFields;

    /** @param translatedFields by language, the same fields with their names and descriptions in it */
    Form(
            ObjectNode schema,
            Map<String, ObjectNode> translated,
            List<Field> fields,
            Map<String, List<Field>> translatedFields) {
        this.translatedFields = Map.copyOf(translatedFields);
        this.schema = schema;
        this.translated = Map.copyOf(translated);
        this.fields = new LinkedHashMap<>();
        fields.forEach(field -> this.fields.put(field.key(), field));
    }

    /** The form-js schema with the labels of the language, English when it has none; a copy. */
    public JsonNode in(Locale language) {
        return translated.getOrDefault(language.getLanguage(), schema).deepCopy();
    }

    /** Keys of the fields that take an answer, in the order of the form. */
    public SequencedSet<String> keys() {
        return new LinkedHashSet<>(fields.keySet());
    }

    /** The English label of a field. */
    public Optional<String> label(String key) {
        return field(key).map(field -> field.question().name());
    }

    /** The label of a field in a language. */
    public Optional<String> label(String key, Locale language) {
        return components(key, language)
                .map(component -> component
                        .path("label")
                        .asText(component.path("dateLabel").asText()))
                .filter(label -> !label.isBlank())
                .findFirst();
    }

    /** An answer as people write it in their language: numbers and days in their manner, choices by their labels; empty for none. */
    public String said(String key, @Nullable Object answer, Locale language, ZoneId zone) {
        return answer == null
                ? ""
                : field(key)
                        .flatMap(field -> components(key, language)
                                .findFirst()
                                .map(component -> new Spoken(component, language, zone).answer(field, answer)))
                        .orElse("");
    }

    private Stream<JsonNode> components(String key, Locale language) {
        return translated.getOrDefault(language.getLanguage(), schema).findParents("key").stream()
                .filter(component -> component.path("key").asText().equals(key));
    }

    /** The first field whose choices come from a source, for example {@code properties}. */
    public Optional<String> fieldFrom(String source) {
        return fields.values().stream()
                .filter(field ->
                        field instanceof SourceField from && from.source().equals(source))
                .map(Field::key)
                .findFirst();
    }

    /** Whether a request is about what it names from a source, and not only mentions it. */
    public boolean isAbout(String source) {
        return fields.values().stream()
                .anyMatch(field ->
                        field instanceof SourceField from && from.source().equals(source) && from.about());
    }

    /** Whether the field takes what people write, and not only what it offers. */
    public boolean isText(String key) {
        return fields.get(key) instanceof TextField;
    }

    /** Whether the field takes numbers. */
    public boolean isNumber(String key) {
        return fields.get(key) instanceof NumberField;
    }

    /** Whether the field takes days, with or without a time. */
    public boolean isDay(String key) {
        return fields.get(key) instanceof MomentField moment && moment.kind() != MomentField.Kind.TIME;
    }

    /** What a text says as an answer to the field: a number or yes and no where it takes these, else the text. */
    public Object read(String key, String text) {
        return switch (fields.get(key)) {
            case NumberField _ when NUMBER.matcher(text).matches() -> new BigDecimal(text);
            case YesNoField _ when text.equals("true") || text.equals("false") -> Boolean.valueOf(text);
            case null, default -> text;
        };
    }

    /** What a person wrote into a cell of a table as an answer to the field; the text itself where it is none, so that the check says so. */
    public Object readCell(String key, String text) {
        return switch (fields.get(key)) {
            case NumberField _ -> Cells.number(text);
            case YesNoField _ -> Cells.yesOrNo(text);
            case MomentField moment when moment.kind() == MomentField.Kind.DATE -> Cells.day(text);
            case ChoiceField choice -> Cells.choice(text, choice.values());
            case ChoicesField choices -> Cells.choices(text, choices.values());
            case null, default -> text;
        };
    }

    /** Keys of the fields that are asked of everybody and want an answer. */
    public Set<String> alwaysRequired() {
        return fields.values().stream()
                .map(Field::question)
                .filter(question -> question.required() && question.hiddenWhen().isEmpty())
                .map(Field.Question::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Optional<Field> field(String key) {
        return Optional.ofNullable(fields.get(key));
    }

    List<Field> fields(Locale language) {
        return translatedFields.getOrDefault(language.getLanguage(), List.copyOf(fields.values()));
    }
}
