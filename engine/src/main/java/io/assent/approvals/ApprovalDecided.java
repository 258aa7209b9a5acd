package io.assent.approvals;

import io.assent.tickets.TicketView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody approved or rejected; published in the same transaction. The plan as a whole may still be open. */
public record ApprovalDecided(
        TicketView ticket,
        UUID approval,
        UUID by,
        boolean approved,
        @Nullable String comment) {}
