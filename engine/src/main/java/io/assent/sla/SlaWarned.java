package io.assent.sla;

import io.assent.tickets.TicketView;
import java.time.Instant;

/** Most of the promised time has passed; published in the timer's transaction. */
public record SlaWarned(TicketView ticket, Promise promise, Instant dueAt) {}
