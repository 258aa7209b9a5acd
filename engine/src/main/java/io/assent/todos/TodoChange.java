package io.assent.todos;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about a task. What is absent stays as it is; an empty optional takes the value away.
 *
 * @param assignee id or e-mail address
 * @param dueDate UTC
 * @param done ticked off, or open again
 */
record TodoChange(
        @Nullable String title,
        @Nullable Optional<String> assignee,
        @Nullable Optional<Instant> dueDate,
        @Nullable Boolean done) {

    /** Whether nothing is said but that it is done or not. */
    boolean onlyTicks() {
        return title == null && assignee == null && dueDate == null;
    }
}
