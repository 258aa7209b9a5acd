package io.assent.tickets;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.assent.people.PersonRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as the API tells it.
 *
 * @param ticketNumber absent while it is a draft that was never sent
 * @param descriptionHtml the description, rendered from Markdown and sanitised
 * @param amount money of the request, absent for types without
 * @param actions what the caller may do with it now
 * @param facets what other modules add, for example {@code sla}
 */
record TicketResponse(
        UUID id,
        @Nullable String ticketNumber,
        String title,
        String description,
        @Nullable String descriptionHtml,
        Status status,
        Priority priority,
        String ticketType,
        PersonRef requester,
        @Nullable PersonRef assignee,
        @Nullable Named department,
        @Nullable String category,
        List<String> tags,
        List<PersonRef> watchers,
        @Nullable Money amount,
        Map<String, Object> customFields,
        @Nullable Instant dueDate,
        int revision,
        @Nullable List<String> actions,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant completedAt,
        @JsonAnyGetter Map<String, Object> facets) {

    /** An amount with its currency (ISO 4217); the amount is a decimal text so that nothing is rounded on the way. */
    public record Money(String amount, @Nullable String currency) {}

    /** A thing with a name. */
    record Named(UUID id, String name) {}
}
