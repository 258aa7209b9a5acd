package io.assent.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a release tells people in words of its own.
 *
 * @param byName such as {@code ticket-approved.de}
 */
public record PackTemplates(Map<String, PackTemplate> byName) {

    /** In which the platform writes to people. */
    public static final List<String> LANGUAGES = List.of("en", "de");

    static final String FOLDER = "templates/";
    static final String END = ".md";

    /** @param event as files call it: {@code ticket-approved} */
    public Optional<PackTemplate> find(String event, String language) {
        return Optional.ofNullable(byName.get(event + "." + language));
    }

    /** Keys of the fields that are named in any language; nothing where it has no words for the event. */
    public Optional<Set<String>> fields(String event) {
        List<PackTemplate> all = LANGUAGES.stream()
                .flatMap(language -> find(event, language).stream())
                .toList();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.stream()
                        .flatMap(template -> template.fields().stream())
                        .collect(Collectors.toSet()));
    }

    /** The file of a text. */
    public static String file(TemplateEvent event, String language) {
        return FOLDER + event.key() + "." + language + END;
    }
}
