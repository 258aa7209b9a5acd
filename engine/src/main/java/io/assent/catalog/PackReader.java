package io.assent.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.assent.shared.OpenTime;
import io.assent.shared.Role;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code pack.yaml}; collects what is wrong with it. */
final class PackReader {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> PROPERTIES = Set.of(
            "key",
            "name",
            "description",
            "icon",
            "category",
            "prefix",
            "visible_to",
            "process",
            "form",
            "material_fields",
            "list_fields",
            "amount_field",
            "currency_field",
            "sla",
            "priority",
            "title_hint",
            "wakes");
    private static final Set<String> PRIORITIES = Set.of("LOW", "MEDIUM", "HIGH", "URGENT");
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST_KEY = 40;
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,40}");
    private static final Pattern PREFIX = Pattern.compile("[A-Z]{2,6}");
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*\\.form");

    private final List<PackProblem> problems;

    PackReader(List<PackProblem> problems) {
        this.problems = problems;
    }

    /** Whether a pack may have it. */
    static boolean isKey(String text) {
        return text.length() <= LONGEST_KEY && KEY.matcher(text).matches();
    }

    /** The description as far as it could be read; of use only when there are no problems. */
    Pack read(byte[] content) {
        JsonNode yaml = parse(content);
        yaml.properties().stream()
                .map(Map.Entry::getKey)
                .filter(property -> !PROPERTIES.contains(property))
                .forEach(property -> problem(property, "there is no such property"));
        String key = matching(yaml, "key", KEY, "small letters, digits and single hyphens");
        return new Pack(
                key,
                localized(yaml, "name", 80),
                localized(yaml, "description", 300),
                matching(yaml, "icon", WORD, "the name of an icon"),
                matching(yaml, "category", WORD, "small letters, digits and hyphens"),
                matching(yaml, "prefix", PREFIX, "two to six capital letters"),
                visibility(yaml.path("visible_to")),
                yaml.hasNonNull("process") ? matching(yaml, "process", KEY, "the id of a process") : key,
                yaml.hasNonNull("form") ? matching(yaml, "form", FORM, "the name of a .form file") : "request.form",
                new LinkedHashSet<>(texts(yaml, "material_fields")),
                texts(yaml, "list_fields"),
                optional(yaml, "amount_field"),
                optional(yaml, "currency_field"),
                new Pack.Targets(
                        targets(yaml.path("sla"), "response"),
                        targets(yaml.path("sla"), "next_response"),
                        targets(yaml.path("sla"), "resolution")),
                yaml.hasNonNull("title_hint") ? localized(yaml, "title_hint", 120) : null,
                isTrue(yaml, "wakes"),
                priority(yaml));
    }

    private JsonNode parse(byte[] content) {
        try {
            JsonNode yaml = YAML.readTree(content);
            if (yaml != null && yaml.isObject()) {
                return yaml;
            }
            problem("", "the file holds no properties");
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            String reason = e.getOriginalMessage().lines().findFirst().orElse("it is no YAML");
            problem(
                    "",
                    "the file cannot be read%s: %s".formatted(at == null ? "" : " at line " + at.getLineNr(), reason));
        } catch (IOException e) {
            problem("", "the file is not text in UTF-8");
        }
        throw new PackRefused(problems);
    }

    private String matching(JsonNode yaml, String property, Pattern pattern, String expected) {
        String text = yaml.path(property).asText();
        if (!pattern.matcher(text).matches()) {
            problem(
                    property,
                    text.isEmpty() ? "is missing; give " + expected : "\"%s\" is not %s".formatted(text, expected));
        }
        return text;
    }

    private Localized localized(JsonNode yaml, String property, int longest) {
        var byLanguage = new HashMap<String, String>();
        yaml.path(property)
                .properties()
                .forEach(text -> byLanguage.put(text.getKey(), text.getValue().asText()));
        if (byLanguage.getOrDefault("en", "").isBlank()) {
            problem(property, "needs a text in English: {en: …, de: …}");
        }
        if (byLanguage.values().stream().anyMatch(text -> text.length() > longest)) {
            problem(property, "has more than %d characters".formatted(longest));
        }
        return new Localized(Map.copyOf(byLanguage));
    }

    private Pack.Visibility visibility(JsonNode yaml) {
        Set<Role> roles = new LinkedHashSet<>();
        for (String name : texts(yaml, "roles")) {
            try {
                roles.add(Role.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
            } catch (IllegalArgumentException e) {
                problem("visible_to/roles", "there is no role \"%s\"".formatted(name));
            }
        }
        return new Pack.Visibility(Set.copyOf(roles), Set.copyOf(texts(yaml, "departments")));
    }

    private List<String> texts(JsonNode yaml, String property) {
        JsonNode list = yaml.path(property);
        if (!list.isMissingNode() && !list.isArray()) {
            problem(property, "is a list: [a, b]");
        }
        var texts = new ArrayList<String>();
        list.forEach(each -> texts.add(each.asText()));
        return List.copyOf(texts);
    }

    private boolean isTrue(JsonNode yaml, String property) {
        JsonNode value = yaml.path(property);
        if (!value.isMissingNode() && !value.isBoolean()) {
            problem(property, "is true or false");
        }
        return value.asBoolean();
    }

    private String priority(JsonNode yaml) {
        String priority = yaml.path("priority").asText(Pack.PRIORITY).toUpperCase(Locale.ROOT);
        if (!PRIORITIES.contains(priority)) {
            problem("priority", "there is no priority \"%s\"; say low, medium, high or urgent".formatted(priority));
        }
        return priority;
    }

    private static @Nullable String optional(JsonNode yaml, String property) {
        return yaml.hasNonNull(property) ? yaml.path(property).asText() : null;
    }

    private Map<String, TemporalAmount> targets(JsonNode sla, String clock) {
        var targets = new HashMap<String, TemporalAmount>();
        sla.path(clock).properties().forEach(target -> {
            String priority = target.getKey().toUpperCase(Locale.ROOT);
            TemporalAmount amount = amount(target.getValue().asText());
            if (!PRIORITIES.contains(priority)) {
                problem("sla/" + clock, "there is no priority \"%s\"".formatted(target.getKey()));
            } else if (amount == null) {
                problem(
                        "sla/" + clock + "/" + target.getKey(),
                        "\"%s\" is neither working hours such as PT4H nor business days such as P2D, up to a year"
                                .formatted(target.getValue().asText()));
            } else {
                targets.put(priority, amount);
            }
        });
        return Map.copyOf(targets);
    }

    private static @Nullable TemporalAmount amount(String text) {
        try {
            TemporalAmount amount = text.startsWith("PT") ? Duration.parse(text) : Period.parse(text);
            return OpenTime.canBeCounted(amount) ? amount : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private void problem(String where, String because) {
        problems.add(new PackProblem(PackFiles.DESCRIPTION, where, because));
    }

    /** The description of a release, which was found good when it was made. */
    static Pack trusted(byte[] content) {
        var problems = new ArrayList<PackProblem>();
        Pack pack = new PackReader(problems).read(content);
        PackRefused.ifAny(problems);
        return pack;
    }
}
