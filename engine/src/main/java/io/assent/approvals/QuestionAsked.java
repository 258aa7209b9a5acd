package io.assent.approvals;

import io.assent.tickets.TicketView;
import java.util.UUID;

/** An approver asked the requester something; published in the same transaction. */
public record QuestionAsked(TicketView ticket, UUID approval, UUID by, String question) {}
