package io.assent.tickets.links;

import io.assent.tickets.Status;
import java.util.UUID;

/**
 * A ticket that another one's process started.
 *
 * @param step at which the process did so
 */
record Part(UUID ticket, String step, Status status) {

    /** How it stands with a part, for the whole. */
    enum Standing {
        OPEN,
        DONE,
        /** Rejected, cancelled or taken back. */
        UNMET
    }

    Standing standing() {
        return standing(status);
    }

    static Standing standing(Status status) {
        return switch (status) {
            case SUBMITTED, IN_REVIEW, PENDING_INFO, APPROVED, IN_PROGRESS -> Standing.OPEN;
            case COMPLETED, CLOSED -> Standing.DONE;
            case DRAFT, REJECTED, CANCELLED -> Standing.UNMET;
        };
    }
}
