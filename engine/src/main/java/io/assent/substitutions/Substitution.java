package io.assent.substitutions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person stands in for another for a time.
 *
 * @param person who is away
 * @param until the first instant at which it no longer holds
 * @param ticketTypes keys of request types; empty for all
 * @param over it holds for requests of more than this; absent for any
 * @param limit the highest amount of a request it holds for; absent for any
 * @param setBy the absent person, or who arranged it for them
 * @param beganAt when people were told that it had begun
 * @param endedAt when it ended, at its time or before
 */
public record Substitution(
        UUID id,
        UUID tenant,
        UUID person,
        UUID substitute,
        Instant from,
        Instant until,
        Set<String> ticketTypes,
        @Nullable Limit over,
        @Nullable Limit limit,
        UUID setBy,
        Instant createdAt,
        @Nullable Instant beganAt,
        @Nullable Instant endedAt,
        long version) {

    /** @param currency ISO 4217 */
    public record Limit(BigDecimal amount, String currency) {}

    /** Where it stands in time. */
    public enum State {
        PLANNED,
        CURRENT,
        ENDED
    }

    public State state(Instant now) {
        if (endedAt != null || !now.isBefore(until)) {
            return State.ENDED;
        }
        return now.isBefore(from) ? State.PLANNED : State.CURRENT;
    }

    public boolean overlaps(Instant start, Instant end) {
        return endedAt == null && from.isBefore(end) && start.isBefore(until);
    }

    public boolean isFor(String ticketType) {
        return ticketTypes.isEmpty() || ticketTypes.contains(ticketType);
    }

    boolean sharesTypesWith(Set<String> others) {
        return ticketTypes.isEmpty() || others.isEmpty() || !Collections.disjoint(ticketTypes, others);
    }
}
