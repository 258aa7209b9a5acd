package io.assent.sla;

import io.assent.inbox.WorkClock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Work on a ticket is due when its resolution is. */
@Component
class ResolutionOfWork implements WorkClock {

    private final SlaClocks clocks;

    ResolutionOfWork(SlaClocks clocks) {
        this.clocks = clocks;
    }

    @Override
    public Optional<Instant> due(UUID tenant, UUID ticket) {
        return clocks.of(tenant, ticket).stream()
                .filter(clock -> clock.promise() == Promise.RESOLUTION && clock.runs())
                .map(SlaClock::dueAt)
                .findFirst();
    }
}
