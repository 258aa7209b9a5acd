package io.assent.inbox;

import io.assent.tickets.TicketView;

/** Whoever works on a ticket asked its requester something; published in the same transaction. */
public record RequesterAsked(TicketView ticket, String question) {}
