package io.assent.inbox.web;

import io.assent.inbox.InboxEntry;
import io.assent.inbox.InboxEntry.TicketLine;
import io.assent.people.GroupView;
import io.assent.people.PersonRef;
import io.assent.tickets.Priority;
import io.assent.tickets.Status;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the inbox.
 *
 * @param kind {@code approval}, {@code answer}, {@code work} or {@code todo}
 * @param step its name, in the reader's language where the release has one
 * @param question what the requester is asked, for an answer
 * @param approvalId the approval that waits for the answer
 * @param outcomes what {@code complete} must choose from; empty when it need not
 * @param facts other small things to show, for example {@code on_behalf_of}: in whose place the reader would act; {@code substitute}: who may
 *     act in the reader's place
 */
record InboxLineResponse(
        UUID id,
        String kind,
        String step,
        InboxTicket ticket,
        @Nullable String question,
        @Nullable String approvalId,
        Instant requestedAt,
        @Nullable Instant dueAt,
        Urgency urgency,
        @Nullable PersonRef assignee,
        @Nullable Instant claimedAt,
        List<GroupView> candidateGroups,
        List<String> outcomes,
        Map<String, Object> facts,
        List<String> actions) {

    /** Facts that name a person. */
    static final Set<String> PERSONS = Set.of("on_behalf_of", "asked_by", "note_by");

    private static final Duration SOON = Duration.ofHours(24);

    /** How the list is cut into groups. */
    enum Urgency {
        OVERDUE,
        /** Due within a day. */
        SOON,
        LATER,
        /** Without a due date. */
        NONE
    }

    record InboxMoney(String amount, @Nullable String currency) {

        static @Nullable InboxMoney of(@Nullable BigDecimal amount, @Nullable String currency) {
            return amount == null ? null : new InboxMoney(amount.toPlainString(), currency);
        }
    }

    record InboxTicket(
            UUID id,
            @Nullable String ticketNumber,
            String title,
            String ticketType,
            Status status,
            Priority priority,
            PersonRef requester,
            @Nullable InboxMoney amount) {

        static InboxTicket of(TicketLine ticket, Map<UUID, PersonRef> persons) {
            PersonRef unknown = PersonRef.unknown(ticket.requester(), ticket.requesterName());
            return new InboxTicket(
                    ticket.id(),
                    ticket.number(),
                    ticket.title(),
                    ticket.type(),
                    ticket.status(),
                    ticket.priority(),
                    persons.getOrDefault(ticket.requester(), unknown),
                    InboxMoney.of(ticket.amount(), ticket.currency()));
        }
    }

    static InboxLineResponse of(
            UUID reader,
            InboxEntry entry,
            String step,
            @Nullable String question,
            Map<UUID, PersonRef> persons,
            List<GroupView> groups,
            List<String> actions,
            Instant now) {
        return new InboxLineResponse(
                entry.id(),
                entry.kind().name().toLowerCase(Locale.ROOT),
                step,
                InboxTicket.of(entry.ticket(), persons),
                question,
                fact(entry, "approval_id"),
                entry.offeredAt(),
                entry.dueAt(),
                urgency(entry.dueAt(), now),
                entry.assignee() == null ? null : persons.get(entry.assignee()),
                entry.claimedAt(),
                groups,
                entry.outcomes(),
                named(reader, entry, persons),
                actions);
    }

    /** The person whom a fact names. */
    static Optional<UUID> person(InboxEntry entry, String fact) {
        try {
            return Optional.ofNullable(fact(entry, fact)).map(UUID::fromString);
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> named(UUID reader, InboxEntry entry, Map<UUID, PersonRef> persons) {
        Map<String, Object> named = new LinkedHashMap<>(entry.facts());
        named.keySet().removeAll(Set.of(InboxEntry.PARTIAL, InboxEntry.ASKS));
        PERSONS.forEach(fact -> person(entry, fact)
                .flatMap(id -> Optional.ofNullable(persons.get(id)))
                .ifPresent(ref -> named.put(fact, ref)));
        entry.standIns().forEach((substitute, absent) -> {
            if (substitute.equals(reader) && persons.containsKey(absent)) {
                named.put("on_behalf_of", persons.get(absent));
            } else if (absent.equals(reader) && persons.containsKey(substitute)) {
                named.put("substitute", persons.get(substitute));
            }
        });
        return named;
    }

    private static @Nullable String fact(InboxEntry entry, String name) {
        Object value = entry.facts().get(name);
        return value == null ? null : value.toString();
    }

    private static Urgency urgency(@Nullable Instant due, Instant now) {
        if (due == null) {
            return Urgency.NONE;
        }
        if (due.isBefore(now)) {
            return Urgency.OVERDUE;
        }
        return due.isBefore(now.plus(SOON)) ? Urgency.SOON : Urgency.LATER;
    }
}
