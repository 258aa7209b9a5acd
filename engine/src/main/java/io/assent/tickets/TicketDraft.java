package io.assent.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a requester says; checked when it becomes a ticket. */
public record TicketDraft(
        @Nullable String title,
        @Nullable String description,
        String type,
        @Nullable Priority priority,
        @Nullable Instant dueDate,
        @Nullable String category,
        List<String> tags,
        List<UUID> watchers,
        Map<String, Object> customFields) {}
