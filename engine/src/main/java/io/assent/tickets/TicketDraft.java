package io.assent.tickets;

import io.assent.shared.OneLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a requester says, lines as people read them; checked when it becomes a ticket. */
public record TicketDraft(
        @Nullable String title,
        @Nullable String description,
        String type,
        @Nullable Priority priority,
        @Nullable Instant dueDate,
        @Nullable String category,
        List<String> tags,
        List<UUID> watchers,
        Map<String, Object> customFields) {

    public TicketDraft {
        title = title == null ? null : OneLine.of(title);
        category = category == null ? null : OneLine.of(category);
        tags = OneLine.all(tags);
    }

    TicketDraft withPriority(@Nullable Priority other) {
        return new TicketDraft(title, description, type, other, dueDate, category, tags, watchers, customFields);
    }

    TicketDraft withTags(List<String> others) {
        return new TicketDraft(title, description, type, priority, dueDate, category, others, watchers, customFields);
    }
}
