package io.assent.leave;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.shared.Acting;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import io.assent.workflow.ProcessView;
import io.assent.workflow.StepReached;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets a model say at its steps, by the property {@code leave}, what becomes of the days: {@code ask}, {@code take}, {@code return};
 * and read, as {@code leave.…}, whether there are enough.
 */
@Component
class LeaveOfProcesses implements ProcessView {

    private final LeaveStore store;
    private final Tickets tickets;
    private final Audit audit;

    LeaveOfProcesses(LeaveStore store, Tickets tickets, Audit audit) {
        this.store = store;
        this.tickets = tickets;
        this.audit = audit;
    }

    /**
     * How it stands for a request.
     *
     * @param enough whether its days are known to be there, besides what other requests take and ask for
     * @param left the days without its own; absent when nothing is known
     */
    record LeaveFields(boolean enough, @Nullable BigDecimal left) {}

    @Override
    public String name() {
        return "leave";
    }

    @Override
    public Class<? extends Record> shape() {
        return LeaveFields.class;
    }

    @Override
    public Record of(UUID id) {
        TicketView ticket = tickets.get(id);
        return Wish.of(ticket)
                .map(wish -> {
                    Balance balance = store.balance(ticket.tenant(), ticket.requester(), wish.year(), id);
                    return new LeaveFields(balance.isEnoughFor(wish.days()), balance.left());
                })
                .orElse(new LeaveFields(false, null));
    }

    @EventListener
    void on(StepReached step) {
        switch (step.properties().get("leave")) {
            case "ask" -> keep(tickets.get(step.ticket()), false);
            case "take" -> keep(tickets.get(step.ticket()), true);
            case "return" -> giveBack(tickets.get(step.ticket()));
            case null, default -> {}
        }
    }

    private void keep(TicketView ticket, boolean taken) {
        Wish.of(ticket).ifPresent(wish -> {
            store.queue(ticket.tenant(), ticket.requester(), wish.year());
            boolean before = store.isTaken(ticket.tenant(), ticket.id()).orElse(false);
            store.keep(ticket.tenant(), ticket.id(), ticket.requester(), wish, taken);
            if (taken && !before) {
                tell("LEAVE_TAKEN", ticket, wish);
            }
        });
    }

    private void giveBack(TicketView ticket) {
        boolean taken = store.isTaken(ticket.tenant(), ticket.id()).orElse(false);
        store.drop(ticket.tenant(), ticket.id());
        if (taken) {
            Wish.of(ticket).ifPresent(wish -> tell("LEAVE_RETURNED", ticket, wish));
        }
    }

    private void tell(String fact, TicketView ticket, Wish wish) {
        audit.record(Acting.current(), Entry.of(fact, ticket.id()).changing(null, wish));
    }
}
