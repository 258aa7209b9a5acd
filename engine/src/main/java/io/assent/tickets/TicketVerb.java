package io.assent.tickets;

import java.util.Locale;

/** What a person may ask of a ticket's process; on offer only where the model subscribes to the message. */
public enum TicketVerb {
    WITHDRAW,
    CANCEL,
    REOPEN,
    CLOSE;

    /** What a model subscribes to. */
    public String message() {
        return "ticket." + action();
    }

    String action() {
        return name().toLowerCase(Locale.ROOT);
    }
}
