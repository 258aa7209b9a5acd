package io.assent.approvals;

import io.assent.tickets.TicketView;
import java.util.UUID;

/** Substitutes came to an approval or went; published in the same transaction. They are told of it as a whole, not of each. */
public record ApprovalSubstituted(TicketView ticket, UUID approval) {}
