package io.assent.sla;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The clock of one promise for one ticket. It is planned ahead; a pause moves what is still to come by the time that counted
 * while it lasted.
 *
 * @param stage what has been announced
 * @param pauses the finished pauses, oldest first
 */
record SlaClock(
        UUID ticket,
        Promise promise,
        Schedule schedule,
        Stage stage,
        @Nullable Instant pausedAt,
        @Nullable Instant metAt,
        List<Pause> pauses) {

    /** How far the announcements got. */
    enum Stage {
        QUIET,
        WARNED,
        BREACHED,
        ESCALATED
    }

    /** What people are told. A promise that was kept too late stays {@code BREACHED}. */
    enum State {
        RUNNING,
        PAUSED,
        MET,
        BREACHED
    }

    static SlaClock started(UUID ticket, Promise promise, Plan plan, Instant now) {
        return new SlaClock(ticket, promise, Schedule.of(plan, now, List.of()), Stage.QUIET, null, null, List.of());
    }

    Instant dueAt() {
        return schedule.dueAt();
    }

    /** Plans again from the start, for example for another priority; a breach that was announced stays one. */
    SlaClock planned(Plan plan) {
        if (metAt != null || isBreached()) {
            return this;
        }
        Schedule again = Schedule.of(plan, schedule.startedAt(), pauses);
        Stage reached = again.warnAt().isAfter(schedule.warnAt()) ? Stage.QUIET : stage;
        return new SlaClock(ticket, promise, again, reached, pausedAt, metAt, pauses);
    }

    SlaClock pause(Instant now) {
        return metAt == null && pausedAt == null
                ? new SlaClock(ticket, promise, schedule, stage, Schedule.millis(now), null, pauses)
                : this;
    }

    SlaClock resume(Instant now) {
        return pausedAt == null ? this : running(new Pause(pausedAt, Schedule.millis(now)));
    }

    /** The promise is kept, in time or not. */
    SlaClock meet(Instant now) {
        if (metAt != null) {
            return this;
        }
        SlaClock running = resume(now);
        Instant met = Schedule.millis(now);
        Stage reached = met.isAfter(running.dueAt()) && !isBreached() ? Stage.BREACHED : stage;
        return new SlaClock(ticket, promise, running.schedule, reached, null, met, running.pauses);
    }

    /** The ticket came back: the time it was done does not count, all that was used before does. */
    SlaClock reopen(Instant now) {
        return metAt == null ? this : running(new Pause(metAt, Schedule.millis(now)));
    }

    private SlaClock running(Pause over) {
        List<Pause> account = Stream.concat(pauses.stream(), Stream.of(over)).toList();
        return new SlaClock(ticket, promise, schedule.after(over), stage, null, null, account);
    }

    /** The next instant at which something is to be announced; nothing when all was said or the promise is kept. */
    Optional<Instant> next() {
        if (metAt != null) {
            return Optional.empty();
        }
        return switch (stage) {
            case QUIET -> Optional.of(schedule.warnAt());
            case WARNED -> Optional.of(schedule.dueAt());
            case BREACHED -> Optional.of(schedule.escalateAt());
            case ESCALATED -> Optional.empty();
        };
    }

    boolean isDue(Instant now) {
        return pausedAt == null && next().filter(next -> !next.isAfter(now)).isPresent();
    }

    /** The next announcement has been made. */
    SlaClock announced() {
        return new SlaClock(ticket, promise, schedule, Stage.values()[stage.ordinal() + 1], pausedAt, metAt, pauses);
    }

    State state() {
        if (isBreached()) {
            return State.BREACHED;
        }
        if (metAt != null) {
            return State.MET;
        }
        return pausedAt == null ? State.RUNNING : State.PAUSED;
    }

    private boolean isBreached() {
        return stage.compareTo(Stage.BREACHED) >= 0;
    }
}
