package io.assent.tickets;

import io.assent.shared.Caller;

/** A ticket moved; published in the same transaction. The first move of a new ticket has {@code from} = {@code DRAFT}. */
public record TicketStatusChanged(TicketView ticket, Status from, Status to) {

    /** Whether nobody answered what was asked, and the process waited no longer. */
    public boolean unanswered(Caller mover) {
        return from == Status.PENDING_INFO && to == Status.COMPLETED && mover.isSystem();
    }
}
