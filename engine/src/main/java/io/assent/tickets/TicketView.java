package io.assent.tickets;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as other modules see it.
 *
 * @param number absent while it is a draft that was never submitted
 * @param type key of the request type, for example {@code purchase}
 * @param release the release of the pack it runs on
 * @param revision counts edits of its words and answers; a decision is bound to the revision it was made on
 * @param version counts every write; the ETag
 * @param customFields the form's answers by key
 * @param held why an administrator holds its processes; absent while they may go on
 * @param amount taken from the form, for lists and decisions
 */
public record TicketView(
        UUID id,
        UUID tenant,
        @Nullable String number,
        String type,
        UUID release,
        String title,
        String description,
        Status status,
        Priority priority,
        @Nullable String category,
        UUID requester,
        @Nullable UUID department,
        @Nullable UUID assignee,
        @Nullable Instant dueDate,
        Map<String, Object> customFields,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        List<String> tags,
        List<UUID> watchers,
        int revision,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant completedAt,
        @Nullable String held) {}
