package io.assent.sla;

import io.assent.tickets.TicketView;
import java.time.Instant;

/**
 * The promised time has passed long ago and those above should know; published in the timer's transaction.
 *
 * @param level how far up the chain: 1 for those right above whoever is responsible
 */
public record SlaEscalated(TicketView ticket, Promise promise, Instant dueAt, int level) {}
