package io.assent.inbox;

import io.assent.tickets.TicketView;
import java.util.Set;
import java.util.UUID;

/** Who is asked for work besides the groups of its step; implemented elsewhere. */
public interface AlsoAsked {

    /** The value of the step's property {@code asks}, for example {@code property-manager}. */
    String name();

    Set<UUID> of(TicketView ticket);
}
