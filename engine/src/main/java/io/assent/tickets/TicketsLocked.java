package io.assent.tickets;

import java.util.Collection;
import java.util.UUID;

/** Several tickets were locked at once: who keeps rows of each may read them at once as well, as commands about all of them follow. */
public record TicketsLocked(UUID tenant, Collection<UUID> tickets) {}
