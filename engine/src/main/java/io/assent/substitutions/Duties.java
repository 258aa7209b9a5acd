package io.assent.substitutions;

import java.util.List;
import java.util.UUID;

/** What waits for people in person, kept by other modules and implemented there: it follows when people come, go and leave. */
public interface Duties {

    /** Tickets at which something waits for the person. */
    List<UUID> ticketsOf(UUID tenant, UUID person);

    /**
     * Brings what waits for the person at the ticket in line with the substitutions of now, and passes on what waits for somebody who
     * has left. Locks the ticket; a second call changes nothing.
     */
    void follow(UUID tenant, UUID ticket, UUID person);
}
