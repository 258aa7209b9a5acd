package io.assent.inbox;

import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.tickets.TicketView;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Separation of duties in work: a step with the property {@code impartial} is for those who neither asked for the request, nor had a
 * say in its approval, nor did another step of it.
 */
@Component
class Impartial {

    private final People people;
    private final InboxStore store;
    private final List<Independents> decisions;

    Impartial(People people, InboxStore store, List<Independents> decisions) {
        this.people = people;
        this.store = store;
        this.decisions = decisions;
    }

    static boolean isWanted(Map<String, String> properties) {
        return "true".equals(properties.get("impartial"));
    }

    /** @param node the step, which one may do again */
    Set<UUID> partial(TicketView ticket, String node) {
        Set<UUID> partial = new HashSet<>(store.workedOn(ticket.tenant(), ticket.id(), node));
        partial.add(ticket.requester());
        decisions.forEach(decision -> partial.addAll(decision.heard(ticket)));
        return partial;
    }

    /** The active persons that the principals are and that their groups have, as they are now. */
    Set<UUID> among(UUID tenant, Collection<UUID> principals, Set<UUID> partial) {
        return Stream.concat(
                        people.find(tenant, principals).values().stream(),
                        people.groups(tenant, principals).stream()
                                .flatMap(group -> people.members(tenant, group.key()).stream()))
                .filter(PersonView::active)
                .map(PersonView::id)
                .filter(person -> !partial.contains(person))
                .collect(Collectors.toSet());
    }

    Set<UUID> instead(TicketView ticket, Set<UUID> partial) {
        return decisions.stream()
                .flatMap(decision -> decision.instead(ticket, partial).stream())
                .collect(Collectors.toSet());
    }
}
