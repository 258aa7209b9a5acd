package io.assent.notifications;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.assent.people.PersonView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The texts of {@code notifications/<event>.<language>.txt}: the first line is the subject, the paragraphs follow, and a last line
 * that begins with {@code >} names the link. Mustache fills in the facts; the HTML form is made of the finished text, escaped.
 */
@Component
class Templates {

    static final Set<String> LANGUAGES = Set.of("en", "de");
    private static final String FALL_BACK = "en";
    private static final List<String> INSTANTS = List.of("due", "from", "until");

    private final Map<String, Template> texts = new ConcurrentHashMap<>();
    private final Mustache.Compiler plain =
            Mustache.compiler().escapeHTML(false).defaultValue("").emptyStringIsFalse(true);
    private final Mustache.Compiler html =
            Mustache.compiler().escapeHTML(true).defaultValue("").emptyStringIsFalse(true);

    /** A finished text. */
    record Text(String subject, List<String> paragraphs, String action) {}

    /** What the person chose, else their usual language, else English. */
    static String language(@Nullable String chosen, PersonView person) {
        String wanted = chosen == null ? Locale.forLanguageTag(person.locale()).getLanguage() : chosen;
        return LANGUAGES.contains(wanted) ? wanted : FALL_BACK;
    }

    Text render(NotificationEvent event, String language, ZoneId zone, Map<String, Object> facts) {
        String file = event.template() + "." + language + ".txt";
        String text =
                texts.computeIfAbsent(file, name -> plain.compile(read(name))).execute(spoken(facts, language, zone));
        List<String> parts = Arrays.stream(text.strip().split("\\R\\s*\\R"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        return new Text(
                parts.getFirst(),
                parts.subList(1, parts.size() - 1),
                parts.getLast().substring(1).strip());
    }

    String plain(String language, String name, Text text, String link, String settingsLink) {
        return layout(plain, "layout." + language + ".txt", name, text, link, settingsLink);
    }

    String html(String language, String name, Text text, String link, String settingsLink) {
        return layout(html, "layout." + language + ".html", name, text, link, settingsLink);
    }

    private String layout(
            Mustache.Compiler compiler, String file, String name, Text text, String link, String settingsLink) {
        return texts.computeIfAbsent(file, layout -> compiler.compile(read(layout)))
                .execute(Map.of(
                        "name",
                        name,
                        "subject",
                        text.subject(),
                        "paragraphs",
                        text.paragraphs(),
                        "action",
                        text.action(),
                        "link",
                        link,
                        "settings",
                        settingsLink));
    }

    /** Instants as the reader writes them, and what is there in several languages in theirs. */
    private static Map<String, Object> spoken(Map<String, Object> facts, String language, ZoneId zone) {
        Map<String, Object> spoken = new HashMap<>(facts);
        spoken.replaceAll((_, fact) ->
                fact instanceof Map<?, ?> texts ? texts.get(texts.containsKey(language) ? language : FALL_BACK) : fact);
        DateTimeFormatter format = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Locale.forLanguageTag(language.equals("en") ? "en-GB" : language))
                .withZone(zone);
        for (String name : INSTANTS) {
            if (facts.get(name) instanceof String instant) {
                spoken.put(name, format.format(Instant.parse(instant)));
            }
        }
        return spoken;
    }

    private static String read(String file) {
        try (InputStream in = Templates.class.getResourceAsStream("/notifications/" + file)) {
            if (in == null) {
                throw new IllegalStateException("There is no template " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
