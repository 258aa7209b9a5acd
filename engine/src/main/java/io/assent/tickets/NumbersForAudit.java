package io.assent.tickets;

import io.assent.audit.AuditedTickets;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the trail what its tickets are called. */
@Component
@Transactional(readOnly = true)
class NumbersForAudit implements AuditedTickets {

    private final TicketStore store;

    NumbersForAudit(TicketStore store) {
        this.store = store;
    }

    @Override
    public Map<UUID, String> numbers(UUID tenant, Collection<UUID> tickets) {
        return store.numbers(tenant, tickets);
    }

    @Override
    public Optional<UUID> numbered(UUID tenant, String number) {
        return store.numbered(tenant, number.strip().toUpperCase(Locale.ROOT));
    }
}
