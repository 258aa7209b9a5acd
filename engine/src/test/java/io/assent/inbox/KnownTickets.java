package io.assent.inbox;

import io.assent.catalog.Release;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.Refusal;
import io.assent.tickets.Priority;
import io.assent.tickets.Status;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tickets in memory whose lock is one of the database, so that two transactions queue as they do for a row. */
final class KnownTickets implements Tickets {

    final Map<UUID, TicketView> known = new ConcurrentHashMap<>();
    final Map<UUID, UUID> assigned = new ConcurrentHashMap<>();
    final Map<UUID, Map<String, Object>> answers = new ConcurrentHashMap<>();
    final Map<UUID, Set<UUID>> readers = new ConcurrentHashMap<>();

    private final JdbcClient jdbc;

    KnownTickets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static TicketView ticket(
            UUID tenant,
            UUID requester,
            String number,
            String title,
            String type,
            Priority priority,
            @Nullable Instant due) {
        Instant now = InboxFixture.NOW;
        return new TicketView(
                Ids.next(),
                tenant,
                number,
                type,
                Ids.next(),
                title,
                "",
                Status.IN_PROGRESS,
                priority,
                null,
                requester,
                null,
                null,
                due,
                Map.of(),
                new BigDecimal("3200.00"),
                "USD",
                List.of(),
                List.of(),
                1,
                0,
                now,
                now,
                now,
                null,
                null);
    }

    @Override
    public TicketView get(UUID ticket) {
        return Optional.ofNullable(known.get(ticket)).orElseThrow(() -> Refusal.notFound("ticket"));
    }

    @Override
    public Map<UUID, TicketView> get(UUID tenant, Collection<UUID> tickets) {
        return tickets.stream().map(this::get).collect(Collectors.toMap(TicketView::id, ticket -> ticket));
    }

    @Override
    public TicketView read(Caller caller, UUID ticket) {
        return get(ticket);
    }

    @Override
    public TicketView named(Caller caller, String idOrNumber) {
        return get(UUID.fromString(idOrNumber));
    }

    @Override
    public Map<UUID, TicketView> readable(Caller caller, Collection<UUID> tickets) {
        return get(caller.tenant(), tickets);
    }

    @Override
    public TicketView lock(UUID tenant, UUID ticket) {
        jdbc.sql("select pg_advisory_xact_lock(:key)")
                .param("key", ticket.getLeastSignificantBits())
                .query((row, n) -> n)
                .list();
        return get(ticket);
    }

    @Override
    public void lock(UUID tenant, Collection<UUID> tickets) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void answer(Caller by, UUID ticket, Map<String, Object> customFields) {
        answers.put(ticket, customFields);
    }

    @Override
    public void fill(Caller by, UUID ticket, Map<String, Object> customFields) {
        answer(by, ticket, customFields);
    }

    @Override
    public void hold(UUID ticket, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void assign(Caller by, UUID ticket, UUID person) {
        assigned.put(ticket, person);
    }

    @Override
    public void release(Caller by, UUID ticket, UUID person) {
        assigned.remove(ticket, person);
    }

    @Override
    public void follow(Caller by, UUID ticket, Release release) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void abandon(UUID ticket) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void share(UUID ticket, Collection<UUID> principals) {
        readers.computeIfAbsent(ticket, id -> ConcurrentHashMap.newKeySet()).addAll(principals);
    }

    @Override
    public void unshare(UUID ticket, UUID principal) {
        throw new UnsupportedOperationException();
    }
}
