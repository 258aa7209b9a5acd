package io.assent.approvals;

import io.assent.tickets.TicketView;
import java.util.List;
import java.util.UUID;

/**
 * An administrator put somebody else in the place of those asked; published in the same transaction, after {@link ApprovalAsked}.
 *
 * @param from who is not asked any more, substitutes included
 */
public record ApprovalReassigned(TicketView ticket, UUID approval, List<UUID> from, UUID to, String reason) {}
