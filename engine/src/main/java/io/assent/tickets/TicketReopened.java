package io.assent.tickets;

/** Somebody wanted what was done to be worked on again, and the process went on so; published in the same transaction. */
public record TicketReopened(TicketView ticket) {}
