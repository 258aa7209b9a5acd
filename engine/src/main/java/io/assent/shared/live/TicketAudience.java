package io.assent.shared.live;

import io.assent.shared.Caller;
import java.util.UUID;

/** Knows who may follow a ticket; implemented by the module of tickets. */
public interface TicketAudience {

    /** @throws io.assent.shared.Refusal not found, when the caller may not read the ticket */
    void admit(Caller caller, UUID ticket);
}
