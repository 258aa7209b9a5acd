package io.assent.operations;

import io.assent.audit.AuditTrail;
import io.assent.audit.AuditTrail.Filter;
import io.assent.shared.Caller;
import io.assent.tickets.TicketFacet;
import io.assent.tickets.TicketView;
import io.assent.workflow.Processes;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The property {@code held} of tickets whose processes an administrator holds: why. */
@Component
class HeldFacet implements TicketFacet {

    private final Processes processes;
    private final AuditTrail trail;

    HeldFacet(Processes processes, AuditTrail trail) {
        this.processes = processes;
        this.trail = trail;
    }

    @Override
    public String name() {
        return "held";
    }

    @Override
    public Map<UUID, Object> of(Caller caller, Collection<TicketView> tickets) {
        List<UUID> underWay = tickets.stream()
                .filter(ticket -> !ticket.status().isFinal())
                .map(TicketView::id)
                .toList();
        Map<UUID, Object> held = new HashMap<>();
        if (!underWay.isEmpty()) {
            processes.held(underWay).forEach(ticket -> held.put(ticket, told(caller.tenant(), ticket)));
        }
        return held;
    }

    private Map<String, Object> told(UUID tenant, UUID ticket) {
        Filter holding = new Filter(null, "PROCESS_SUSPENDED", ticket, null, null, null, null);
        return trail.find(tenant, holding, null, 1).items().stream()
                .flatMap(entry -> Stream.ofNullable(entry.after()))
                .findFirst()
                .<Map<String, Object>>map(
                        after -> Map.of("reason", after.path("reason").asText()))
                .orElse(Map.of());
    }
}
