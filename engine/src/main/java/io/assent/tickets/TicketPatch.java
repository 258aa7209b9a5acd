package io.assent.tickets;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some properties of a ticket (RFC 7396): what is absent stays, {@code null} empties.
 *
 * @param customFields merged key by key
 */
record TicketPatch(
        @Nullable Optional<String> title,
        @Nullable Optional<String> description,
        @Nullable Optional<Priority> priority,
        @Nullable Optional<Instant> dueDate,
        @Nullable Optional<String> category,
        @Nullable Optional<List<String>> tags,
        @Nullable Optional<List<String>> watchers,
        @Nullable Map<String, @Nullable Object> customFields) {

    TicketDraft on(TicketDraft before, Function<List<String>, List<UUID>> persons) {
        Map<String, Object> answers = new LinkedHashMap<>(before.customFields());
        if (customFields != null) {
            customFields.forEach((key, value) -> {
                if (value == null) {
                    answers.remove(key);
                } else {
                    answers.put(key, value);
                }
            });
        }
        return new TicketDraft(
                or(title, before.title()),
                or(description, before.description()),
                before.type(),
                or(priority, before.priority()),
                or(dueDate, before.dueDate()),
                or(category, before.category()),
                tags == null ? before.tags() : tags.orElse(List.of()),
                watchers == null ? before.watchers() : persons.apply(watchers.orElse(List.of())),
                answers);
    }

    private static <T> @Nullable T or(@Nullable Optional<T> said, @Nullable T before) {
        return said == null ? before : said.orElse(null);
    }
}
