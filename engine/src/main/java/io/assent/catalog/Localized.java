package io.assent.catalog;

import java.util.Locale;
import java.util.Map;

/** A text in several languages; English is always there. */
public record Localized(Map<String, String> byLanguage) {

    /** A text of the platform itself. */
    public static Localized of(String english, String german) {
        return new Localized(Map.of("en", english, "de", german));
    }

    public String in(Locale locale) {
        return byLanguage.getOrDefault(locale.getLanguage(), byLanguage.getOrDefault("en", ""));
    }
}
