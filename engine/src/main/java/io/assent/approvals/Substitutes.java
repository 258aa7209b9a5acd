package io.assent.approvals;

import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Refusal;
import io.assent.substitutions.StandIns;
import io.assent.tickets.TicketView;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Lets substitutes decide beside people who are away. They never decide their own request, and in a plan they are one voice: who is
 * asked or was heard themselves, or will be, stands in for nobody, and who stands in for one does not for another.
 */
@Component
class Substitutes {

    private final StandIns standIns;
    private final Approvers approvers;
    private final People people;

    Substitutes(StandIns standIns, Approvers approvers, People people) {
        this.standIns = standIns;
        this.approvers = approvers;
        this.people = people;
    }

    /** Brings what is pending in line with the substitutions of now. @return the approvals that ask others than before */
    List<Approval> follow(Plan plan, TicketView ticket) {
        List<Approval> pending = plan.pendingApprovals();
        Map<UUID, UUID> away = standIns.of(
                ticket,
                pending.stream()
                        .flatMap(approval -> approval.themselves().stream())
                        .collect(Collectors.toSet()));
        Map<UUID, UUID> places = away.isEmpty() ? Map.of() : places(plan, ticket);
        return pending.stream()
                .filter(approval -> approval.standIn(seats(approval, away, places, ticket)))
                .toList();
    }

    /** Between the end of a substitution and the job that takes the substitute out, nothing is decided any more. */
    void requireCurrent(TicketView ticket, UUID absent, UUID substitute) {
        if (!substitute.equals(standIns.of(ticket, List.of(absent)).get(absent))) {
            throw Refusal.forbidden("You do not stand in for " + name(ticket.tenant(), absent) + " any more.");
        }
    }

    /** Says who would decide for whom, as sentences behind an edge; empty when everybody is there. */
    String sentences(TicketView ticket, Collection<UUID> asked, Locale language) {
        Map<UUID, UUID> substitutes = new LinkedHashMap<>();
        standIns.of(ticket, asked).forEach((absent, substitute) -> {
            if (!asked.contains(substitute) && !substitute.equals(ticket.requester())) {
                substitutes.put(substitute, absent);
            }
        });
        return sentences(ticket.tenant(), substitutes, language);
    }

    /** @param substitutes substitute to absent person */
    String sentences(UUID tenant, Map<UUID, UUID> substitutes, Locale language) {
        return substitutes.entrySet().stream()
                .map(each ->
                        " " + Edge.STANDS_IN.in(language, name(tenant, each.getKey()), name(tenant, each.getValue())))
                .collect(Collectors.joining());
    }

    private String name(UUID tenant, UUID person) {
        return people.find(tenant, person).map(PersonView::name).orElse("Somebody");
    }

    private Map<UUID, UUID> seats(Approval approval, Map<UUID, UUID> away, Map<UUID, UUID> places, TicketView ticket) {
        Map<UUID, UUID> seats = new LinkedHashMap<>();
        for (UUID absent : approval.themselves()) {
            UUID substitute = away.get(absent);
            if (substitute != null
                    && isAble(substitute, ticket)
                    && places.computeIfAbsent(substitute, _ -> absent).equals(absent)) {
                seats.put(substitute, absent);
            }
        }
        return seats;
    }

    private boolean isAble(UUID substitute, TicketView ticket) {
        return people.find(ticket.tenant(), substitute)
                .filter(person -> approvers.isAble(person, ticket))
                .isPresent();
    }

    /** Whose voice each person is in the plan: their own, or that of the absent person for whom they decided. */
    private Map<UUID, UUID> places(Plan plan, TicketView ticket) {
        Map<UUID, UUID> places = new HashMap<>();
        approvers.involved(plan, ticket).forEach(person -> places.put(person, person));
        plan.steps.stream()
                .flatMap(step -> step.approvals.stream())
                .filter(approval -> approval.decidedBy != null)
                .forEach(approval -> approval.inPlaceOf(approval.decidedBy)
                        .ifPresent(absent -> places.put(approval.decidedBy, absent)));
        return places;
    }
}
