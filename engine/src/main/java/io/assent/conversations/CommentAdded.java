package io.assent.conversations;

import io.assent.shared.Caller;
import io.assent.tickets.TicketView;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wrote on a ticket; published in the same transaction.
 *
 * @param text Markdown, as it was written
 * @param sharedWith who reads it besides the author, when it is private
 * @param mentioned persons named in the text who may read it
 * @param answered author of the comment it answers
 */
public record CommentAdded(
        Caller by,
        TicketView ticket,
        UUID comment,
        Visibility visibility,
        String text,
        Set<UUID> sharedWith,
        Set<UUID> mentioned,
        @Nullable UUID answered) {}
