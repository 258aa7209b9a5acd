package io.assent.inbox;

import io.assent.inbox.InboxItem.Kind;
import io.assent.tickets.Priority;
import io.assent.tickets.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the inbox with everything that it shows, so that a page needs no other table.
 *
 * @param task the engine's id of the user task
 * @param assignee who claimed it
 * @param standIns who sees it in whose place: substitute to absent person
 * @param outcomes what the person must choose from when completing; empty when nothing is asked
 */
public record InboxEntry(
        UUID id,
        Kind kind,
        TicketLine ticket,
        @Nullable String task,
        @Nullable String node,
        String step,
        List<UUID> principals,
        Map<UUID, UUID> standIns,
        @Nullable UUID assignee,
        @Nullable Instant claimedAt,
        @Nullable Instant dueAt,
        Instant offeredAt,
        List<String> actions,
        List<String> outcomes,
        Map<String, Object> facts) {

    /** The fact that names whom {@link Impartial} keeps from it. */
    public static final String PARTIAL = "partial";

    /** The fact, and the property of a step, that names who is {@linkplain AlsoAsked asked as well}. */
    public static final String ASKS = "asks";

    /** What the list shows of the ticket. */
    public record TicketLine(
            UUID id,
            @Nullable String number,
            String title,
            String type,
            Status status,
            Priority priority,
            UUID requester,
            String requesterName,
            @Nullable BigDecimal amount,
            @Nullable String currency) {}

    /** Who has claimed it, else all who may do it. */
    List<UUID> asked() {
        return assignee == null ? principals : List.of(assignee);
    }

    boolean isAssignedTo(UUID person) {
        return person.equals(assignee);
    }

    /** Whether the person stands in for who claimed it. */
    boolean isCoveredBy(UUID person) {
        return assignee != null && assignee.equals(standIns.get(person));
    }

    boolean isOfferedTo(List<UUID> who) {
        return principals.stream().anyMatch(who::contains) && who.stream().noneMatch(this::isPartial);
    }

    /** Whether the person may not do it, whoever offers it to them. */
    boolean isPartial(UUID person) {
        return facts.get(PARTIAL) instanceof List<?> partial && partial.contains(person.toString());
    }
}
