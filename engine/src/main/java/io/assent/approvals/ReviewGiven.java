package io.assent.approvals;

import io.assent.tickets.TicketView;
import java.util.UUID;

/** Who was asked for an opinion gave it; published in the same transaction. */
public record ReviewGiven(TicketView ticket, UUID approval, UUID askedBy, UUID by, String opinion) {}
