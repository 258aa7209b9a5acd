package io.assent.inbox;

import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Role;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose work a person may do: their own, that of their groups, and what falls to the administrators. */
@Component
class Principals {

    private final People people;

    Principals(People people) {
        this.people = people;
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
