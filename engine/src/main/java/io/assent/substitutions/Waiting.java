package io.assent.substitutions;

import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.tickets.TicketRef;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits for a person: before they are deactivated what will be passed on, afterwards what could not be. */
@Service
@Transactional(readOnly = true)
public class Waiting {

    private static final int MOST = 20;

    private final ObjectProvider<Duties> duties;
    private final Tickets tickets;
    private final People people;

    Waiting(ObjectProvider<Duties> duties, Tickets tickets, People people) {
        this.duties = duties;
        this.tickets = tickets;
        this.people = people;
    }

    /**
     * What waits for somebody.
     *
     * @param requests the first of them
     */
    public record OpenDuties(int count, List<TicketRef> requests) {}

    /** @throws Refusal not found */
    public OpenDuties of(Caller by, UUID person) {
        Permissions.require(by, Permission.MANAGE_PEOPLE);
        if (people.find(by.tenant(), person).isEmpty()) {
            throw Refusal.notFound("person");
        }
        List<UUID> all = duties.stream()
                .flatMap(kept -> kept.ticketsOf(by.tenant(), person).stream())
                .distinct()
                .sorted()
                .toList();
        List<TicketView> first = tickets
                .get(by.tenant(), all.stream().limit(MOST).toList())
                .values()
                .stream()
                .sorted(Comparator.comparing(TicketView::id))
                .toList();
        Map<UUID, PersonView> requesters = people.find(
                by.tenant(), first.stream().map(TicketView::requester).toList());
        return new OpenDuties(
                all.size(),
                first.stream().map(ticket -> TicketRef.of(ticket, requesters)).toList());
    }
}
