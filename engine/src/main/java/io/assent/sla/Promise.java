package io.assent.sla;

/** What is promised for a ticket. */
public enum Promise {
    /** Somebody other than the requester reacts: decides, asks, comments in public, takes the work, or the ticket moves on. */
    RESPONSE,
    /** What the requester wrote after the first response is answered: by a public comment, a decision, a question or the work itself. */
    NEXT_RESPONSE,
    /** The ticket is completed, rejected, cancelled or closed. */
    RESOLUTION
}
