package io.assent.sla;

import io.assent.calendars.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The time of a clock from its start until now or its end, piece by piece and without gaps. */
final class Ledger {

    /** What a piece of time was. */
    enum Kind {
        /** It counted. */
        RUNNING,
        /** It would have counted or not, and the clock stood still. */
        PAUSED,
        /** Nobody works then. */
        CLOSED
    }

    /** @param counted what it adds to the time that was used */
    record Piece(Kind kind, Instant from, Instant to, Duration counted) {}

    private final SlaClock clock;
    private final List<Piece> pieces = new ArrayList<>();

    private Ledger(SlaClock clock) {
        this.clock = clock;
    }

    static List<Piece> of(SlaClock clock, Instant now) {
        Ledger ledger = new Ledger(clock);
        ledger.write(
                now.isBefore(clock.schedule().startedAt()) ? clock.schedule().startedAt() : now);
        return List.copyOf(ledger.pieces);
    }

    private void write(Instant now) {
        Instant end = clock.metAt() == null ? now : clock.metAt();
        Stream<Pause> open = clock.pausedAt() == null ? Stream.of() : Stream.of(new Pause(clock.pausedAt(), end));
        Instant at = clock.schedule().startedAt();
        for (Pause pause : Stream.concat(clock.pauses().stream(), open).toList()) {
            count(at, pause.from());
            add(Kind.PAUSED, pause.from(), pause.to());
            at = pause.to();
        }
        count(at, end);
    }

    private void count(Instant from, Instant to) {
        Instant at = from;
        for (Span span : clock.schedule().time().open(from, to)) {
            add(Kind.CLOSED, at, span.from());
            add(Kind.RUNNING, span.from(), span.to());
            at = span.to();
        }
        add(Kind.CLOSED, at, to);
    }

    private void add(Kind kind, Instant from, Instant to) {
        if (from.isBefore(to)) {
            Duration counted = kind == Kind.RUNNING ? Duration.between(from, to) : Duration.ZERO;
            pieces.add(new Piece(kind, from, to, counted));
        }
    }
}
