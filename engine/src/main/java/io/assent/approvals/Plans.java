package io.assent.approvals;

import io.assent.shared.PerTransaction;
import io.assent.tickets.TicketView;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The plans that the running transaction has in hand: each is read and written at most once. */
@Component
class Plans {

    private final PlanStore store;
    private final StepTime time;
    private final PerTransaction<Map<UUID, Optional<Plan>>> inHand;

    Plans(PlanStore store, StepTime time) {
        this.store = store;
        this.time = time;
        this.inHand = new PerTransaction<>(
                LinkedHashMap::new,
                plans -> store.write(
                        plans.values().stream().flatMap(Optional::stream).toList()));
    }

    Optional<Plan> find(UUID tenant, UUID ticket) {
        return inHand.get()
                .computeIfAbsent(ticket, missing -> store.find(tenant, missing).map(this::counting));
    }

    /** Of a ticket whose process asks for approvals. */
    Plan of(TicketView ticket) {
        return find(ticket.tenant(), ticket.id())
                .orElseThrow(() -> new IllegalStateException("the process asks for an approval that was not planned"));
    }

    Plan make(UUID tenant, UUID ticket) {
        return find(tenant, ticket).orElseGet(() -> {
            Plan plan = counting(new Plan(ticket, tenant));
            inHand.get().put(ticket, Optional.of(plan));
            return plan;
        });
    }

    /** Reads the plans of many tickets at once. */
    void hold(UUID tenant, Collection<UUID> tickets) {
        Map<UUID, Optional<Plan>> plans = inHand.get();
        List<UUID> missing =
                tickets.stream().filter(ticket -> !plans.containsKey(ticket)).toList();
        if (!missing.isEmpty()) {
            store.find(tenant, missing).forEach(plan -> plans.put(plan.ticket, Optional.of(counting(plan))));
        }
    }

    private Plan counting(Plan plan) {
        plan.time = step -> time.of(plan.tenant, plan.ticket, step);
        return plan;
    }

    Optional<UUID> ticketOf(UUID tenant, UUID approval) {
        return inHand.get().values().stream()
                .flatMap(Optional::stream)
                .filter(plan -> plan.approval(approval).isPresent())
                .map(plan -> plan.ticket)
                .findFirst()
                .or(() -> store.ticketOf(tenant, approval));
    }

    Map<UUID, UUID> ticketsOf(UUID tenant, Collection<UUID> approvals) {
        return store.ticketsOf(tenant, approvals);
    }
}
