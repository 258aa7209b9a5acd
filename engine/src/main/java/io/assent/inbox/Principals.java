package io.assent.inbox;

import io.assent.people.GroupView;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Role;
import io.assent.tickets.TicketView;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose work a person may do: their own, that of their groups, and what falls to the administrators; and whom work is for. */
@Component
class Principals {

    private final People people;
    private final List<AlsoAsked> others;

    Principals(People people, List<AlsoAsked> others) {
        this.people = people;
        this.others = others;
    }

    /** Whom a step asks besides its groups. @param name the value of its property {@code asks} */
    Set<UUID> alsoAsked(@Nullable String name, TicketView ticket) {
        return others.stream()
                .filter(other -> other.name().equals(name))
                .flatMap(other -> other.of(ticket).stream())
                .collect(Collectors.toSet());
    }

    /** Whether no active person is among them. */
    boolean isNobody(Collection<UUID> principals, UUID tenant) {
        List<GroupView> groups = people.groups(tenant, principals);
        return groups.size() == principals.size()
                && groups.stream()
                        .allMatch(group -> people.members(tenant, group.key()).isEmpty());
    }

    /** The person comes first: an item that asks them in person and through a group counts as theirs. */
    List<UUID> of(Caller caller) {
        Set<UUID> principals = new LinkedHashSet<>();
        principals.add(caller.person());
        principals.addAll(people.principals(caller.tenant(), caller.person()));
        if (caller.is(Role.ADMIN)) {
            principals.add(administrators(caller.tenant()));
        }
        return List.copyOf(principals);
    }

    /** Who answers for somebody who has left: their manager, else the administrators. @param asker answers no question of their own */
    Set<UUID> insteadOf(UUID tenant, UUID leaver, @Nullable Object asker) {
        return Set.of(people.manager(tenant, leaver)
                .filter(manager -> manager.active() && !manager.id().toString().equals(String.valueOf(asker)))
                .map(PersonView::id)
                .orElse(administrators(tenant)));
    }

    /** Stands for all administrators of a tenant, whoever they are by then. */
    static UUID administrators(UUID tenant) {
        return tenant;
    }
}
