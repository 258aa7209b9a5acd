package io.assent.conversations;

import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Role;
import io.assent.shared.live.NotesAudience;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who belongs to those who may read which comment of a ticket. The one place where that is decided. */
@Component
class Circle implements NotesAudience {
    private static final Set<Role> STAFF = Set.of(Role.AGENT, Role.APPROVER, Role.ADMIN);

    private final People people;
    private final Tickets tickets;

    Circle(People people, Tickets tickets) {
        this.people = people;
        this.tickets = tickets;
    }

    @Override
    public boolean mayReadNotes(Caller caller, UUID ticket) {
        TicketView found = tickets.readable(caller, List.of(ticket)).get(ticket);
        return found != null && isInside(found, caller.person());
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
