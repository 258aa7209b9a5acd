package io.assent.shared;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a person types, as a query for {@code to_tsquery('simple', …)}: every word must begin a word of the text. */
public final class SearchWords {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private SearchWords() {}

    /** Anything that the query language would read is taken out. */
    public static String query(String text) {
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(word -> beginning(word.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(" & "));
    }

    /** PostgreSQL reads the 2026 of FIN-2026-000123 as minus 2026. */
    private static String beginning(String word) {
        boolean number = word.chars().allMatch(Character::isDigit);
        return number ? "(%1$s:* | '-%1$s':*)".formatted(word) : word + ":*";
    }
}
