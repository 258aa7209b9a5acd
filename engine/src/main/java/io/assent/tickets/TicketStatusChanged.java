package io.assent.tickets;

/** A ticket moved; published in the same transaction. The first move of a new ticket has {@code from} = {@code DRAFT}. */
public record TicketStatusChanged(TicketView ticket, Status from, Status to) {}
