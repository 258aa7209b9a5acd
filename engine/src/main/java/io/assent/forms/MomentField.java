package io.assent.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A date, a time or both, as form-js writes them (ISO 8601).
 *
 * @param withOffset whether the time says its distance to UTC
 * @param notPassed whether days before today are refused; today is taken where the day ends last on earth
 * @param notBefore the key of another such field, which this one does not come before
 */
record MomentField(
        Question question,
        Kind kind,
        boolean withOffset,
        boolean notPassed,
        @Nullable String notBefore,
        Clock clock) implements Field {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    /** What is asked for. */
    enum Kind {
        DATE,
        TIME,
        DATETIME
    }

    @Override
    public List<Finding> checkType(JsonNode answer) {
        return answer.isTextual() && parses(answer.textValue())
                ? List.of()
                : List.of(new Finding(
                        kind == Kind.TIME ? "NOT_A_TIME" : "NOT_A_DATE",
                        "%s takes a %s such as %s."
                                .formatted(question.name(), kind.name().toLowerCase(Locale.ROOT), example())));
    }

    @Override
    public List<Finding> checkRules(JsonNode answer) {
        if (kind == Kind.TIME) {
            return List.of();
        }
        LocalDate day = LocalDate.from(parse(answer.textValue()));
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            return List.of(new Finding(
                    "OUT_OF_RANGE",
                    "%s takes a year from %d to %d.".formatted(question.name(), FIRST_YEAR, LAST_YEAR)));
        }
        return List.of();
    }

    /** Apart from the other rules, because a day that was right when it was answered may pass. */
    List<Finding> checkNotPassed(JsonNode answer) {
        return notPassed
                        && kind != Kind.TIME
                        && LocalDate.from(parse(answer.textValue())).isBefore(today())
                ? List.of(new Finding("IN_THE_PAST", "%s takes today or a later day.".formatted(question.name())))
                : List.of();
    }

    /** @param first the answer to the field that this one does not come before */
    List<Finding> checkNotBefore(JsonNode answer, JsonNode first, String firstName) {
        return answer.textValue().compareTo(first.textValue()) < 0
                ? List.of(new Finding("TOO_EARLY", "%s does not come before %s.".formatted(question.name(), firstName)))
                : List.of();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(-12));
    }

    /** As people write it in their language and zone; the text itself where it is no moment. */
    String said(String text, Locale locale, ZoneId zone) {
        if (!parses(text)) {
            return text;
        }
        DateTimeFormatter format = switch (kind) {
            case DATE -> DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM);
            case TIME -> DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);
            case DATETIME -> DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);
        };
        TemporalAccessor moment = parse(text);
        return format.withLocale(locale)
                .format(moment instanceof OffsetDateTime instant ? instant.atZoneSameInstant(zone) : moment);
    }

    private boolean parses(String text) {
        try {
            TemporalAccessor moment = parse(text);
            return kind == Kind.TIME || moment.get(ChronoField.YEAR) > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private TemporalAccessor parse(String text) {
        return switch (kind) {
            case DATE -> DateTimeFormatter.ISO_LOCAL_DATE.parse(text, LocalDate::from);
            case TIME ->
                withOffset
                        ? DateTimeFormatter.ISO_OFFSET_TIME.parse(text, OffsetTime::from)
                        : DateTimeFormatter.ISO_LOCAL_TIME.parse(text, LocalTime::from);
            case DATETIME ->
                withOffset
                        ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, OffsetDateTime::from)
                        : DateTimeFormatter.ISO_LOCAL_DATE_TIME.parse(text, LocalDateTime::from);
        };
    }

    private String example() {
        String offset = withOffset ? "Z" : "";
        return switch (kind) {
            case DATE -> "2027-03-31";
            case TIME -> "14:30" + offset;
            case DATETIME -> "2027-03-31T14:30" + offset;
        };
    }
}
