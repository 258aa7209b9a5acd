package io.assent.catalog;

import java.util.Locale;
import java.util.Map;

/** A text in several languages; English is always there. */
public record Localized(Map<String, String> byLanguage) {

    public String in(Locale locale) {
        return byLanguage.getOrDefault(locale.getLanguage(), byLanguage.getOrDefault("en", ""));
    }
}
