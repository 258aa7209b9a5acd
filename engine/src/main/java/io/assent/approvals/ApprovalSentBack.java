package io.assent.approvals;

import io.assent.tickets.TicketView;
import java.util.UUID;

/** An approver returned the request to its requester for change; published in the same transaction. */
public record ApprovalSentBack(TicketView ticket, UUID approval, UUID by, String reason) {}
