package io.assent.notifications;

import io.assent.approvals.ApprovalDecided;
import io.assent.catalog.Catalog;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Acting;
import io.assent.shared.Caller;
import io.assent.shared.PerTransaction;
import io.assent.shared.live.LiveEvents;
import io.assent.shared.live.LiveTopic;
import io.assent.tickets.TicketView;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The notices of a transaction: each person is told each thing of a ticket once, and nobody what they did themselves. They are
 * written in one statement before the transaction commits.
 */
@Component
class Notices {

    private final People people;
    private final Catalog catalog;
    private final PackLetters packs;
    private final LiveEvents live;
    private final Outbox outbox;
    private final PerTransaction<Pending> pending = new PerTransaction<>(Pending::new, this::write);

    Notices(People people, Catalog catalog, PackLetters packs, LiveEvents live, Outbox outbox) {
        this.people = people;
        this.catalog = catalog;
        this.packs = packs;
        this.live = live;
        this.outbox = outbox;
    }

    void tell(Collection<UUID> persons, NotificationEvent event, TicketView ticket, Map<String, Object> facts) {
        Map<String, Object> all = new LinkedHashMap<>(facts);
        all.putAll(packs.facts(ticket, event));
        all.put("number", ticket.number() == null ? "" : ticket.number());
        all.put("title", ticket.title());
        people.find(ticket.tenant(), ticket.requester())
                .map(PersonView::name)
                .ifPresent(name -> all.put("requester", name));
        tell(ticket.tenant(), persons, event, ticket.id(), ticket.id(), all, event.isCall() && wakes(ticket));
    }

    /** Whether requests of its type are about what cannot wait until somebody looks. */
    boolean wakes(TicketView ticket) {
        return catalog.release(ticket.tenant(), ticket.release()).pack().wakes();
    }

    /** News that are about no ticket. @param subject what they are about: each person is told once of it */
    void tell(UUID tenant, Collection<UUID> persons, NotificationEvent event, UUID subject, Map<String, Object> facts) {
        tell(tenant, persons, event, null, subject, facts, false);
    }

    private void tell(
            UUID tenant,
            Collection<UUID> persons,
            NotificationEvent event,
            @Nullable UUID ticket,
            UUID subject,
            Map<String, Object> facts,
            boolean waking) {
        Caller actor = Acting.current();
        Map<String, Object> all = new LinkedHashMap<>(facts);
        if (!actor.isSystem()) {
            all.put("actor", actor.name());
        }
        persons.stream()
                .distinct()
                .filter(person -> !person.equals(actor.person()))
                .forEach(person -> {
                    UUID by = actor.isSystem() ? null : actor.person();
                    pending.get()
                            .notices
                            .putIfAbsent(
                                    new Pending.Key(person, event, subject),
                                    new Notice(tenant, person, event, ticket, by, all, waking));
                    live.publish(LiveTopic.notifications(person), "NOTIFICATION_ADDED", ticket);
                });
    }

    /** What a decision said goes with the news of the status that it brought about. */
    void remember(ApprovalDecided decision) {
        pending.get().decisions.put(decision.ticket().id(), decision);
    }

    private void write(Pending told) {
        List<Notice> notices =
                told.notices.values().stream().map(told::withDecision).toList();
        if (!notices.isEmpty()) {
            outbox.write(notices);
            told.notices.clear();
        }
    }

    private static final class Pending {

        private final Map<Key, Notice> notices = new LinkedHashMap<>();
        private final Map<UUID, ApprovalDecided> decisions = new HashMap<>();

        private record Key(UUID person, NotificationEvent event, UUID subject) {}

        private Notice withDecision(Notice notice) {
            ApprovalDecided decision = decisions.get(notice.ticket());
            String comment = decision == null ? null : decision.comment();
            return comment == null || comment.isBlank() || !isDecision(notice.event())
                    ? notice
                    : new Notice(
                            notice.tenant(),
                            notice.person(),
                            notice.event(),
                            notice.ticket(),
                            notice.actor(),
                            with(notice.facts(), comment),
                            notice.waking());
        }

        private static boolean isDecision(NotificationEvent event) {
            return event == NotificationEvent.TICKET_APPROVED || event == NotificationEvent.TICKET_REJECTED;
        }

        private static Map<String, Object> with(Map<String, Object> facts, @Nullable Object comment) {
            Map<String, Object> all = new LinkedHashMap<>(facts);
            all.put("comment", comment);
            return all;
        }
    }
}
