package io.assent.tickets;

import java.util.UUID;

/** Another module's say in who may read a ticket, for example because they are asked to decide it. */
public interface TicketReaders {

    boolean mayRead(UUID tenant, UUID person, UUID ticket);
}
