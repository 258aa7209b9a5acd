package io.assent.calendars;

import java.time.Duration;
import java.time.Instant;

/** From an instant until just before another one. */
public record Span(Instant from, Instant to) {

    public Duration length() {
        return Duration.between(from, to);
    }
}
