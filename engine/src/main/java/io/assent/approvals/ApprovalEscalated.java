package io.assent.approvals;

import io.assent.tickets.TicketView;
import java.util.List;
import java.util.UUID;

/** Others are asked in place of those who did not decide; published in the same transaction, followed by {@link ApprovalAsked}. */
public record ApprovalEscalated(TicketView ticket, UUID approval, List<UUID> from, List<UUID> to) {}
