package io.assent.approvals;

import io.assent.tickets.TicketView;
import java.util.UUID;

/** The requester answered; published in the same transaction. */
public record QuestionAnswered(TicketView ticket, UUID approval, UUID askedBy, UUID by, String answer) {}
