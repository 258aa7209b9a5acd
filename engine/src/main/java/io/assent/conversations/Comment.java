package io.assent.conversations;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One comment on a ticket.
 *
 * @param text Markdown
 * @param sharedWith who reads it besides the author, when it is private
 * @param version counts edits, from 1
 * @param removedAt when the author took it back; then there is no text any more
 */
public record Comment(
        UUID id,
        UUID tenant,
        UUID ticket,
        @Nullable UUID parent,
        UUID author,
        Visibility visibility,
        Set<UUID> sharedWith,
        Set<UUID> mentions,
        String text,
        long version,
        Instant createdAt,
        @Nullable Instant editedAt,
        @Nullable Instant removedAt) {

    /** A text the comment had before. */
    public record Edit(long version, String text, Instant replacedAt) {}
}
