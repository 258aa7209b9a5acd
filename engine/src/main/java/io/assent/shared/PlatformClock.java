package io.assent.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** The one clock of the platform: UTC, and the machine's time unless the running work was placed at another instant. */
@Component
public class PlatformClock extends Clock {

    private static final ScopedValue<Instant> PLACED = ScopedValue.newInstance();

    /** Runs work as if it were that instant, on this thread only: for history that is written afterwards. */
    public static void at(Instant instant, Runnable work) {
        ScopedValue.where(PLACED, instant).run(work);
    }

    /** Whether the running work is history that is written afterwards; nobody is written to about it. */
    public static boolean isPlaced() {
        return PLACED.isBound();
    }

    @Override
    public Instant instant() {
        return PLACED.isBound() ? PLACED.get() : Instant.now();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.system(zone);
    }
}
