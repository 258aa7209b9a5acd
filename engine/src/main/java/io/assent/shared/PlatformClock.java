package io.assent.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/**
 * The one clock of the platform: UTC, and the machine's time unless the running work was placed at another instant, or a
 * {@link Rehearsal} moved the whole process to another time. Jobs come due by it, too.
 */
@Component
public class PlatformClock extends Clock implements com.github.kagkarlsson.scheduler.Clock {

    private static final ScopedValue<Instant> PLACED = ScopedValue.newInstance();
    private static volatile Duration ahead = Duration.ZERO;

    /** Runs work as if it were that instant, on this thread only: for history that is written afterwards. */
    public static void at(Instant instant, Runnable work) {
        ScopedValue.where(PLACED, instant).run(work);
    }

    /** Whether the running work is history that is written afterwards; nobody is written to about it. */
    public static boolean isPlaced() {
        return PLACED.isBound();
    }

    /** How far this process is ahead of the machine from now on. */
    static void goAhead(Duration by) {
        ahead = by;
    }

    @Override
    public Instant instant() {
        return PLACED.isBound() ? PLACED.get() : Instant.now().plus(ahead);
    }

    @Override
    public Instant now() {
        return instant();
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
