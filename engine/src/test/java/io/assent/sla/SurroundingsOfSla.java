package io.assent.sla;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.assent.audit.Audit;
import io.assent.catalog.Catalog;
import io.assent.catalog.Localized;
import io.assent.catalog.Pack;
import io.assent.catalog.PackTemplates;
import io.assent.catalog.Release;
import io.assent.catalog.Wording;
import io.assent.inbox.Inbox;
import io.assent.people.People;
import io.assent.people.TenantView;
import io.assent.people.Tenants;
import io.assent.shared.Ids;
import io.assent.tickets.Priority;
import io.assent.tickets.Status;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import io.assent.workflow.MovableClock;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

/** Stands in for the modules that know tickets, request types and tenants, and hears what the clocks say. */
@TestConfiguration
class SurroundingsOfSla {

    private final Map<UUID, TicketView> tickets = new ConcurrentHashMap<>();
    private final List<UUID> rescheduled = new CopyOnWriteArrayList<>();
    private final Map<UUID, List<Object>> heard = new ConcurrentHashMap<>();
    private volatile Pack.Targets targets = new Pack.Targets(Map.of(), Map.of(), Map.of());
    private volatile String deployment = "";

    void deployment(String deployed) {
        deployment = deployed;
        targets = new Pack.Targets(Map.of(), Map.of(), Map.of());
    }

    void targets(Map<String, TemporalAmount> response, Map<String, TemporalAmount> resolution) {
        targets = new Pack.Targets(response, Map.of(), resolution);
    }

    TicketView ticket(UUID tenant, UUID requester) {
        Instant now = Instant.now();
        return keep(new TicketView(
                Ids.next(),
                tenant,
                "FIN-1",
                "purchase",
                Ids.next(),
                "A chair",
                "",
                Status.DRAFT,
                Priority.MEDIUM,
                null,
                requester,
                null,
                null,
                null,
                Map.of(),
                null,
                null,
                List.of(),
                List.of(),
                1,
                1,
                now,
                now,
                now,
                null,
                null));
    }

    TicketView with(TicketView t, Status status) {
        return keep(new TicketView(
                t.id(),
                t.tenant(),
                t.number(),
                t.type(),
                t.release(),
                t.title(),
                t.description(),
                status,
                t.priority(),
                t.category(),
                t.requester(),
                t.department(),
                t.assignee(),
                t.dueDate(),
                t.customFields(),
                t.amount(),
                t.currency(),
                t.tags(),
                t.watchers(),
                t.revision(),
                t.version(),
                t.createdAt(),
                t.updatedAt(),
                t.submittedAt(),
                t.completedAt(),
                t.held()));
    }

    TicketView with(TicketView t, Priority priority) {
        return keep(new TicketView(
                t.id(),
                t.tenant(),
                t.number(),
                t.type(),
                t.release(),
                t.title(),
                t.description(),
                t.status(),
                priority,
                t.category(),
                t.requester(),
                t.department(),
                t.assignee(),
                t.dueDate(),
                t.customFields(),
                t.amount(),
                t.currency(),
                t.tags(),
                t.watchers(),
                t.revision(),
                t.version(),
                t.createdAt(),
                t.updatedAt(),
                t.submittedAt(),
                t.completedAt(),
                t.held()));
    }

    /** What was announced for a ticket, oldest first. */
    List<Object> heard(UUID ticket) {
        return List.copyOf(heard.getOrDefault(ticket, List.of()));
    }

    /** How often work on a ticket was moved. */
    int rescheduled(UUID ticket) {
        return Collections.frequency(rescheduled, ticket);
    }

    @EventListener
    void on(SlaWarned warned) {
        hear(warned.ticket(), warned);
    }

    @EventListener
    void on(SlaBreached breached) {
        hear(breached.ticket(), breached);
    }

    @EventListener
    void on(SlaEscalated escalated) {
        hear(escalated.ticket(), escalated);
    }

    private void hear(TicketView ticket, Object event) {
        heard.computeIfAbsent(ticket.id(), _ -> new ArrayList<>()).add(event);
    }

    private TicketView keep(TicketView ticket) {
        tickets.put(ticket.id(), ticket);
        return ticket;
    }

    @Bean
    Audit audit() {
        return (_, _) -> {};
    }

    /** Process time, far in the future: no timer fires by itself. */
    @Bean
    MovableClock movableClock() {
        return new MovableClock();
    }

    @Bean
    Tickets tickets() {
        return only(Tickets.class, (_, method, arguments) -> switch (method.getName()) {
            case "get" -> tickets.get(arguments[0]);
            case "lock" -> null;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    @Bean
    Inbox inbox() {
        return only(Inbox.class, (_, method, arguments) -> switch (method.getName()) {
            case "reschedule" -> {
                rescheduled.add((UUID) arguments[0]);
                yield null;
            }
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    @Bean
    Catalog catalog() {
        return only(Catalog.class, (_, method, arguments) -> switch (method.getName()) {
            case "release" -> release((UUID) arguments[0], (UUID) arguments[1]);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    @Bean
    People people() {
        return only(People.class, (_, method, _) -> {
            throw new UnsupportedOperationException(method.getName());
        });
    }

    /** Nothing is left for later in these tests. */
    @Bean
    SchedulerClient jobs() {
        return only(SchedulerClient.class, (_, method, _) -> {
            throw new UnsupportedOperationException(method.getName());
        });
    }

    @Bean
    Tenants tenants() {
        return only(Tenants.class, (_, method, arguments) -> switch (method.getName()) {
            case "find" ->
                Optional.of(new TenantView((UUID) arguments[0], "acme", "Acme", "en", ZoneId.of("Europe/Berlin")));
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private Release release(UUID tenant, UUID id) {
        Localized name = new Localized(Map.of("en", "Purchase"));
        Pack pack = new Pack(
                "purchase",
                name,
                name,
                "cart",
                "finance",
                "FIN",
                new Pack.Visibility(Set.of(), Set.of()),
                "purchase",
                "request.form",
                Set.of(),
                List.of(),
                null,
                null,
                targets,
                null,
                false,
                "MEDIUM");
        return new Release(
                id,
                tenant,
                1,
                "",
                deployment,
                pack,
                null,
                new Wording(Map.of()),
                new PackTemplates(Map.of()),
                Set.of(),
                Set.of(),
                Set.of(),
                List.of(),
                Instant.now());
    }

    private static <T> T only(Class<T> face, InvocationHandler handler) {
        return face.cast(Proxy.newProxyInstance(face.getClassLoader(), new Class<?>[] {face}, handler));
    }
}
