package io.assent.sla;

import java.time.Duration;
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
 * @param escalations how often those above were told
 * @param pauses the finished pauses, oldest first
 * @param earlier what became of the same promise before, where it is given again and again
 */
record SlaClock(
        UUID ticket,
        Promise promise,
        Schedule schedule,
        Stage stage,
        int escalations,
        @Nullable Instant pausedAt,
        @Nullable Instant metAt,
        List<Pause> pauses,
        Rounds earlier) {

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

    /** How often a promise was kept in time, and how often not. */
    record Rounds(int met, int breached) {

        static final Rounds NONE = new Rounds(0, 0);

        Rounds and(State last) {
            return last == State.BREACHED ? new Rounds(met, breached + 1) : new Rounds(met + 1, breached);
        }
    }

    static SlaClock started(UUID ticket, Promise promise, Plan plan, Instant now) {
        return new SlaClock(
                ticket, promise, Schedule.of(plan, now, List.of()), Stage.QUIET, 0, null, null, List.of(), Rounds.NONE);
    }

    /** The promise is given once more, after it was kept. */
    SlaClock again(Plan plan, Instant now) {
        SlaClock fresh = started(ticket, promise, plan, now);
        return fresh.with(fresh.schedule, fresh.stage, 0, null, null, List.of(), earlier.and(state()));
    }

    private SlaClock with(
            Schedule planned,
            Stage reached,
            int told,
            @Nullable Instant paused,
            @Nullable Instant met,
            List<Pause> account,
            Rounds rounds) {
        return new SlaClock(ticket, promise, planned, reached, told, paused, met, account, rounds);
    }

    Instant dueAt() {
        return schedule.dueAt();
    }

    boolean runs() {
        return metAt == null && pausedAt == null;
    }

    /** Plans again from the start, for example for another priority; a breach that was announced stays one. */
    SlaClock planned(Plan plan) {
        if (metAt != null || isBreached()) {
            return this;
        }
        Schedule anew = Schedule.of(plan, schedule.startedAt(), pauses);
        Stage reached = anew.warnAt().isAfter(schedule.warnAt()) ? Stage.QUIET : stage;
        return with(anew, reached, escalations, pausedAt, metAt, pauses, earlier);
    }

    SlaClock pause(Instant now) {
        return metAt == null && pausedAt == null
                ? with(schedule, stage, escalations, Schedule.millis(now), null, pauses, earlier)
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
        return with(running.schedule, reached, escalations, null, met, running.pauses, earlier);
    }

    /** The ticket came back: the time it was done does not count, all that was used before does. */
    SlaClock reopen(Instant now) {
        return metAt == null ? this : running(new Pause(metAt, Schedule.millis(now)));
    }

    private SlaClock running(Pause over) {
        List<Pause> account = Stream.concat(pauses.stream(), Stream.of(over)).toList();
        return with(schedule.after(over), stage, escalations, null, null, account, earlier);
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
            case ESCALATED -> escalations < schedule.levels() ? Optional.of(schedule.escalateAt()) : Optional.empty();
        };
    }

    boolean isDue(Instant now) {
        return pausedAt == null && next().filter(next -> !next.isAfter(now)).isPresent();
    }

    /** The next announcement has been made. */
    SlaClock announced() {
        if (stage.compareTo(Stage.BREACHED) < 0) {
            return with(schedule, Stage.values()[stage.ordinal() + 1], escalations, pausedAt, metAt, pauses, earlier);
        }
        int told = escalations + 1;
        Schedule further = told < schedule.levels() ? schedule.escalated() : schedule;
        return with(further, Stage.ESCALATED, told, pausedAt, metAt, pauses, earlier);
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

    /** Time that counted until an instant, pauses left out. */
    Duration elapsed(Instant now) {
        Instant end = end(now);
        return pauses.stream()
                .map(pause -> schedule.time().between(pause.from(), pause.to()))
                .reduce(schedule.time().between(schedule.startedAt(), end), Duration::minus);
    }

    /** Time that counts until it is due; negative after that. */
    Duration remaining(Instant now) {
        Instant end = end(now);
        return schedule.time().between(end, dueAt()).minus(schedule.time().between(dueAt(), end));
    }

    /** Where the account ends: when it was met, when it stopped, or now. */
    Instant end(Instant now) {
        Instant end = metAt != null ? metAt : pausedAt != null ? pausedAt : now;
        return end.isBefore(schedule.startedAt()) ? schedule.startedAt() : end;
    }
}
