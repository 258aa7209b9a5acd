package io.assent.tickets;

import io.assent.catalog.Release;
import io.assent.shared.Acting;
import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tickets from the database, each in hand once per transaction. */
@Service
@Transactional
class StoredTickets implements Tickets {

    private final TicketStore store;
    private final TicketSession session;
    private final TicketPolicy policy;
    private final TicketEdits edits;
    private final StatusFromModel statuses;
    private final ApplicationEventPublisher events;

    StoredTickets(
            TicketStore store,
            TicketSession session,
            TicketPolicy policy,
            TicketEdits edits,
            StatusFromModel statuses,
            ApplicationEventPublisher events) {
        this.store = store;
        this.session = session;
        this.policy = policy;
        this.edits = edits;
        this.statuses = statuses;
        this.events = events;
    }

    @Override
    public TicketView get(UUID ticket) {
        return session.get(Acting.current().tenant(), ticket).view();
    }

    @Override
    public Map<UUID, TicketView> get(UUID tenant, Collection<UUID> tickets) {
        return store.find(tenant, tickets).stream().collect(Collectors.toMap(TicketView::id, Function.identity()));
    }

    @Override
    public TicketView read(Caller caller, UUID ticket) {
        return policy.requireRead(caller, session.get(caller.tenant(), ticket).view());
    }

    @Override
    public TicketView named(Caller caller, String idOrNumber) {
        UUID id = id(idOrNumber.strip())
                .or(() -> store.numbered(caller.tenant(), idOrNumber.strip().toUpperCase(Locale.ROOT)))
                .orElseThrow(() -> Refusal.notFound("ticket"));
        return read(caller, id);
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException isNoId) {
            return Optional.empty();
        }
    }

    @Override
    public Map<UUID, TicketView> readable(Caller caller, Collection<UUID> tickets) {
        return tickets.isEmpty()
                ? Map.of()
                : policy.readable(caller, store.find(caller.tenant(), tickets)).stream()
                        .collect(Collectors.toMap(
                                TicketView::id, Function.identity(), (one, _) -> one, LinkedHashMap::new));
    }

    @Override
    public TicketView lock(UUID tenant, UUID ticket) {
        return session.lock(tenant, ticket).view();
    }

    @Override
    public void lock(UUID tenant, Collection<UUID> tickets) {
        session.lock(tenant, tickets);
        events.publishEvent(new TicketsLocked(tenant, tickets));
    }

    @Override
    public void answer(Caller by, UUID ticket, Map<String, Object> customFields) {
        edits.answer(by, ticket, customFields);
    }

    @Override
    public void fill(Caller by, UUID ticket, Map<String, Object> customFields) {
        edits.fill(by, ticket, customFields);
    }

    @Override
    public void assign(Caller by, UUID ticket, UUID person) {
        edits.assign(by, session.lock(by.tenant(), ticket), person);
    }

    @Override
    public void release(Caller by, UUID ticket, UUID person) {
        edits.release(by, session.lock(by.tenant(), ticket), person);
    }

    @Override
    public void follow(Caller by, UUID ticket, Release release) {
        edits.follow(by, session.lock(by.tenant(), ticket), release);
    }

    @Override
    public void hold(UUID ticket, @Nullable String reason) {
        edits.hold(session.lock(Acting.current().tenant(), ticket), reason);
    }

    @Override
    public void abandon(UUID ticket) {
        statuses.abandon(session.lock(Acting.current().tenant(), ticket));
    }

    @Override
    public void share(UUID ticket, Collection<UUID> principals) {
        session.share(Acting.current().tenant(), ticket, principals);
    }

    @Override
    public void unshare(UUID ticket, UUID principal) {
        store.unshare(Acting.current().tenant(), ticket, principal);
    }
}
