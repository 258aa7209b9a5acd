package io.assent.conversations;

import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Role;
import io.assent.tickets.TicketView;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who belongs to those who may read which comment of a ticket. The one place where that is decided. */
@Component
class Circle {
    private static final Set<Role> STAFF = Set.of(Role.AGENT, Role.APPROVER, Role.ADMIN);

    private final People people;

    Circle(People people) {
        this.people = people;
    }

    boolean maySee(Caller caller, TicketView ticket, Comment comment) {
        UUID reader = caller.person();
        return switch (comment.visibility()) {
            case PUBLIC -> true;
            case INTERNAL -> caller.isSystem() || isInside(ticket, reader);
            case PRIVATE ->
                comment.author().equals(reader) || comment.sharedWith().contains(reader);
        };
    }

    /** Whether the person works on such tickets and did not ask for this one. */
    boolean isInside(TicketView ticket, UUID person) {
        return !person.equals(ticket.requester())
                && people.find(ticket.tenant(), person)
                        .filter(found -> isStaff(found, ticket))
                        .isPresent();
    }

    private static boolean isStaff(PersonView person, TicketView ticket) {
        return person.active()
                && !person.roles().contains(Role.CUSTOMER)
                && (person.id().equals(ticket.assignee())
                        || !person.groups().isEmpty()
                        || person.roles().stream().anyMatch(STAFF::contains));
    }
}
