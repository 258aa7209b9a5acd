package io.assent.approvals;

import io.assent.shared.PerTransaction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The plans that the running transaction has in hand: each is read and written at most once. */
@Component
class Plans {

    private final PlanStore store;
    private final PerTransaction<Map<UUID, Optional<Plan>>> inHand;

    Plans(PlanStore store) {
        this.store = store;
        this.inHand = new PerTransaction<>(
                LinkedHashMap::new,
                plans -> store.write(
                        plans.values().stream().flatMap(Optional::stream).toList()));
    }

    Optional<Plan> find(UUID tenant, UUID ticket) {
        return inHand.get().computeIfAbsent(ticket, missing -> store.find(tenant, missing));
    }

    Plan make(UUID tenant, UUID ticket) {
        return find(tenant, ticket).orElseGet(() -> {
            Plan plan = new Plan(ticket, tenant);
            inHand.get().put(ticket, Optional.of(plan));
            return plan;
        });
    }

    Optional<UUID> ticketOf(UUID tenant, UUID approval) {
        return store.ticketOf(tenant, approval);
    }
}
