package io.assent.tickets.links;

import io.assent.shared.Caller;
import io.assent.tickets.LinkKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link as it is stored: what the target is to the source.
 *
 * @param step of the source's process that started the target; absent when people linked them
 */
record Link(
        UUID id,
        LinkKind kind,
        UUID source,
        UUID target,
        UUID createdBy,
        Instant createdAt,
        @Nullable String step) {

    /** The one form in which a link is stored, whichever of its ends it was made at. */
    static Link between(UUID id, UUID ticket, LinkKind kind, UUID other, UUID by, Instant at) {
        boolean turned = switch (kind) {
            case BLOCKS, DUPLICATES, CHILD -> false;
            case BLOCKED_BY, DUPLICATED_BY, PARENT -> true;
            case RELATES -> ticket.compareTo(other) > 0;
        };
        return turned
                ? new Link(id, kind.reversed(), other, ticket, by, at, null)
                : new Link(id, kind, ticket, other, by, at, null);
    }

    /** Of a part that the whole's process started. */
    static Link started(UUID id, UUID whole, UUID part, String step, Instant at) {
        return new Link(id, LinkKind.CHILD, whole, part, Caller.SYSTEM, at, step);
    }

    UUID otherThan(UUID ticket) {
        return ticket.equals(source) ? target : source;
    }

    /** What the other one is to the ticket. */
    LinkKind seenFrom(UUID ticket) {
        return ticket.equals(source) ? kind : kind.reversed();
    }

    boolean touches(UUID ticket) {
        return ticket.equals(source) || ticket.equals(target);
    }
}
