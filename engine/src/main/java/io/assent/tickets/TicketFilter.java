package io.assent.tickets;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets a list shows; empty lists and absent values do not restrict.
 *
 * @param group key of the group in whose queue they are
 */
record TicketFilter(
        List<Status> status,
        List<String> type,
        List<Priority> priority,
        @Nullable UUID assignee,
        @Nullable UUID requester,
        @Nullable String category,
        @Nullable String tag,
        @Nullable UUID property,
        @Nullable UUID room,
        @Nullable String group,
        @Nullable String text,
        boolean overdue,
        @Nullable Instant createdFrom,
        @Nullable Instant createdTo) {

    /** Everything with these words. */
    static TicketFilter words(String text) {
        return new TicketFilter(
                List.of(), List.of(), List.of(), null, null, null, null, null, null, null, text, false, null, null);
    }
}
