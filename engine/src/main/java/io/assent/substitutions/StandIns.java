package io.assent.substitutions;

import io.assent.tickets.TicketView;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who acts in the place of absent people. */
public interface StandIns {

    /**
     * The substitutes for a ticket as of now. Follows one substitute and no further, so that people who cover for each other cannot
     * loop.
     *
     * @return absent person to substitute; who is there, or away without cover for this ticket, is left out
     */
    Map<UUID, UUID> of(TicketView ticket, Collection<UUID> persons);

    /** Whether the substitution holds for the ticket, by its type and amount; not whether it holds now. */
    boolean covers(Substitution substitution, TicketView ticket);

    /** What holds in a part of the period, in the order of its beginnings. */
    List<Substitution> between(UUID tenant, Instant from, Instant until);
}
