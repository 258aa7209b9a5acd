package io.assent.workflow;

/**
 * Why a ticket's process cannot go on in another release.
 *
 * @param node id of the element in the process as it runs; the process's key when it is about all of it
 * @param name what the element is called there
 * @param detail the engine's own words where it alone knows
 */
public record MigrationObstacle(Reason reason, String process, String node, String name, String detail) {

    /** What is different, that must not be. */
    public enum Reason {
        /** The element is gone. */
        ELEMENT_GONE,
        /** It is another kind of element, or asks for another kind of thing. */
        OTHER_KIND,
        /** It is inside of another sub-process. */
        ELSEWHERE,
        /** There is no such process any more. */
        PROCESS_GONE,
        /** It calls another process than the one that runs. */
        CALLS_ANOTHER,
        /** An administrator holds it. */
        HELD,
        /** Something else that the engine cannot do. */
        ENGINE
    }
}
