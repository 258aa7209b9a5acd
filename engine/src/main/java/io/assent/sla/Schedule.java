package io.assent.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The instants of a clock, counted in one kind of time; whole milliseconds, since the engine's timers know no smaller. */
record Schedule(WorkingTime time, Instant startedAt, Instant warnAt, Instant dueAt, Instant escalateAt) {

    static Schedule of(Plan plan, Instant start, List<Pause> pauses) {
        WorkingTime time = plan.time();
        Instant from = millis(start);
        Duration target = time.between(from, time.plus(from, plan.target()));
        Duration pause =
                pauses.stream().map(one -> time.between(one.from(), one.to())).reduce(Duration.ZERO, Duration::plus);
        return new Schedule(
                time,
                from,
                millis(time.plus(
                        from,
                        target.multipliedBy(plan.warnPercent()).dividedBy(100).plus(pause))),
                millis(time.plus(from, target.plus(pause))),
                millis(time.plus(
                        from,
                        target.multipliedBy(100L + plan.escalatePercent())
                                .dividedBy(100)
                                .plus(pause))));
    }

    /** What is still to come moves by the time that counted during the pause. */
    Schedule after(Pause pause) {
        return new Schedule(time, startedAt, moved(warnAt, pause), moved(dueAt, pause), moved(escalateAt, pause));
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
