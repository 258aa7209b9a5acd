package io.assent.inbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What waits for whom. Written in the transaction of what made it wait. */
public interface Inbox {

    void offer(Collection<InboxItem> items);

    /** Takes items away; unknown ids are passed over. */
    void withdraw(Collection<UUID> items);

    /** Asks other people instead, for example after a delegation. */
    void redirect(UUID item, Set<UUID> principals, @Nullable Instant dueAt);

    /** Other actions are on offer for an item from now on; unknown items are passed over. */
    void allow(UUID item, List<String> actions);

    /** The ticket's clock moved, and what is due with it. */
    void reschedule(UUID ticket);

    /**
     * Lets substitutes see an item in the place of absent people; unknown items are passed over.
     *
     * @param standIns substitute to absent person; until the item is redirected or handed on
     */
    void standIn(UUID item, Map<UUID, UUID> standIns);

    /** What waits for somebody at the ticket, the oldest first. */
    List<InboxEntry> of(UUID tenant, UUID ticket);

    /** Whether one of the principals is asked by any item of the ticket. */
    boolean asks(UUID tenant, UUID ticket, Collection<UUID> principals);

    /** The persons and groups for whom the ticket waits now; a claimed task waits for who claimed it. */
    Set<UUID> asked(UUID tenant, UUID ticket);
}
