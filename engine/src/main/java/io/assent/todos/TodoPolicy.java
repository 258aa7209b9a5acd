package io.assent.todos;

import io.assent.shared.Caller;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.Role;
import io.assent.tickets.Status;
import io.assent.tickets.TicketActions;
import io.assent.tickets.TicketView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who may see, keep and tick off the tasks of a ticket. */
@Component
class TodoPolicy implements TicketActions {

    @Override
    public Set<String> on(Caller caller, TicketView ticket) {
        return mayKeep(caller, ticket) ? Set.of("add-task") : Set.of();
    }

    /** How colleagues share the work is none of a customer's business. */
    boolean maySee(Caller caller) {
        return Permissions.has(caller, Permission.READ_PEOPLE);
    }

    List<String> actions(Caller caller, TicketView ticket, Todo todo) {
        List<String> actions = new ArrayList<>();
        if (isUnderWay(ticket.status())) {
            if (mayTick(caller, ticket, todo)) {
                actions.add(todo.isDone() ? "undo" : "done");
            }
            if (mayKeep(caller, ticket)) {
                actions.addAll(List.of("edit", "delete"));
            }
        }
        return actions;
    }

    void requireKeep(Caller caller, TicketView ticket) {
        if (!mayKeep(caller, ticket)) {
            throw Refusal.forbidden("Agents, administrators and whoever takes care of the ticket keep its tasks.");
        }
    }

    void requireTick(Caller caller, TicketView ticket, Todo todo) {
        if (!mayTick(caller, ticket, todo)) {
            throw Refusal.forbidden(
                    "Whoever the task is assigned to ticks it off, or whoever keeps the ticket's tasks.");
        }
    }

    private boolean mayTick(Caller caller, TicketView ticket, Todo todo) {
        return caller.person().equals(todo.assignee()) || mayKeep(caller, ticket);
    }

    private static boolean mayKeep(Caller caller, TicketView ticket) {
        return caller.is(Role.AGENT) || caller.is(Role.ADMIN) || caller.person().equals(ticket.assignee());
    }

    static boolean isUnderWay(Status status) {
        return status != Status.DRAFT && !status.isFinal();
    }
}
