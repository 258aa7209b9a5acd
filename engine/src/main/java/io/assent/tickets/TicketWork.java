package io.assent.tickets;

import io.assent.shared.Caller;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Open work on tickets, kept by another module and implemented there; it goes to whoever takes care of the ticket. */
public interface TicketWork {

    /**
     * Gives the open work of the ticket to the person.
     *
     * @throws io.assent.shared.Refusal when there is work, but none that the caller may give to this person
     */
    void handOver(Caller by, UUID ticket, UUID person);

    /** The persons and groups who are asked, by the node where the process waits for them; who has claimed work is asked alone. */
    Map<String, Set<UUID>> asked(UUID tenant, UUID ticket);
}
