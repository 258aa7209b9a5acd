package io.assent.tickets;

import io.assent.shared.Caller;
import java.util.List;
import java.util.UUID;

/** What tickets have to do with each other. */
public interface TicketLinks {

    /**
     * Links two tickets that the caller may read.
     *
     * @param kind what the other one is to the ticket
     * @return the link's id
     * @throws io.assent.shared.Refusal when it would be a circle, is there already, or is not the caller's to say
     */
    UUID link(Caller by, UUID ticket, LinkKind kind, UUID other);

    /**
     * Links a ticket to the one of its type that it is to be merged into, when it is not linked so already.
     *
     * @throws io.assent.shared.Refusal when the two are one, in a circle, not alike, or not the caller's to merge
     */
    void linkToMerge(Caller by, UUID ticket, UUID into);

    /** The tickets that are so linked to the ticket, the oldest link first; whoever may read them. */
    List<UUID> linked(UUID tenant, UUID ticket, LinkKind kind);

    /** Whether a ticket that is not done yet blocks this one. */
    boolean isBlocked(UUID tenant, UUID ticket);

    /** @throws io.assent.shared.Refusal naming the open blockers that the caller may read, when there are any */
    void requireUnblocked(Caller by, UUID ticket);
}
