package io.assent.inbox;

import io.assent.audit.Audit;
import io.assent.people.People;
import io.assent.shared.Caller;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Open work follows when somebody else is {@linkplain AlsoAsked asked as well}: it goes to them, and away from those before. */
@Component
@Transactional
public class AskedAnew {

    private final InboxStore store;
    private final InboxNews news;
    private final WorkOfAbsent holders;
    private final Principals principals;
    private final Tickets tickets;
    private final People people;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    AskedAnew(
            InboxStore store,
            InboxNews news,
            WorkOfAbsent holders,
            Principals principals,
            Tickets tickets,
            People people,
            Audit audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.news = news;
        this.holders = holders;
        this.principals = principals;
        this.tickets = tickets;
        this.people = people;
        this.audit = audit;
        this.events = events;
    }

    /** @param asks in the words of {@link AlsoAsked#name()} */
    public void follow(Caller by, String asks, Collection<UUID> about) {
        store.alsoAsking(by.tenant(), about, asks).forEach(seen -> {
            TicketView ticket = tickets.lock(by.tenant(), seen.ticket().id());
            store.find(by.tenant(), seen.id()).ifPresent(work -> follow(by, asks, work, ticket));
        });
    }

    private void follow(Caller by, String asks, InboxEntry work, TicketView ticket) {
        Set<UUID> before = Set.copyOf(work.principals());
        Set<UUID> asked = new HashSet<>(before);
        asked.removeAll(people.find(by.tenant(), before).keySet());
        principals.alsoAsked(asks, ticket).stream()
                .filter(person -> !work.isPartial(person))
                .forEach(asked::add);
        if (principals.isNobody(asked, by.tenant())) {
            asked.add(Principals.administrators(by.tenant()));
        }
        if (asked.equals(before)) {
            return;
        }
        store.offerTo(by.tenant(), work.id(), asked);
        tickets.share(ticket.id(), asked);
        audit.record(by, Tasks.entry("TASK_PASSED_ON", work).changing(Map.of("asked", before), Map.of("asked", asked)));
        Set<UUID> added = new HashSet<>(asked);
        added.removeAll(before);
        if (work.assignee() == null) {
            news.removed(work);
            news.added(ticket.id(), asked);
            events.publishEvent(new WorkOffered(ticket, work.step(), added, work.dueAt()));
        } else if (!mayDo(by.tenant(), work.assignee(), asked)) {
            store.find(by.tenant(), work.id()).ifPresent(now -> holders.giveBack(by, now, "TASK_UNCLAIMED"));
            events.publishEvent(new WorkOffered(ticket, work.step(), added, work.dueAt()));
        }
    }

    private boolean mayDo(UUID tenant, UUID person, Set<UUID> asked) {
        return Stream.concat(Stream.of(person), people.principals(tenant, person).stream())
                .anyMatch(asked::contains);
    }
}
