package io.assent.sla;

import io.assent.tickets.TicketView;
import java.time.Instant;

/** The promised time has passed; published in the timer's transaction. */
public record SlaBreached(TicketView ticket, Promise promise, Instant dueAt) {}
