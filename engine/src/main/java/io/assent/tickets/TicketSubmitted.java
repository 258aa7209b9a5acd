package io.assent.tickets;

/** A ticket was sent for the first time or again; published in the same transaction, before its process starts. */
public record TicketSubmitted(TicketView ticket) {}
