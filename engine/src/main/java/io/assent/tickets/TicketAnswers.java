package io.assent.tickets;

import io.assent.people.DepartmentView;
import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Markdown;
import io.assent.shared.PerTransaction;
import io.assent.workflow.Processes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what the API tells of tickets; the same few statements for one as for a page. */
@Component
class TicketAnswers {

    private final People people;
    private final Processes processes;
    private final TicketPolicy policy;
    private final Markdown markdown;
    private final List<TicketFacet> facets;
    private final List<TicketActions> offers;

    TicketAnswers(
            People people,
            Processes processes,
            TicketPolicy policy,
            Markdown markdown,
            List<TicketFacet> facets,
            List<TicketActions> offers) {
        this.people = people;
        this.processes = processes;
        this.policy = policy;
        this.markdown = markdown;
        this.facets = facets;
        this.offers = offers;
    }

    /** One ticket with everything, its actions included. */
    @Transactional(readOnly = true)
    public TicketResponse one(Caller caller, TicketView ticket) {
        PerTransaction.flush();
        return response(
                ticket, persons(List.of(ticket)), facets(caller, List.of(ticket)), actions(caller, ticket), true);
    }

    /** A page of tickets: no actions and no rendered description, which lists do not show. */
    @Transactional(readOnly = true)
    public List<TicketResponse> page(Caller caller, List<TicketView> tickets) {
        Map<UUID, PersonView> persons = persons(tickets);
        Map<UUID, Map<String, Object>> values = facets(caller, tickets);
        return tickets.stream()
                .map(ticket -> response(ticket, persons, values, null, false))
                .toList();
    }

    private List<String> actions(Caller caller, TicketView ticket) {
        Set<String> actions = new LinkedHashSet<>();
        boolean isHeld = ticket.held() != null;
        if (ticket.status() == Status.DRAFT && policy.isRequester(caller, ticket)) {
            actions.addAll(List.of("submit", "delete"));
        } else if (!ticket.status().isFinal() && !isHeld) {
            policy.verbs(caller, ticket, processes.awaitedMessages(ticket.id()))
                    .forEach(verb -> actions.add(verb.action()));
        }
        if (!isHeld && policy.mayReword(caller, ticket)) {
            actions.add("edit");
        }
        if (policy.maySort(caller, ticket) && ticket.status() != Status.DRAFT) {
            actions.addAll(List.of("assign", "sort"));
        }
        if (ticket.status() != Status.DRAFT) {
            actions.addAll(List.of("comment", ticket.watchers().contains(caller.person()) ? "unwatch" : "watch"));
        }
        boolean isUnderWay = !ticket.status().isFinal() && ticket.status() != Status.DRAFT && !isHeld;
        offers.stream()
                .filter(offer -> isUnderWay || offer.isAlwaysOnOffer())
                .forEach(offer -> actions.addAll(offer.on(caller, ticket)));
        return new ArrayList<>(actions);
    }

    private Map<UUID, Map<String, Object>> facets(Caller caller, List<TicketView> tickets) {
        Map<UUID, Map<String, Object>> all = new HashMap<>();
        if (!tickets.isEmpty()) {
            facets.forEach(facet -> facet.of(caller, tickets)
                    .forEach((ticket, value) ->
                            all.computeIfAbsent(ticket, id -> new HashMap<>()).put(facet.name(), value)));
        }
        return all;
    }

    private Map<UUID, PersonView> persons(List<TicketView> tickets) {
        if (tickets.isEmpty()) {
            return Map.of();
        }
        Set<UUID> ids = new HashSet<>();
        for (TicketView ticket : tickets) {
            ids.add(ticket.requester());
            ids.addAll(ticket.watchers());
            if (ticket.assignee() != null) {
                ids.add(ticket.assignee());
            }
        }
        return people.find(tickets.getFirst().tenant(), ids);
    }

    private TicketResponse response(
            TicketView ticket,
            Map<UUID, PersonView> persons,
            Map<UUID, Map<String, Object>> values,
            @Nullable List<String> actions,
            boolean rendered) {
        return new TicketResponse(
                ticket.id(),
                ticket.number(),
                ticket.title(),
                ticket.description(),
                rendered ? markdown.html(ticket.description()) : null,
                ticket.status(),
                ticket.priority(),
                ticket.type(),
                Objects.requireNonNull(person(persons, ticket.requester())),
                person(persons, ticket.assignee()),
                department(ticket),
                ticket.category(),
                ticket.tags(),
                ticket.watchers().stream()
                        .map(persons::get)
                        .filter(Objects::nonNull)
                        .map(PersonRef::of)
                        .toList(),
                ticket.amount() == null
                        ? null
                        : new TicketResponse.Money(ticket.amount().toPlainString(), ticket.currency()),
                ticket.customFields(),
                ticket.dueDate(),
                ticket.revision(),
                actions,
                ticket.createdAt(),
                ticket.updatedAt(),
                ticket.submittedAt(),
                ticket.completedAt(),
                values.getOrDefault(ticket.id(), Map.of()));
    }

    private static @Nullable PersonRef person(Map<UUID, PersonView> persons, @Nullable UUID id) {
        PersonView person = id == null ? null : persons.get(id);
        return person == null ? null : PersonRef.of(person);
    }

    private TicketResponse.@Nullable Named department(TicketView ticket) {
        return ticket.department() == null
                ? null
                : people.department(ticket.tenant(), ticket.department())
                        .map(TicketAnswers::named)
                        .orElse(null);
    }

    private static TicketResponse.Named named(DepartmentView department) {
        return new TicketResponse.Named(department.id(), department.name());
    }
}
