package io.assent.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Reads form schemas of bpmn.io's form-js and checks answers against them, as the browser does and more strictly.
 *
 * <p>The check is direct and not by a JSON Schema made from the form: conditions, decimal digits, dates and sentences that say what
 * to do have no place there, so a validator would be a second way to say a third of the rules.
 */
@Component
public class Forms {
    private static final int LARGEST = 200_000;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Clock clock;

    public Forms(Clock clock) {
        this.clock = clock;
    }

    /**
     * Reads a form.
     *
     * @param schema the form-js document
     * @param labels YAML documents by language: field key or component id to {@code label}, {@code description}, {@code text},
     *     {@code values}
     * @throws Refusal with all problems; pointers lead into the schema, or into {@code /labels/<language>}
     */
    public Form read(byte[] schema, Map<String, byte[]> labels) {
        var problems = new ArrayList<Problem>();
        JsonNode document = parse(JSON, schema, "", problems);
        var reader = new SchemaReader(clock, problems);
        reader.read(document);
        var translated = new HashMap<String, ObjectNode>();
        labels.forEach((language, content) -> {
            JsonNode overlay = parse(YAML, content, "/labels/" + language, problems);
            if (document instanceof ObjectNode object && overlay instanceof ObjectNode texts) {
                translated.put(language, new Labels(language, texts, problems).over(object));
            }
        });
        Refusal.ifAny(problems);
        var translatedFields = new HashMap<String, List<Field>>();
        translated.forEach((language, texts) -> translatedFields.put(language, fields(texts)));
        return new Form((ObjectNode) document, translated, reader.fields(), translatedFields);
    }

    /** Of a schema whose texts alone differ from one that was found good. */
    private List<Field> fields(ObjectNode schema) {
        var reader = new SchemaReader(clock, new ArrayList<>());
        reader.read(schema);
        return List.copyOf(reader.fields());
    }

    /**
     * Checks the answers of a request that is sent or changed.
     *
     * @param answers keys to values, as JSON has them
     * @return the answers that count: without empty ones and those of hidden fields
     * @throws Refusal with all problems, pointers {@code /custom_fields/<key>}
     */
    public Map<String, Object> check(Form form, Map<String, ?> answers) {
        return check(form, answers, Map.of());
    }

    /** The same when answers were given before: a day that has passed since is no problem. */
    public Map<String, Object> check(Form form, Map<String, ?> answers, Map<String, ?> before) {
        Set<String> kept = new AnswerCheck(form, tree(answers), tree(before)).complete();
        return only(kept, answers);
    }

    /** Checks the answers that are there; others may follow, and a text may grow. */
    public Map<String, Object> checkSoFar(Form form, Map<String, ?> answers) {
        Set<String> kept = new AnswerCheck(form, tree(answers), tree(Map.of())).soFar();
        return only(kept, answers);
    }

    /** Checks the answers of a draft for their types only; nothing is dropped but empty answers. */
    public Map<String, Object> checkDraft(Form form, Map<String, ?> answers) {
        Set<String> kept = new AnswerCheck(form, tree(answers), tree(Map.of())).draft();
        return only(kept, answers);
    }

    private static ObjectNode tree(Map<String, ?> answers) {
        return JSON.valueToTree(answers);
    }

    private static Map<String, Object> only(Set<String> keys, Map<String, ?> answers) {
        var kept = new LinkedHashMap<String, Object>();
        keys.forEach(key -> kept.put(key, Objects.requireNonNull(answers.get(key))));
        return kept;
    }

    private static JsonNode parse(ObjectMapper mapper, byte[] content, String pointer, List<Problem> problems) {
        if (content.length > LARGEST) {
            problems.add(new Problem(
                    pointer, "TOO_LONG", "The document has more than %,d bytes; split the form.".formatted(LARGEST)));
            return JsonNodeFactory.instance.missingNode();
        }
        try {
            JsonNode document = mapper.readTree(content);
            if (document == null || !document.isObject()) {
                problems.add(new Problem(pointer, "UNREADABLE", "The document is not an object."));
                return JsonNodeFactory.instance.missingNode();
            }
            return document;
        } catch (JsonProcessingException e) {
            problems.add(new Problem(
                    pointer, "UNREADABLE", "The document cannot be read%s: %s".formatted(where(e), reason(e))));
            return JsonNodeFactory.instance.missingNode();
        } catch (IOException e) {
            problems.add(new Problem(pointer, "UNREADABLE", "The document is not text in UTF-8."));
            return JsonNodeFactory.instance.missingNode();
        }
    }

    /** Without what it says of the parser's own parts. */
    private static String reason(JsonProcessingException e) {
        return e.getOriginalMessage()
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst(" \\((start marker|\\d+, from).*", "");
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " at line %d, column %d"
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }
}
