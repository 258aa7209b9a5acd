package io.assent.notifications.web;

import io.assent.notifications.Deliveries;
import io.assent.notifications.Delivery;
import io.assent.notifications.NotificationChannel;
import io.assent.notifications.NotificationEvent;
import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.web.Limit;
import java.time.Instant;
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
class DeliveryController {

    private final Deliveries deliveries;
    private final People people;

    DeliveryController(Deliveries deliveries, People people) {
        this.deliveries = deliveries;
        this.people = people;
    }

    record DeliveryResponse(
            UUID id,
            NotificationChannel channel,
            @Nullable PersonRef recipient,
            NotificationEvent event,
            @Nullable UUID ticketId,
            Delivery.State state,
            int attempts,
            @Nullable String lastError,
            Instant createdAt,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant finishedAt) {}

    @GetMapping
    Page<DeliveryResponse> list(
            Caller caller,
            @RequestParam(required = false) Delivery.@Nullable State state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Page<Delivery> page = deliveries.list(caller, state, cursor, Limit.of(limit));
        return new Page<>(
                page.items().stream()
                        .map(delivery -> response(caller, delivery))
                        .toList(),
                page.nextCursor(),
                null);
    }

    @PostMapping("/{id}/retry")
    DeliveryResponse retry(Caller caller, @PathVariable UUID id) {
        return response(caller, deliveries.retry(caller, id));
    }

    private DeliveryResponse response(Caller caller, Delivery delivery) {
        return new DeliveryResponse(
                delivery.id(),
                delivery.channel(),
                people.find(caller.tenant(), delivery.person())
                        .map(PersonRef::of)
                        .orElse(null),
                delivery.event(),
                delivery.ticketId(),
                delivery.state(),
                delivery.attempts(),
                delivery.lastError(),
                delivery.createdAt(),
                delivery.nextAttemptAt(),
                delivery.finishedAt());
    }
}
