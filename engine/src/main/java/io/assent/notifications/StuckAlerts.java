package io.assent.notifications;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.assent.approvals.ApprovalUnheard;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Acting;
import io.assent.shared.Ids;
import io.assent.shared.Role;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import io.assent.workflow.ExpressionFailed;
import io.assent.workflow.ProcessStuck;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells administrators that a process does not go on: it cannot, or nobody decides. */
@Component
class StuckAlerts {

    private static final Duration QUIET = Duration.ofHours(1);

    private final Notices notices;
    private final People people;
    private final Tickets tickets;
    private final Cache<Fault, Boolean> told =
            Caffeine.newBuilder().expireAfterWrite(QUIET).build();

    StuckAlerts(Notices notices, People people, Tickets tickets) {
        this.notices = notices;
        this.people = people;
        this.tickets = tickets;
    }

    private record Fault(UUID tenant, String sentence) {}

    @EventListener
    void on(ProcessStuck stuck) {
        TicketView ticket = tickets.get(stuck.ticket());
        Map<String, Object> facts =
                new HashMap<>(Map.of("step", stuck.step(), "cause", Recipients.excerpt(stuck.cause())));
        if (stuck.nextAttemptAt() != null) {
            facts.put("due", stuck.nextAttemptAt().toString());
        }
        notices.tell(administrators(ticket.tenant()), NotificationEvent.PROCESS_STUCK, ticket, facts);
    }

    @EventListener
    void on(ApprovalUnheard unheard) {
        TicketView ticket = unheard.ticket();
        String waitsFor = people.find(ticket.tenant(), unheard.asked()).values().stream()
                .map(PersonView::name)
                .sorted()
                .collect(Collectors.joining(", "));
        notices.tell(
                administrators(ticket.tenant()), NotificationEvent.PROCESS_STUCK, ticket, Map.of("unheard", waitsFor));
    }

    /** Somebody was refused and nothing was changed, so that no incident tells of it. One fault of a model is told once an hour. */
    @EventListener
    @Transactional
    public void on(ExpressionFailed refused) {
        UUID tenant = Acting.current().tenant();
        Fault fault = new Fault(tenant, String.valueOf(refused.getMessage()));
        if (told.asMap().putIfAbsent(fault, true) != null) {
            return;
        }
        Map<String, Object> facts = new HashMap<>(refused.properties());
        facts.put("refused", true);
        TicketView ticket = tickets.get(tenant, List.of(refused.ticket())).get(refused.ticket());
        if (ticket == null) {
            notices.tell(tenant, administrators(tenant), NotificationEvent.PROCESS_STUCK, Ids.next(), facts);
        } else {
            notices.tell(administrators(tenant), NotificationEvent.PROCESS_STUCK, ticket, facts);
        }
    }

    private List<UUID> administrators(UUID tenant) {
        return people.withRole(tenant, Role.ADMIN).stream().map(PersonView::id).toList();
    }
}
