package io.assent.approvals;

import io.assent.shared.OneLine;
import io.assent.shared.OpenTime;
import java.time.DateTimeException;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of an approval policy that {@link Planner} reads, and what may stand in them. */
enum PolicyOutput {
    LEVEL("level", PolicyOutput::isLevel, "write a whole number from 1"),
    APPROVER("approver", text(said -> Approver.parse(said).isPresent()), "write one of " + Approver.examples()),
    RULE("rule", text(PolicyOutput::isRule), "write any, all or quorum:2"),
    REMIND_AFTER("remindAfter", text(PolicyOutput::isPeriod), "write for example P1D or PT4H, up to a year"),
    ESCALATE_AFTER("escalateAfter", text(PolicyOutput::isPeriod), "write for example P3D or PT8H, up to a year"),
    HOURS("hours", text(PolicyOutput::isHours), "write business or always"),
    ON_TIMEOUT("onTimeout", text(PolicyOutput::isOnTimeout), "write wait, escalate or reject; silence never approves"),
    STEP_UP("stepUp", Boolean.class::isInstance, "write true or false"),
    BULK("bulk", Boolean.class::isInstance, "write true or false"),
    AD_HOC("adHoc", Boolean.class::isInstance, "write true or false"),
    FALLBACK("fallback", text(said -> said.matches("group:\\S+")), "write group: and the key of a group"),
    REASON("reason", text(said -> true), "write a sentence that the approver reads");

    /** Where silence is no answer, once a cell says that it computes one: others would be asked than the policy means. */
    private static final Set<PolicyOutput> DECISIVE = EnumSet.of(LEVEL, APPROVER, RULE);

    private final String column;
    private final Predicate<Object> fits;
    private final String fix;

    PolicyOutput(String column, Predicate<Object> fits, String fix) {
        this.column = column;
        this.fits = fits;
        this.fix = fix;
    }

    String column() {
        return column;
    }

    static Optional<PolicyOutput> of(String column) {
        return Arrays.stream(values())
                .filter(each -> each.column.equals(column))
                .findFirst();
    }

    /** What to write instead; an empty text says nothing, as an empty cell does. */
    Optional<String> objection(Object value) {
        boolean silent = value instanceof String text && text.isBlank();
        return silent || fits.test(value) ? Optional.empty() : Optional.of(fix);
    }

    /** What is wrong with a value that a cell has computed, as the end of a sentence; an empty cell has computed none. */
    Optional<String> fault(@Nullable Object value) {
        if (value == null) {
            return DECISIVE.contains(this) ? Optional.of("the expression comes to nothing") : Optional.empty();
        }
        return objection(value).map(fix -> "\"%s\" is not understood; %s".formatted(OneLine.of(value.toString()), fix));
    }

    private static Predicate<Object> text(Predicate<String> fits) {
        return value -> value instanceof String text && fits.test(text);
    }

    private static boolean isLevel(Object value) {
        return value instanceof Number level && level.doubleValue() >= 1 && level.doubleValue() == level.intValue();
    }

    private static boolean isRule(String text) {
        try {
            return Rule.parse(text).quorum() >= 0;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    private static boolean isPeriod(String text) {
        try {
            TemporalAmount period = PlannedStep.period(text);
            return period != null && OpenTime.canBeCounted(period);
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    private static boolean isHours(String text) {
        return Arrays.stream(PlannedStep.StepHours.values())
                .anyMatch(hours -> hours.name().equalsIgnoreCase(text.strip()));
    }

    private static boolean isOnTimeout(String text) {
        return Arrays.stream(PlannedStep.OnTimeout.values())
                .map(Enum::name)
                .collect(Collectors.toSet())
                .contains(text.toUpperCase(Locale.ROOT));
    }
}
