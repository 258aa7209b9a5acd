package io.assent.shared;

import io.assent.shared.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The platform lives at another time, from {@code assent.clock.start} on, so that what happens at night can be seen by day. Only on
 * the embedded database: nobody's own requests run ahead of their time. How long a sign-in lasts still goes by the machine's time.
 */
@Component
@ConditionalOnProperty("assent.clock.start")
public class Rehearsal implements SmartInitializingSingleton {

    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Instant start;

    Rehearsal(
            Clock clock,
            Database database,
            ApplicationEventPublisher events,
            @Value("${assent.clock.start}") Instant start) {
        if (!database.embedded()) {
            throw new IllegalStateException(
                    "assent.clock.start moves the time on the embedded database only: leave it out with"
                            + " assent.database.url");
        }
        this.clock = clock;
        this.events = events;
        this.start = start;
    }

    @Override
    public void afterSingletonsInstantiated() {
        place(start);
    }

    /** @throws Refusal when it is over already */
    public void moveTo(Instant at) {
        if (at.isBefore(clock.instant())) {
            throw Refusal.invalid(List.of(new Refusal.Problem("/at", "PASSED", "Time does not run backwards.")));
        }
        place(at);
    }

    private void place(Instant at) {
        Duration ahead = Duration.between(Instant.now(), at);
        PlatformClock.goAhead(ahead);
        events.publishEvent(new ClockMoved(ahead));
    }
}
