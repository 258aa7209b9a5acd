package io.assent.notifications.web;

import io.assent.notifications.Deliveries;
import io.assent.notifications.Delivery;
import io.assent.notifications.NotificationChannel;
import io.assent.notifications.NotificationEvent;
import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.web.Limit;
import io.assent.shared.web.SortedBy;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/deliveries")
@Tag(name = "Operations")
class DeliveryController {

    private final Deliveries deliveries;
    private final Tickets tickets;
    private final People people;

    DeliveryController(Deliveries deliveries, Tickets tickets, People people) {
        this.deliveries = deliveries;
        this.tickets = tickets;
        this.people = people;
    }

    /** @param ticketNumber absent where it is about no ticket, or about one that is gone */
    record DeliveryResponse(
            UUID id,
            NotificationChannel channel,
            @Nullable PersonRef recipient,
            NotificationEvent event,
            @Nullable UUID ticketId,
            @Nullable String ticketNumber,
            Delivery.State state,
            int attempts,
            @Nullable String lastError,
            Instant createdAt,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant finishedAt) {}

    @GetMapping
    @SortedBy("-created_at")
    @Operation(summary = "Messages on their way to people outside the platform, and what became of them, newest first")
    Page<DeliveryResponse> list(
            Caller caller,
            @RequestParam(required = false) Delivery.@Nullable State state,
            @RequestParam(required = false) @Nullable String recipient,
            @RequestParam(required = false) @Nullable String ticket,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Permissions.require(caller, Permission.OPERATE);
        var filter = new Deliveries.Filter(
                state,
                recipient == null
                        ? null
                        : people.require(caller.tenant(), recipient, "/recipient")
                                .id(),
                ticket == null ? null : tickets.named(caller, ticket).id());
        Page<Delivery> page = deliveries.list(caller, filter, cursor, Limit.of(limit));
        Map<UUID, TicketView> about = tickets.get(
                caller.tenant(),
                page.items().stream()
                        .map(Delivery::ticketId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        return page.map(delivery -> response(caller, delivery, about));
    }

    @PostMapping("/{id}/retry")
    @Operation(summary = "Send one again that was given up, or now one that waits for its next attempt")
    DeliveryResponse retry(Caller caller, @PathVariable UUID id) {
        Delivery delivery = deliveries.retry(caller, id);
        UUID ticket = delivery.ticketId();
        return response(caller, delivery, ticket == null ? Map.of() : tickets.get(caller.tenant(), List.of(ticket)));
    }

    private DeliveryResponse response(Caller caller, Delivery delivery, Map<UUID, TicketView> about) {
        TicketView ticket = about.get(delivery.ticketId());
        return new DeliveryResponse(
                delivery.id(),
                delivery.channel(),
                people.find(caller.tenant(), delivery.person())
                        .map(PersonRef::of)
                        .orElse(null),
                delivery.event(),
                delivery.ticketId(),
                ticket == null ? null : ticket.number(),
                delivery.state(),
                delivery.attempts(),
                delivery.lastError(),
                delivery.createdAt(),
                delivery.nextAttemptAt(),
                delivery.finishedAt());
    }
}
