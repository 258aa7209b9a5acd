package io.assent.todos;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do.
 *
 * @param assignee who is to do it; nobody in particular when absent
 */
record Todo(
        UUID id,
        UUID ticket,
        String title,
        @Nullable UUID assignee,
        @Nullable Instant dueDate,
        @Nullable Instant doneAt,
        @Nullable UUID doneBy,
        UUID createdBy,
        Instant createdAt,
        long version) {

    boolean isDone() {
        return doneAt != null;
    }

    Todo done(@Nullable Instant at, @Nullable UUID by) {
        return new Todo(id, ticket, title, assignee, dueDate, at, by, createdBy, createdAt, version);
    }

    Todo saying(String otherTitle, @Nullable UUID otherAssignee, @Nullable Instant otherDueDate) {
        return new Todo(
                id, ticket, otherTitle, otherAssignee, otherDueDate, doneAt, doneBy, createdBy, createdAt, version);
    }
}
