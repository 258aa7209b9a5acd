package io.assent.sla;

import io.assent.tickets.TicketView;
import java.time.Instant;

/** The promised time has passed long ago and those above should know; published in the timer's transaction. */
public record SlaEscalated(TicketView ticket, Promise promise, Instant dueAt) {}
