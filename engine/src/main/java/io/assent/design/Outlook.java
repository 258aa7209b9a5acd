package io.assent.design;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What moving a request to another release does to it.
 *
 * @param steps names of where it waits, as it is
 * @param effects what becomes different
 * @param obstacles why it cannot be moved; empty when it can
 */
public record Outlook(List<String> steps, Kept kept, List<Consequence> effects, List<Obstacle> obstacles) {

    static Outlook stays(List<String> steps, List<Obstacle> obstacles) {
        return new Outlook(steps, Kept.NOTHING, List.of(), obstacles);
    }

    boolean isMovable() {
        return obstacles.isEmpty();
    }

    /** How much stays as it is: what waits in inboxes, and until when the process waits by itself. */
    public record Kept(int tasks, int approvals, int timers, int clocks) {

        static final Kept NOTHING = new Kept(0, 0, 0, 0);
    }

    /** Something that becomes different. */
    public enum Kind {
        STATUS,
        STEP_RENAMED,
        TASK_NEW,
        TASK_GONE,
        CHOICES,
        OFFERED_TO_OTHERS,
        TIMER_NEW,
        TIMER_GONE,
        TIMER_CHANGED,
        ACTION_NEW,
        ACTION_GONE,
        /** The form does not ask for this any more. */
        ANSWER_NOT_TAKEN,
        ANSWER_REQUIRED,
        ANSWER_NOT_VALID
    }

    /**
     * One difference.
     *
     * @param name of the step, the timer or the action; key of the field
     * @param before, after statuses, names, choices or instants
     */
    public record Consequence(
            Kind kind,
            String name,
            @Nullable String before,
            @Nullable String after) {

        static Consequence of(Kind kind, String name) {
            return new Consequence(kind, name, null, null);
        }
    }

    /** Why a request stays where it is. */
    public enum Reason {
        ELEMENT_GONE,
        OTHER_KIND,
        ELSEWHERE,
        PROCESS_GONE,
        CALLS_ANOTHER,
        HELD,
        ENGINE,
        /** It has ended, was taken back or was moved meanwhile. */
        OVER,
        CHANGED_MEANWHILE,
        FAILED
    }

    /**
     * Something that is in the way.
     *
     * @param element its id in the model; empty when it is about none
     * @param name what the element is called
     * @param detail the engine's own words where it alone knows
     */
    public record Obstacle(Reason reason, String element, String name, String detail) {

        static Obstacle of(Reason reason, String detail) {
            return new Obstacle(reason, "", "", detail);
        }
    }
}
