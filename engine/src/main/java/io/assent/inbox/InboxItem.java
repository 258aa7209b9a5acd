package io.assent.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for people.
 *
 * @param id the approval's id or the task's own id; what the API calls it
 * @param task the engine's id of the user task; absent for approvals, which complete it by their own rule, and for tasks beside the process
 * @param step name of the step as drawn in the model
 * @param principals ids of persons and groups who may act
 * @param assignee who claimed it; nobody else sees it then
 * @param dueAt of an approval, a task, or work whose step has a time of its own; other work and answers are due with their ticket
 * @param facts small things the list shows, for example {@code on_behalf_of}
 */
public record InboxItem(
        UUID id,
        Kind kind,
        UUID ticket,
        @Nullable String task,
        String step,
        Set<UUID> principals,
        @Nullable UUID assignee,
        @Nullable Instant dueAt,
        List<String> actions,
        Map<String, Object> facts) {

    /** What is asked of the person. */
    public enum Kind {
        APPROVAL,
        ANSWER,
        WORK,
        /** A task that a colleague wrote down beside the process; it has no step there. */
        TODO
    }
}
