package io.assent.scenarios;

import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What happens in a step of a scenario, told as a sentence: "manager approves", "5 days pass". */
public sealed interface Act {

    /** Time goes by. */
    record Pass(String sentence, TemporalAmount time) implements Act {}

    /**
     * Somebody does something.
     *
     * @param who as {@link Cast} understands it
     * @param object what the verb takes: the outcome of a task, or a delegate
     */
    record Deed(
            String sentence,
            String who,
            Verb verb,
            @Nullable String object,
            @Nullable String saying,
            Map<String, Object> answering)
            implements Act {}

    /** What people can do. */
    enum Verb {
        APPROVES,
        REJECTS,
        ASKS,
        ANSWERS,
        DELEGATES,
        ESCALATES,
        SENDS_BACK,
        RESUBMITS,
        CLAIMS,
        RETURNS,
        COMPLETES,
        RAISES,
        CHANGES,
        SUBMITS,
        WITHDRAWS,
        CANCELS,
        REOPENS,
        CLOSES
    }

    Pattern DEED = Pattern.compile("(?<who>\\S.*?) (?<verb>" + verbs() + ")(?: (?:to )?(?<object>.+))?");
    Pattern PASS = Pattern.compile("(?<number>\\d{1,4}) (?<unit>minute|hour|day|week)s? pass(?:es)?");

    String sentence();

    /** @return null when the sentence is none of ours */
    static @Nullable Act of(String sentence, @Nullable String saying, Map<String, Object> answering) {
        Matcher pass = PASS.matcher(sentence);
        if (pass.matches()) {
            return new Pass(sentence, time(Integer.parseInt(pass.group("number")), pass.group("unit")));
        }
        Matcher deed = DEED.matcher(sentence);
        return deed.matches()
                ? new Deed(
                        sentence,
                        deed.group("who"),
                        Verb.valueOf(deed.group("verb").toUpperCase(Locale.ROOT).replace(' ', '_')),
                        deed.group("object"),
                        saying,
                        answering)
                : null;
    }

    /** For the reader of a refusal. */
    static String verbs() {
        StringBuilder verbs = new StringBuilder();
        for (Verb verb : Verb.values()) {
            verbs.append(verbs.isEmpty() ? "" : "|").append(words(verb));
        }
        return verbs.toString();
    }

    private static String words(Verb verb) {
        return verb.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static TemporalAmount time(int number, String unit) {
        return switch (unit) {
            case "minute" -> Duration.ofMinutes(number);
            case "hour" -> Duration.ofHours(number);
            case "day" -> Period.ofDays(number);
            default -> Period.ofWeeks(number);
        };
    }
}
