package io.assent.scenarios;

import io.assent.forms.Form;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a request what would tell whose it is. Amounts and choices stay, since processes go by them; persons become what they are
 * to the requester, what people wrote becomes other words, and all days move to another week together.
 */
final class Disguise {

    private static final String WORDS = "Some words";
    private static final LocalDate MONDAY = LocalDate.of(2040, 3, 5);
    private static final int LENGTH_OF_A_DAY = "2040-03-05".length();

    private final Form form;
    private final Collection<byte[]> files;
    private final ZoneId zone;
    private final LocalDateTime at;
    private final long weeks;

    /**
     * @param files of the pack: a text that they compare with is theirs and stays
     * @param at when the request was made
     */
    Disguise(Form form, Collection<byte[]> files, Instant at, ZoneId zone) {
        this.form = form;
        this.files = files;
        this.zone = zone;
        this.at = LocalDateTime.ofInstant(at, zone);
        this.weeks = ChronoUnit.WEEKS.between(
                this.at.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), MONDAY);
    }

    /** The same hour of the same day of another week. */
    Instant at() {
        return at.truncatedTo(ChronoUnit.HOURS).plusWeeks(weeks).atZone(zone).toInstant();
    }

    /** @return null for null */
    @Nullable
    String saying(@Nullable String words) {
        return words == null || words.isBlank() ? null : WORDS;
    }

    /** @param who what the person with an address is to the requester; empty where it is no address of anybody */
    Map<String, Object> answers(Map<String, Object> answers, Function<String, Optional<String>> who) {
        Map<String, Object> masked = new LinkedHashMap<>();
        for (String key : form.keys()) {
            Object answer = answers.get(key);
            if (answer instanceof String text) {
                masked.put(key, text(key, text, who));
            } else if (answer != null) {
                masked.put(key, answer);
            }
        }
        return masked;
    }

    private String text(String key, String text, Function<String, Optional<String>> who) {
        if (form.isDay(key) && text.length() >= LENGTH_OF_A_DAY) {
            LocalDate day = LocalDate.parse(text.substring(0, LENGTH_OF_A_DAY));
            return day.plusWeeks(weeks) + text.substring(LENGTH_OF_A_DAY);
        }
        if (is(key, "properties")) {
            return "{property}";
        }
        if (is(key, "rooms")) {
            return "{room}";
        }
        if (!form.isText(key) || text.isBlank() || isOfThePack(text)) {
            return text;
        }
        return who.apply(text).map("{%s}"::formatted).orElseGet(() -> other(text));
    }

    private boolean is(String key, String source) {
        return form.fieldFrom(source).filter(key::equals).isPresent();
    }

    private boolean isOfThePack(String text) {
        return files.stream()
                .map(file -> new String(file, StandardCharsets.UTF_8))
                .anyMatch(file -> file.contains("\"" + text + "\"") || file.contains("'" + text + "'"));
    }

    /** A word and a number keep their shape, which the form may insist on. */
    private static String other(String text) {
        return text.strip().matches("\\S+|\\P{L}+")
                ? text.replaceAll("\\p{Lu}", "A")
                        .replaceAll("[\\p{L}&&[^\\p{Lu}]]", "a")
                        .replaceAll("\\d", "1")
                : WORDS;
    }
}
