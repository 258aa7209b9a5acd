package io.assent.catalog;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** What the models of a release say, in other languages: the English text to its translation, by language. */
public record Wording(Map<String, Map<String, String>> byLanguage) {

    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");

    /** The text as it is when there is no translation. */
    public String in(Locale locale, String english) {
        return byLanguage.getOrDefault(locale.getLanguage(), Map.of()).getOrDefault(english, english);
    }

    /** The text in every language in which the release says it. */
    public Localized everywhere(String english) {
        Map<String, String> texts = new HashMap<>(Map.of("en", english));
        byLanguage.forEach((language, wording) -> texts.put(language, wording.getOrDefault(english, english)));
        return new Localized(texts);
    }

    /** A BPMN document with its names in the language. */
    public String drawnIn(Locale locale, String bpmn) {
        if (!byLanguage.containsKey(locale.getLanguage())) {
            return bpmn;
        }
        return NAME.matcher(bpmn).replaceAll(found -> {
            String name = in(locale, HtmlUtils.htmlUnescape(found.group(1)));
            return Matcher.quoteReplacement("name=\"" + HtmlUtils.htmlEscapeDecimal(name) + "\"");
        });
    }
}
