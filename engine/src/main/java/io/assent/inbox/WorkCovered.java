package io.assent.inbox;

import io.assent.tickets.TicketView;
import java.util.UUID;

/** Work came to somebody who is away, so that their substitute has it too; published in the same transaction. */
public record WorkCovered(TicketView ticket, UUID substitute, UUID absent) {}
