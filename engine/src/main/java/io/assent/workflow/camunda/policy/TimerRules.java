package io.assent.workflow.camunda.policy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A timer says when it fires, in a way that the engine can read: told now, since later only a stuck ticket would tell. */
final class TimerRules {

    private static final Set<Class<?>> TELLING_TIME = Set.of(Instant.class, String.class, Object.class);

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Period LONGEST = Period.ofYears(10);
    private static final LocalDateTime A_DAY = LocalDateTime.of(2000, 1, 1, 12, 0);

    private final ExpressionRules expressions;

    TimerRules(ExpressionRules expressions) {
        this.expressions = expressions;
    }

    void judge(ModelElement timer, Findings findings) {
        List<ModelElement> dates = timer.children("timeDate");
        List<ModelElement> durations = timer.children("timeDuration");
        if (dates.isEmpty()
                && durations.isEmpty()
                && timer.children("timeCycle").isEmpty()) {
            findings.add(timer, "its timer says no time", "give it a duration such as P5D, or an instant of a view");
        }
        dates.forEach(date -> date(date, findings));
        durations.forEach(duration -> duration(duration, duration.text(), findings));
    }

    /** An instant, or the beginning of an interval that ends there. */
    private void date(ModelElement date, Findings findings) {
        String text = date.text();
        int end = text.indexOf('/') + 1;
        if (end > 0) {
            duration(date, text.substring(0, end - 1), findings);
        }
        judge(
                date,
                text.substring(end),
                "instant",
                Instant::parse,
                "write for example 2027-01-31T08:00:00Z, or read one: ${sla.nextInstant}",
                findings);
    }

    private void duration(ModelElement at, String text, Findings findings) {
        judge(
                at,
                text,
                "duration",
                TimerRules::duration,
                "write for example P5D for five days, or PT4H for four hours; from a minute up to ten years",
                findings);
    }

    private void judge(
            ModelElement time, String text, String kind, Function<String, ?> reader, String fix, Findings findings) {
        if (ExpressionRules.isExpression(text)) {
            Class<?> type = expressions.judge(time, text, findings);
            if (type != null && !TELLING_TIME.contains(type)) {
                findings.add(time, text + " is no " + kind, fix);
            }
        } else if (!canBeRead(text, reader)) {
            findings.add(time, "its timer says \"%s\", which is no %s".formatted(text, kind), fix);
        }
    }

    private static boolean canBeRead(String text, Function<String, ?> reader) {
        try {
            return reader.apply(text) != null;
        } catch (DateTimeException | ArithmeticException unreadable) {
            return false;
        }
    }

    /** Hours elapse, days keep the time of day; as the engine's own reading has it. Absent when a loop of it would never rest. */
    private static @Nullable TemporalAmount duration(String text) {
        TemporalAmount amount = text.contains("T") ? Duration.parse(text) : Period.parse(text);
        LocalDateTime end = A_DAY.plus(amount);
        return end.isBefore(A_DAY.plus(SHORTEST)) || end.isAfter(A_DAY.plus(LONGEST)) ? null : amount;
    }
}
