package io.assent.inbox;

import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Tenancy;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The inbox as rows of the database. Whoever is asked may read the ticket from then on. */
@Service
@Transactional
class StoredInbox implements Inbox {

    private final InboxStore store;
    private final InboxNews news;
    private final DueWork due;
    private final Tickets tickets;
    private final People people;
    private final Clock clock;

    StoredInbox(InboxStore store, InboxNews news, DueWork due, Tickets tickets, People people, Clock clock) {
        this.store = store;
        this.news = news;
        this.due = due;
        this.tickets = tickets;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public void offer(Collection<InboxItem> items) {
        Instant now = clock.instant();
        add(items.stream().map(item -> prepared(item, null, List.of(), now)).toList());
    }

    /** A task of a process, with what its node says about it. */
    void offer(InboxItem item, String node, List<String> outcomes) {
        add(List.of(prepared(item, node, outcomes, clock.instant())));
    }

    @Override
    public void withdraw(Collection<UUID> items) {
        if (!items.isEmpty()) {
            store.withdraw(tenant(), items).forEach(news::removed);
        }
    }

    /** The engine closed a task; nothing happens when it was not one of the inbox. */
    void withdrawTask(UUID tenant, String task) {
        store.withdrawTask(tenant, task).forEach(news::removed);
    }

    /** Another release calls it so and offers these choices; nothing happens when it is not one of the inbox. */
    void rename(TicketView ticket, String task, String step, List<String> outcomes) {
        store.rename(ticket.tenant(), task, step, outcomes).forEach(news::changed);
    }

    /** Work that waits for the person or group, and that nobody has taken. */
    List<InboxEntry> unclaimed(UUID tenant, UUID principal) {
        return store.unclaimed(tenant, principal);
    }

    /** Others may do it from now on, unless somebody has claimed it. */
    void reoffer(TicketView ticket, String task, Set<UUID> principals) {
        store.ofTask(ticket.tenant(), task).stream()
                .filter(entry -> entry.kind() == InboxItem.Kind.WORK && entry.assignee() == null)
                .forEach(entry -> {
                    store.redirect(ticket.tenant(), entry.id(), principals, entry.dueAt(), null);
                    tickets.share(ticket.id(), principals);
                    news.removed(entry);
                    news.added(ticket.id(), principals);
                });
    }

    @Override
    public void redirect(UUID item, Set<UUID> principals, @Nullable Instant dueAt) {
        store.find(tenant(), item).ifPresent(before -> {
            TicketView ticket = tickets.get(before.ticket().id());
            store.redirect(tenant(), item, principals, due.ofApproval(ticket, dueAt), dueAt);
            tickets.share(before.ticket().id(), principals);
            news.removed(before);
            news.added(before.ticket().id(), principals);
        });
    }

    @Override
    public void allow(UUID item, List<String> actions) {
        store.allow(tenant(), item, actions).ifPresent(news::changed);
    }

    @Override
    public void reschedule(UUID ticket) {
        due.follow(tickets.get(ticket));
    }

    @Override
    public void standIn(UUID item, Map<UUID, UUID> standIns) {
        store.find(tenant(), item).ifPresent(before -> {
            store.standIn(tenant(), item, standIns);
            tickets.share(before.ticket().id(), standIns.keySet());
            Set<UUID> concerned = new HashSet<>(before.standIns().keySet());
            concerned.addAll(standIns.keySet());
            news.added(before.ticket().id(), concerned);
        });
    }

    @Override
    @Transactional(readOnly = true)
    public List<InboxEntry> of(UUID tenant, UUID ticket) {
        return store.of(tenant, ticket);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean asks(UUID tenant, UUID ticket, Collection<UUID> principals) {
        return store.asks(tenant, ticket, principals);
    }

    @Override
    @Transactional(readOnly = true)
    public Set<UUID> asked(UUID tenant, UUID ticket) {
        return store.asked(tenant, ticket);
    }

    private void add(List<Offer> offers) {
        if (offers.isEmpty()) {
            return;
        }
        store.offer(offers);
        offers.forEach(offer -> {
            tickets.share(offer.ticket().id(), offer.item().principals());
            news.added(offer.ticket().id(), offer.item().principals());
        });
    }

    private Offer prepared(InboxItem item, @Nullable String node, List<String> outcomes, Instant now) {
        TicketView ticket = tickets.get(item.ticket());
        String requester = people.find(ticket.tenant(), ticket.requester())
                .map(PersonView::name)
                .orElse("");
        Instant dueAt = switch (item.kind()) {
            case APPROVAL -> due.ofApproval(ticket, item.dueAt());
            case TODO -> item.dueAt();
            case ANSWER -> due.ofAnswer(ticket);
            case WORK -> item.dueAt() == null ? due.ofWork(ticket) : item.dueAt();
        };
        return new Offer(item, ticket, requester, node, outcomes, dueAt, now);
    }

    private static UUID tenant() {
        return Objects.requireNonNull(Tenancy.current(), "no tenant: a door forgot to set it");
    }
}
