package io.assent.tickets;

import io.assent.shared.PerTransaction;
import io.assent.shared.Refusal;
import io.assent.tickets.TicketStore.Reader;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The tickets that the running transaction has in hand: each is read and written at most once. */
@Component
class TicketSession {

    private final TicketStore store;
    private final PerTransaction<Work> work;

    TicketSession(TicketStore store) {
        this.store = store;
        this.work = new PerTransaction<>(Work::new, this::write);
    }

    Ticket add(Ticket ticket) {
        Work now = work.get();
        now.tickets.put(ticket.id, ticket);
        now.locked.add(ticket.id);
        return ticket;
    }

    Ticket get(UUID tenant, UUID id) {
        return work.get().tickets.computeIfAbsent(id, missing -> read(tenant, missing, false));
    }

    Ticket lock(UUID tenant, UUID id) {
        Work now = work.get();
        if (now.locked.add(id)) {
            now.tickets.put(id, read(tenant, id, true));
        }
        return Objects.requireNonNull(now.tickets.get(id));
    }

    void lock(UUID tenant, Collection<UUID> ids) {
        Work now = work.get();
        List<UUID> others = ids.stream().filter(id -> !now.locked.contains(id)).toList();
        if (!others.isEmpty()) {
            store.lock(tenant, others).forEach(view -> {
                now.locked.add(view.id());
                now.tickets.put(view.id(), new Ticket(view, true));
            });
        }
    }

    void share(UUID tenant, UUID ticket, Collection<UUID> principals) {
        Set<Reader> readers = work.get().readers.computeIfAbsent(tenant, t -> new LinkedHashSet<>());
        principals.forEach(principal -> readers.add(new Reader(ticket, principal)));
    }

    void forget(UUID ticket) {
        work.get().tickets.remove(ticket);
    }

    private Ticket read(UUID tenant, UUID id, boolean lock) {
        return store.find(tenant, id, lock)
                .map(view -> new Ticket(view, true))
                .orElseThrow(() -> Refusal.notFound("ticket"));
    }

    private void write(Work done) {
        done.tickets.values().forEach(this::write);
        done.readers.forEach(store::share);
        done.readers.clear();
    }

    private void write(Ticket ticket) {
        boolean index = ticket.isReworded();
        if (!ticket.isStored()) {
            store.insert(ticket);
        } else if (ticket.isChanged()) {
            store.update(ticket);
        } else {
            return;
        }
        if (index) {
            store.index(ticket);
        }
        ticket.written();
    }

    private static final class Work {
        private final Map<UUID, Ticket> tickets = new LinkedHashMap<>();
        private final Set<UUID> locked = new LinkedHashSet<>();
        private final Map<UUID, Set<Reader>> readers = new HashMap<>();
    }
}
