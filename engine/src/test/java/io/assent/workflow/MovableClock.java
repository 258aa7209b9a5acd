package io.assent.workflow;

import java.time.Duration;
import java.time.Instant;

/** Process time that stands still until a test moves it; it starts in the future, so that no timer fires by itself. */
public final class MovableClock implements ProcessClock {

    public static final Instant START = Instant.parse("2040-03-05T09:00:00Z");

    private volatile Instant now = START;

    @Override
    public Instant now() {
        return now;
    }

    public void moveTo(Instant instant) {
        now = instant;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }
}
