package io.assent.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as a requester writes it.
 *
 * @param ticketType key of the request type; ignored in a change
 * @param dueDate UTC
 * @param watchers ids or e-mail addresses
 * @param customFields answers to the form of the request type
 * @param draft keep it as a draft: checked for types only, no number, no process
 */
public record TicketRequest(
        @Nullable String title,
        @Nullable String description,
        @Nullable String ticketType,
        @Nullable Priority priority,
        @Nullable Instant dueDate,
        @Nullable String category,
        @Nullable List<String> tags,
        @Nullable List<String> watchers,
        @Nullable Map<String, Object> customFields,
        @Nullable Boolean draft) {

    TicketDraft asDraft(String type, List<UUID> whoWatches) {
        return new TicketDraft(
                title,
                description,
                type,
                priority,
                dueDate,
                category,
                Objects.requireNonNullElse(tags, List.of()),
                whoWatches,
                Objects.requireNonNullElse(customFields, Map.of()));
    }
}
