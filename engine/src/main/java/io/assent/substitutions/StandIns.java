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
     * The substitutes for a ticket as of now: the one who is there, when those before are away themselves. Who has left is passed over,
     * and people who cover for each other end the way.
     *
     * @return absent person to substitute; who is there, or away without cover for this ticket, is left out
     */
    Map<UUID, UUID> of(TicketView ticket, Collection<UUID> persons);

    /** Whether the substitution holds for the ticket, by its type and amount; not whether it holds now. */
    boolean covers(Substitution substitution, TicketView ticket);

    /** What holds in a part of the period, in the order of its beginnings. */
    List<Substitution> between(UUID tenant, Instant from, Instant until);
}
