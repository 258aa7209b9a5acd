package io.assent.shared.live;

import io.assent.shared.Caller;
import java.util.UUID;

/** Knows who may follow a ticket; implemented by the module of tickets. */
public interface TicketAudience {

    /** Asked when somebody begins to follow a ticket, and again before each event of it. */
    boolean mayFollow(Caller caller, UUID ticket);
}
