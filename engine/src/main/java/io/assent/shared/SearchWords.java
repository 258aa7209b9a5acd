package io.assent.shared;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a person types, as a query for {@code to_tsquery('simple', …)}: every word must begin a word of the text. */
public final class SearchWords {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private static final int FEWEST = 4;
    private static final int MOST = 40;

    /** The digits of a ticket's number, as {@code 000123}. */
    private static final int NUMBER = 6;

    private SearchWords() {}

    /** Anything that the query language would read is taken out. */
    public static String query(String text) {
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(word -> beginning(word.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(" & "));
    }

    /** The words that may be misspelt, the longest first; those of few letters are like too much. */
    public static String[] typed(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .filter(word -> word.length() >= FEWEST && word.length() <= MOST && !isNumber(word))
                .sorted(Comparator.comparing(String::length).reversed())
                .toArray(String[]::new);
    }

    /** PostgreSQL reads the 2026 of FIN-2026-000123 as minus 2026; people leave its zeros out. */
    private static String beginning(String word) {
        if (!isNumber(word)) {
            return word + ":*";
        }
        String part = word.replaceFirst("^0+(?=.)", "");
        return part.length() < NUMBER
                ? "(%1$s:* | '-%1$s':* | '-%2$s')".formatted(word, "0".repeat(NUMBER - part.length()) + part)
                : "(%1$s:* | '-%1$s':*)".formatted(word);
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(Character::isDigit);
    }
}
