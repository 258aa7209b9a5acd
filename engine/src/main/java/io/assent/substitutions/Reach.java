package io.assent.substitutions;

import io.assent.substitutions.Substitution.Limit;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person whom requests reach over substitutes, and which: those of these types and amounts, in this time.
 *
 * @param ticketTypes empty for all
 */
record Reach(
        UUID person,
        Instant from,
        Instant until,
        Set<String> ticketTypes,
        @Nullable Limit over,
        @Nullable Limit limit) {

    /** @param read what has a beginning and an end */
    static Reach of(WishReader.Read read, UUID substitute) {
        return new Reach(
                substitute,
                Objects.requireNonNull(read.from()),
                Objects.requireNonNull(read.until()),
                read.ticketTypes(),
                read.over(),
                read.limit());
    }

    /** Where those go on to; nothing when none of them does. */
    Optional<Reach> via(Substitution next, Amounts amounts) {
        if (!next.overlaps(from, until) || !next.sharesTypesWith(ticketTypes)) {
            return Optional.empty();
        }
        Limit above =
                over == null || next.over() != null && amounts.compare(next.over(), over) > 0 ? next.over() : over;
        Limit upTo = limit == null || next.limit() != null && amounts.compare(next.limit(), limit) < 0
                ? next.limit()
                : limit;
        return amounts.isNothingBetween(above, upTo)
                ? Optional.empty()
                : Optional.of(new Reach(
                        next.substitute(),
                        from.isAfter(next.from()) ? from : next.from(),
                        until.isBefore(next.until()) ? until : next.until(),
                        both(next.ticketTypes()),
                        above,
                        upTo));
    }

    private Set<String> both(Set<String> others) {
        if (ticketTypes.isEmpty() || others.isEmpty()) {
            return ticketTypes.isEmpty() ? others : ticketTypes;
        }
        Set<String> shared = new HashSet<>(ticketTypes);
        shared.retainAll(others);
        return shared;
    }
}
