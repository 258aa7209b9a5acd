package io.assent.sla;

import io.assent.inbox.WorkClock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Work on a ticket is due when its resolution is, the first decision when the response is. */
@Component
class PromisesOfWork implements WorkClock {

    private final SlaClocks clocks;

    PromisesOfWork(SlaClocks clocks) {
        this.clocks = clocks;
    }

    @Override
    public Optional<Instant> responseDue(UUID tenant, UUID ticket) {
        return due(tenant, ticket, Promise.RESPONSE);
    }

    @Override
    public Optional<Instant> due(UUID tenant, UUID ticket) {
        return due(tenant, ticket, Promise.RESOLUTION);
    }

    private Optional<Instant> due(UUID tenant, UUID ticket, Promise promise) {
        return clocks.of(tenant, ticket).stream()
                .filter(clock -> clock.promise() == promise && clock.runs())
                .map(SlaClock::dueAt)
                .findFirst();
    }
}
