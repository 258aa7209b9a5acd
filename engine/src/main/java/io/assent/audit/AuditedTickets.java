package io.assent.audit;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What people call tickets, told by the module that keeps them. */
public interface AuditedTickets {

    /** Numbers by id; drafts have none and are left out, like tickets that are gone. */
    Map<UUID, String> numbers(UUID tenant, Collection<UUID> tickets);

    Optional<UUID> numbered(UUID tenant, String number);
}
