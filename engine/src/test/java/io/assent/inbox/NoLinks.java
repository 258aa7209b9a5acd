package io.assent.inbox;

import io.assent.shared.Caller;
import io.assent.tickets.LinkKind;
import io.assent.tickets.TicketLinks;
import java.util.List;
import java.util.UUID;

/** No ticket has anything to do with another one. */
final class NoLinks implements TicketLinks {

    @Override
    public UUID link(Caller by, UUID ticket, LinkKind kind, UUID other) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<UUID> linked(UUID tenant, UUID ticket, LinkKind kind) {
        return List.of();
    }

    @Override
    public boolean isBlocked(UUID tenant, UUID ticket) {
        return false;
    }

    @Override
    public void requireUnblocked(Caller by, UUID ticket) {}

    @Override
    public void linkToMerge(Caller by, UUID ticket, UUID into) {
        throw new UnsupportedOperationException();
    }
}
