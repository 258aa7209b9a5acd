package io.assent.tickets;

import io.assent.shared.Caller;
import java.util.Set;

/** What another module offers a person to do with a ticket now; added to {@code actions[]}. */
public interface TicketActions {

    Set<String> on(Caller caller, TicketView ticket);

    /** Whether it may have something to offer for drafts and requests that are over, too. */
    default boolean isAlwaysOnOffer() {
        return false;
    }
}
