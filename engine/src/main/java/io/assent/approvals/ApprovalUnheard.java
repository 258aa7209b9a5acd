package io.assent.approvals;

import io.assent.tickets.TicketView;
import java.util.List;
import java.util.UUID;

/** Everybody up the chain let the time pass, and nobody is left above those who are asked now; published in the timer's transaction. */
public record ApprovalUnheard(TicketView ticket, List<UUID> asked) {}
