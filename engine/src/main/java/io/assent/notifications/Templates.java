package io.assent.notifications;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.assent.catalog.PackTemplate;
import io.assent.catalog.PackTemplates;
import io.assent.people.PersonView;
import io.assent.shared.Markdown;
import io.assent.shared.OneLine;
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
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.commonmark.node.Node;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The words in which people are told: a pack's own, else those of the platform. These are the texts of {@code notifications/<event>.<language>.txt}: the first line is the subject, the paragraphs follow, and a last line
 * that begins with {@code >} names the link. Mustache fills in the facts; the HTML form is made of the finished text, escaped.
 */
@Component
class Templates {

    private static final String FALL_BACK = "en";
    private static final List<String> INSTANTS = List.of("due", "from", "until");

    private final Map<String, Template> texts = new ConcurrentHashMap<>();
    private final Mustache.Compiler plain =
            Mustache.compiler().escapeHTML(false).defaultValue("").emptyStringIsFalse(true);
    private final Mustache.Compiler html =
            Mustache.compiler().escapeHTML(true).defaultValue("").emptyStringIsFalse(true);

    private final TextContentRenderer words = TextContentRenderer.builder().build();
    private final PackLetters packs;
    private final Markdown markdown;

    Templates(PackLetters packs, Markdown markdown) {
        this.packs = packs;
        this.markdown = markdown;
    }

    /**
     * A finished text.
     *
     * @param markup its paragraphs as safe HTML; empty where they have none of their own
     */
    record Text(String subject, List<String> paragraphs, String markup, String action) {}

    /** What the person chose, else their usual language, else English. */
    static String language(@Nullable String chosen, PersonView person) {
        String wanted = chosen == null ? Locale.forLanguageTag(person.locale()).getLanguage() : chosen;
        return PackTemplates.LANGUAGES.contains(wanted) ? wanted : FALL_BACK;
    }

    Text render(UUID tenant, NotificationEvent event, String language, ZoneId zone, Map<String, Object> facts) {
        Text usual = usual(event, language, spoken(facts, language, zone));
        return packs.say(tenant, event, language, zone, facts)
                .map(filled -> own(filled, usual.action()))
                .orElse(usual);
    }

    /** As the platform says it. @param spoken what is known, as it is to be read */
    Text usual(NotificationEvent event, String language, Map<String, Object> spoken) {
        String file = event.template() + "." + language + ".txt";
        String text =
                texts.computeIfAbsent(file, name -> plain.compile(read(name))).execute(spoken);
        List<String> parts = Arrays.stream(text.strip().split("\\R\\s*\\R"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        return new Text(
                parts.getFirst(),
                parts.subList(1, parts.size() - 1),
                "",
                parts.getLast().substring(1).strip());
    }

    /** As a pack says it. */
    Text own(PackTemplate.Filled filled, String action) {
        List<String> paragraphs = Stream.iterate(filled.body().getFirstChild(), Objects::nonNull, Node::getNext)
                .map(words::render)
                .toList();
        return new Text(OneLine.of(filled.subject()), paragraphs, markdown.html(filled.body()), action);
    }

    String plain(String language, String name, Text text, String link, String settingsLink) {
        return layout(plain, "layout." + language + ".txt", name, text, link, settingsLink);
    }

    String html(String language, String name, Text text, String link, String settingsLink) {
        List<String> paragraphs = text.markup().isEmpty() ? text.paragraphs() : List.of();
        Text shown = new Text(text.subject(), paragraphs, text.markup(), text.action());
        return layout(html, "layout." + language + ".html", name, shown, link, settingsLink);
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
                        "markup",
                        text.markup(),
                        "action",
                        text.action(),
                        "link",
                        link,
                        "settings",
                        settingsLink));
    }

    /** Instants as the reader writes them, and what is there in several languages in theirs. */
    static Map<String, Object> spoken(Map<String, Object> facts, String language, ZoneId zone) {
        Map<String, Object> spoken = new HashMap<>(facts);
        spoken.replaceAll((_, fact) ->
                fact instanceof Map<?, ?> texts ? texts.get(texts.containsKey(language) ? language : FALL_BACK) : fact);
        DateTimeFormatter format = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale(language))
                .withZone(zone);
        for (String name : INSTANTS) {
            if (facts.get(name) instanceof String instant) {
                spoken.put(name, format.format(Instant.parse(instant)));
            }
        }
        return spoken;
    }

    static Locale locale(String language) {
        return language.equals("en") ? Locale.UK : Locale.forLanguageTag(language);
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
