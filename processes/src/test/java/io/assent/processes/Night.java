package io.assent.processes;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/** A night in which clocks are put on or back. */
record Night(ZoneId zone, ZoneOffsetTransition change) {

    /** The two of a year that is far enough ahead that no timer fires by itself. */
    static List<Night> of(ZoneId zone) {
        ZoneOffsetTransition first = zone.getRules().nextTransition(Instant.parse("2040-01-01T00:00:00Z"));
        return List.of(new Night(zone, first), new Night(zone, zone.getRules().nextTransition(first.getInstant())));
    }

    Instant changed() {
        return change.getInstant();
    }

    LocalDateTime evening() {
        return change.getDateTimeBefore().toLocalDate().minusDays(1).atTime(LocalTime.of(23, 50));
    }

    /** In what is skipped, or comes twice. */
    LocalDateTime strangeMinute() {
        LocalDateTime start = change.isGap() ? change.getDateTimeBefore() : change.getDateTimeAfter();
        return start.plusMinutes(15);
    }

    /**
     * Looks at the clock each minute until it is days later at the same time of day; a minute that is skipped comes as long after the
     * change as it would have come after the moment of the change.
     */
    Instant later(Instant from, Period days) {
        LocalDateTime wanted = local(from).plus(days);
        boolean skipped = change.isGap()
                && !wanted.isBefore(change.getDateTimeBefore())
                && wanted.isBefore(change.getDateTimeAfter());
        LocalDateTime shown = skipped ? wanted.plus(change.getDuration()) : wanted;
        return first(from, shown);
    }

    /** Looks at the clock each minute until it shows that. */
    Instant first(Instant from, LocalDateTime shown) {
        Instant minute = from;
        while (!local(minute).equals(shown)) {
            minute = minute.plus(1, ChronoUnit.MINUTES);
        }
        return minute;
    }

    LocalDateTime local(Instant instant) {
        return instant.atZone(zone).toLocalDateTime();
    }
}
