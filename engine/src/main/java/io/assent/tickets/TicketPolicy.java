package io.assent.tickets;

import io.assent.people.People;
import io.assent.shared.Caller;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.Role;
import io.assent.workflow.Processes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Who may do what with a ticket. */
@Component
class TicketPolicy {

    private final TicketStore store;
    private final People people;
    private final Processes processes;

    TicketPolicy(TicketStore store, People people, Processes processes) {
        this.store = store;
        this.people = people;
        this.processes = processes;
    }

    /** A draft is its requester's alone; else the requester, whoever is asked, assigned or watching, and who may read all tickets. */
    boolean mayRead(Caller caller, TicketView ticket) {
        return mayRead(
                caller,
                ticket,
                () -> store.isReader(
                        caller.tenant(), ticket.id(), people.principals(caller.tenant(), caller.person())));
    }

    /** The same of many, asked together. */
    List<TicketView> readable(Caller caller, List<TicketView> tickets) {
        Set<UUID> shared = Permissions.has(caller, Permission.READ_ALL_TICKETS)
                ? Set.of()
                : store.shared(
                        caller.tenant(),
                        tickets.stream().map(TicketView::id).toList(),
                        people.principals(caller.tenant(), caller.person()));
        return tickets.stream()
                .filter(ticket -> mayRead(caller, ticket, () -> shared.contains(ticket.id())))
                .toList();
    }

    private boolean mayRead(Caller caller, TicketView ticket, BooleanSupplier isShared) {
        if (!ticket.tenant().equals(caller.tenant())) {
            return false;
        }
        if (isRequester(caller, ticket)) {
            return true;
        }
        if (ticket.status() == Status.DRAFT) {
            return false;
        }
        return Permissions.has(caller, Permission.READ_ALL_TICKETS)
                || caller.person().equals(ticket.assignee())
                || ticket.watchers().contains(caller.person())
                || isShared.getAsBoolean();
    }

    TicketView requireRead(Caller caller, TicketView ticket) {
        if (!mayRead(caller, ticket)) {
            throw Refusal.notFound("ticket");
        }
        return ticket;
    }

    boolean isRequester(Caller caller, TicketView ticket) {
        return caller.person().equals(ticket.requester());
    }

    /** Agents and administrators sort tickets: priority, category, tags, due date, assignee. */
    boolean maySort(Caller caller, TicketView ticket) {
        return (caller.is(Role.AGENT) || caller.is(Role.ADMIN))
                && !ticket.status().isFinal();
    }

    /** Agents, administrators and whoever was asked to work on it; never its requester, and no customer. */
    boolean mayTakeCare(TicketView ticket, UUID person) {
        return people.find(ticket.tenant(), person)
                .filter(found ->
                        !person.equals(ticket.requester()) && !found.roles().contains(Role.CUSTOMER))
                .filter(found -> found.roles().contains(Role.AGENT)
                        || found.roles().contains(Role.ADMIN)
                        || store.isReader(ticket.tenant(), ticket.id(), people.principals(ticket.tenant(), person)))
                .isPresent();
    }

    /**
     * The requester may change what was asked for until the work begins, and an administrator mend what was sent; later only what a
     * stuck process reads, and never of their own request.
     */
    boolean mayReword(Caller caller, TicketView ticket) {
        return switch (ticket.status()) {
            case DRAFT -> isRequester(caller, ticket);
            case SUBMITTED, IN_REVIEW, PENDING_INFO -> isRequester(caller, ticket) || caller.is(Role.ADMIN);
            default ->
                Permissions.has(caller, Permission.OPERATE)
                        && !ticket.status().isFinal()
                        && !isRequester(caller, ticket)
                        && !processes.failures(ticket.id()).isEmpty();
        };
    }

    /** Which of the messages that the process waits for the caller may send. */
    Set<TicketVerb> verbs(Caller caller, TicketView ticket, Set<String> awaited) {
        Set<TicketVerb> verbs = new LinkedHashSet<>();
        for (TicketVerb verb : TicketVerb.values()) {
            if (awaited.contains(verb.message()) && maySend(caller, ticket, verb)) {
                verbs.add(verb);
            }
        }
        return verbs;
    }

    boolean maySend(Caller caller, TicketView ticket, TicketVerb verb) {
        return switch (verb) {
            case WITHDRAW -> isRequester(caller, ticket);
            case CANCEL, REOPEN -> isRequester(caller, ticket) || caller.is(Role.ADMIN);
            case CLOSE ->
                isRequester(caller, ticket)
                        || caller.is(Role.ADMIN)
                        || caller.person().equals(ticket.assignee());
        };
    }
}
