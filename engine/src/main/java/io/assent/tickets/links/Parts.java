package io.assent.tickets.links;

import io.assent.shared.Acting;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.PerTransaction;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Category;
import io.assent.tickets.TicketCommands;
import io.assent.tickets.TicketStatusChanged;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import io.assent.tickets.TicketsLocked;
import io.assent.tickets.links.Part.Standing;
import io.assent.workflow.Processes;
import io.assent.workflow.RequestWanted;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Starts the requests that a process asks for, as parts of its own ticket, tells it when all of them have ended, and cancels them when the
 * whole comes to nothing.
 */
@Component
class Parts {

    private static final String ENDED = "ticket.partsEnded";
    private static final int DEEPEST = 4;

    private final LinkRows rows;
    private final StoredLinks links;
    private final Tickets tickets;
    private final TicketCommands commands;
    private final Processes processes;
    private final Clock clock;

    Parts(
            LinkRows rows,
            StoredLinks links,
            Tickets tickets,
            TicketCommands commands,
            Processes processes,
            Clock clock) {
        this.rows = rows;
        this.links = links;
        this.tickets = tickets;
        this.commands = commands;
        this.processes = processes;
        this.clock = clock;
    }

    /** A step that is passed again starts anew only what came to nothing. */
    @EventListener
    void on(RequestWanted wanted) {
        UUID tenant = Acting.current().tenant();
        TicketView whole = tickets.lock(tenant, wanted.ticket());
        boolean isThere = rows.parts(tenant, whole.id()).stream()
                .anyMatch(part -> part.step().equals(wanted.node()) && part.standing() != Standing.UNMET);
        if (!isThere) {
            start(whole, wanted);
        }
    }

    private void start(TicketView whole, RequestWanted wanted) {
        if (rows.depth(whole.tenant(), whole.id()) >= DEEPEST) {
            throw new Refusal(
                    Category.CONFLICT,
                    "PARTS_TOO_DEEP",
                    "Requests start each other at most %d deep; look for a circle of request types."
                            .formatted(DEEPEST));
        }
        UUID part = commands.createPart(whole, wanted.type(), wanted.answers()).id();
        Link link = Link.started(
                Ids.next(), whole.id(), part, wanted.node(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        rows.add(whole.tenant(), link);
        links.tell(Caller.system(whole.tenant()), "TICKET_LINKED", link);
    }

    @EventListener
    void on(TicketsLocked locked) {
        rows.hold(locked.tenant(), locked.tickets());
    }

    @EventListener
    void on(TicketStatusChanged change) {
        Standing before = Part.standing(change.from());
        Standing now = Part.standing(change.to());
        if (before == Standing.OPEN && now != Standing.OPEN) {
            TicketView part = change.ticket();
            rows.whole(part.tenant(), part.id())
                    .filter(link -> link.step() != null)
                    .ifPresent(link -> partEnded(part.tenant(), link.source()));
        }
        if (before != Standing.UNMET && now == Standing.UNMET) {
            TicketView whole = change.ticket();
            rows.parts(whole.tenant(), whole.id()).stream()
                    .filter(part -> part.standing() == Standing.OPEN)
                    .forEach(part -> commands.cancelPart(whole, part.ticket()));
        }
    }

    /** The lock makes two parts that end at the same moment tell it once, and the later one. */
    private void partEnded(UUID tenant, UUID id) {
        TicketView whole = tickets.lock(tenant, id);
        if (Part.standing(whole.status()) != Standing.UNMET) {
            PerTransaction.flush();
            if (rows.parts(tenant, id).stream().noneMatch(part -> part.standing() == Standing.OPEN)) {
                Acting.as(Caller.system(tenant), () -> processes.send(id, ENDED));
            }
        }
    }
}
