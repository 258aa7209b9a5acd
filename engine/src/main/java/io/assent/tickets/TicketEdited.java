package io.assent.tickets;

/**
 * A ticket's fields were changed; published in the same transaction.
 *
 * @param material whether a field that decisions rest on changed, so that the approval is planned again
 */
public record TicketEdited(TicketView before, TicketView after, boolean material) {}
