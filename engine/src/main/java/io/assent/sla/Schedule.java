package io.assent.sla;

import io.assent.calendars.WorkingTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The instants of a clock, counted in one kind of time; whole milliseconds, since the engine's timers know no smaller.
 *
 * @param escalateAt when those above are told next
 * @param again time that counts until those above them are told
 * @param levels how far up the chain
 */
record Schedule(
        WorkingTime time,
        Instant startedAt,
        Instant warnAt,
        Instant dueAt,
        Instant escalateAt,
        Duration again,
        int levels) {

    static Schedule of(Plan plan, Instant start, List<Pause> pauses) {
        WorkingTime time = plan.time();
        Instant from = millis(start);
        Duration target = time.between(from, time.plus(from, plan.target()));
        Duration pause =
                pauses.stream().map(one -> time.between(one.from(), one.to())).reduce(Duration.ZERO, Duration::plus);
        Duration again = target.multipliedBy(plan.escalatePercent()).dividedBy(100);
        return new Schedule(
                time,
                from,
                millis(time.plus(
                        from,
                        target.multipliedBy(plan.warnPercent()).dividedBy(100).plus(pause))),
                millis(time.plus(from, target.plus(pause))),
                millis(time.plus(from, target.plus(again).plus(pause))),
                Duration.ofMillis(again.toMillis()),
                plan.escalateLevels());
    }

    /** What is still to come moves by the time that counted during the pause. */
    Schedule after(Pause pause) {
        return new Schedule(
                time, startedAt, moved(warnAt, pause), moved(dueAt, pause), moved(escalateAt, pause), again, levels);
    }

    /** Those above were told; the next are those above them. */
    Schedule escalated() {
        return new Schedule(time, startedAt, warnAt, dueAt, millis(time.plus(escalateAt, again)), again, levels);
    }

    private Instant moved(Instant planned, Pause pause) {
        return planned.isAfter(pause.from())
                ? millis(time.plus(pause.to(), time.between(pause.from(), planned)))
                : planned;
    }

    static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
