package io.assent.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How people write answers into a table, in English and in German. What may mean two things is left a text. */
final class Cells {

    /** {@code 1234.5}, {@code 1,234.50}. */
    private static final Pattern POINT = Pattern.compile("-?(\\d{1,15}|\\d{1,3}(,\\d{3})+(?=\\.))(\\.\\d{1,6})?");

    /** {@code 1234,5}, {@code 1.234,50}; three digits behind the comma could be thousands. */
    private static final Pattern COMMA = Pattern.compile("-?(\\d{1,15}|\\d{1,3}(\\.\\d{3})+),(\\d{1,2}|\\d{4,6})");

    private static final List<String> YES = List.of("true", "yes", "ja", "x", "1");
    private static final List<String> NO = List.of("false", "no", "nein", "0");
    private static final DateTimeFormatter GERMAN_DAY =
            DateTimeFormatter.ofPattern("d.M.uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private Cells() {}

    static Object number(String text) {
        String digits = text.replaceAll("[\\s\\u00a0\\u202f'’]", "");
        if (POINT.matcher(digits).matches()) {
            return new BigDecimal(digits.replace(",", ""));
        }
        if (COMMA.matcher(digits).matches()) {
            return new BigDecimal(digits.replace(".", "").replace(',', '.'));
        }
        return text;
    }

    static Object yesOrNo(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return YES.contains(word) ? Boolean.TRUE : NO.contains(word) ? Boolean.FALSE : text;
    }

    static String day(String text) {
        try {
            return LocalDate.parse(text, GERMAN_DAY).toString();
        } catch (DateTimeException notWrittenSo) {
            return text;
        }
    }

    static Object choice(String text, List<JsonNode> values) {
        return values.stream()
                .filter(value -> value.asText().equalsIgnoreCase(text))
                .findFirst()
                .<Object>map(Cells::value)
                .orElse(text);
    }

    /** Parted by commas or semicolons. */
    static List<Object> choices(String text, List<JsonNode> values) {
        return Arrays.stream(text.split("[,;]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(word -> choice(word, values))
                .toList();
    }

    private static Object value(JsonNode value) {
        return value.isNumber() ? value.decimalValue() : value.isBoolean() ? value.booleanValue() : value.asText();
    }
}
