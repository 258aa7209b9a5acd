package io.assent.scenarios;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.assent.notifications.NotificationEvent;
import io.assent.scenarios.Scenario.Expected;
import io.assent.scenarios.Scenario.Given;
import io.assent.scenarios.Scenario.Step;
import io.assent.tickets.Priority;
import io.assent.tickets.Status;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a scenario from YAML; collects what is wrong with it. */
final class ScenarioReader {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {};

    /** A Monday of working hours in Europe and America, far enough ahead that no timer fires by itself. */
    private static final Instant MONDAY = Instant.parse("2040-03-05T15:00:00Z");

    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

    private final List<String> problems = new ArrayList<>();

    /**
     * @param pack the request type, unless the scenario names another
     * @throws ScenarioUnreadable with all problems
     */
    static Scenario read(String pack, byte[] content) {
        return new ScenarioReader().scenario(pack, content);
    }

    private Scenario scenario(String pack, byte[] content) {
        JsonNode yaml = parse(content);
        known("", yaml, "scenario", "given", "course");
        String sentence = yaml.path("scenario").asText().strip();
        if (sentence.isEmpty()) {
            problems.add("scenario: say in a sentence what it shows");
        }
        List<Step> course = new ArrayList<>();
        yaml.path("course").forEach(step -> course.add(step(course.size() + 1, step)));
        if (course.isEmpty()) {
            problems.add("course: tell at least one step, with when and then");
        }
        Scenario scenario = new Scenario(sentence, given(pack, yaml.path("given")), List.copyOf(course));
        if (!problems.isEmpty()) {
            throw new ScenarioUnreadable(problems);
        }
        return scenario;
    }

    private JsonNode parse(byte[] content) {
        try {
            JsonNode yaml = YAML.readTree(content);
            if (yaml != null && yaml.isObject()) {
                return yaml;
            }
            throw new ScenarioUnreadable(List.of("the file holds no properties"));
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
            throw new ScenarioUnreadable(List.of("the file cannot be read" + line + ": "
                    + e.getOriginalMessage().lines().findFirst().orElse("it is no YAML")));
        } catch (IOException e) {
            throw new ScenarioUnreadable(List.of("the file is not text in UTF-8"));
        }
    }

    private Given given(String pack, JsonNode given) {
        known("given", given, "requester", "type", "at", "title", "priority", "answers");
        return new Given(
                text(given, "requester"),
                given.path("type").asText(pack),
                instant(given),
                given.path("title").asText("An example"),
                given.hasNonNull("priority")
                        ? constant(Priority.class, "given/priority", given.path("priority"))
                        : null,
                answers(given.path("answers")));
    }

    private Instant instant(JsonNode given) {
        try {
            Instant at = given.hasNonNull("at") ? Instant.parse(given.path("at").asText()) : MONDAY;
            if (!at.isBefore(FIRST) && at.isBefore(END)) {
                return at;
            }
        } catch (DateTimeException unreadable) {
            // told below, like what is too far away
        }
        problems.add("given/at: write an instant such as 2040-03-05T15:00:00Z");
        return MONDAY;
    }

    private Step step(int number, JsonNode step) {
        String at = "step " + number;
        known(at, step, "when", "of", "saying", "answering", "then");
        Act act = null;
        if (step.hasNonNull("when")) {
            String sentence = step.path("when").asText().strip();
            act = Act.of(sentence, text(step, "saying"), answers(step.path("answering")));
            if (act == null) {
                problems.add("%s: \"%s\" is not understood; say who, then %s, or for example \"2 days pass\""
                        .formatted(at, sentence, Act.verbs().replace("|", ", ")));
            }
        }
        return new Step(number, act, text(step, "of"), expected(at, step.path("then")));
    }

    private Expected expected(String at, JsonNode then) {
        known(at + "/then", then, "status", "asked", "waiting", "offered", "path", "parts", "told", "refused");
        Map<String, List<NotificationEvent>> told = new LinkedHashMap<>();
        then.path("told").properties().forEach(each -> told.put(each.getKey(), events(at, each.getValue())));
        return new Expected(
                then.hasNonNull("status") ? constant(Status.class, at + "/then/status", then.path("status")) : null,
                texts(then, "asked"),
                texts(then, "waiting"),
                texts(then, "offered"),
                then.has("path") ? List.copyOf(list(then.path("path"))) : List.of(),
                then.has("parts") ? parts(at, then.path("parts")) : null,
                told,
                text(then, "refused"));
    }

    private Map<String, Status> parts(String at, JsonNode parts) {
        Map<String, Status> all = new TreeMap<>();
        parts.properties().forEach(each -> {
            Status status = constant(Status.class, at + "/then/parts", each.getValue());
            if (status != null) {
                all.put(each.getKey(), status);
            }
        });
        return all;
    }

    private List<NotificationEvent> events(String at, JsonNode events) {
        List<NotificationEvent> all = new ArrayList<>();
        list(events).stream().filter(name -> !name.equals("nothing")).forEach(name -> {
            NotificationEvent event = constant(NotificationEvent.class, at + "/then/told", name);
            if (event != null) {
                all.add(event);
            }
        });
        return all;
    }

    private void known(String at, JsonNode yaml, String... properties) {
        if (!yaml.isMissingNode() && !yaml.isObject()) {
            problems.add(at + ": write properties here, one of " + String.join(", ", properties));
        }
        Set<String> known = Set.of(properties);
        yaml.properties().stream()
                .map(Map.Entry::getKey)
                .filter(property -> !known.contains(property))
                .forEach(property -> problems.add("%s: there is no property \"%s\"; choose one of %s"
                        .formatted(at.isEmpty() ? "scenario" : at, property, String.join(", ", properties))));
    }

    private <E extends Enum<E>> @Nullable E constant(Class<E> type, String at, JsonNode value) {
        return constant(type, at, value.asText());
    }

    private <E extends Enum<E>> @Nullable E constant(Class<E> type, String at, String value) {
        String name = value.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseGet(() -> {
                    problems.add("%s: there is no \"%s\"; choose one of %s"
                            .formatted(at, value, Arrays.toString(type.getEnumConstants())));
                    return null;
                });
    }

    private static Map<String, Object> answers(JsonNode answers) {
        return answers.isObject() ? YAML.convertValue(answers, ANSWERS) : Map.of();
    }

    private static @Nullable Set<String> texts(JsonNode then, String property) {
        if (!then.has(property)) {
            return null;
        }
        Set<String> texts = new LinkedHashSet<>(list(then.path(property)));
        texts.removeAll(Set.of("nobody", "nothing"));
        return new TreeSet<>(texts);
    }

    /** One value may stand without brackets. */
    private static List<String> list(JsonNode node) {
        List<String> all = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(each -> all.add(each.asText()));
        } else if (!node.isNull()) {
            all.add(node.asText());
        }
        return all;
    }

    private static @Nullable String text(JsonNode yaml, String property) {
        return yaml.hasNonNull(property) ? yaml.path(property).asText() : null;
    }
}
