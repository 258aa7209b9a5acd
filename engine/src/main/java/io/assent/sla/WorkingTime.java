package io.assent.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAmount;

/**
 * Time as a tenant counts it: around the clock, or Monday to Friday from nine to five in the tenant's zone. A {@link Duration} is
 * time that elapses while work is done; a {@link Period} is days on the calendar and keeps the time of day.
 */
record WorkingTime(ZoneId zone, Hours hours) {

    /** When time counts. */
    enum Hours {
        BUSINESS,
        ALWAYS
    }

    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(17, 0);

    Instant plus(Instant start, TemporalAmount amount) {
        return switch (amount) {
            case Duration elapsed -> plus(start, elapsed);
            case Period days
            when hours == Hours.ALWAYS -> start.atZone(zone).plus(days).toInstant();
            case Period days -> plusWorkdays(start, days.getDays());
            default -> throw new IllegalArgumentException("neither a duration nor a period: " + amount);
        };
    }

    Instant plus(Instant start, Duration elapsed) {
        if (hours == Hours.ALWAYS) {
            return start.plus(elapsed);
        }
        Duration left = elapsed;
        for (LocalDate day = start.atZone(zone).toLocalDate(); ; day = day.plusDays(1)) {
            Instant from = later(start, opening(day));
            Duration available = isWorkday(day) ? positive(Duration.between(from, closing(day))) : Duration.ZERO;
            if (available.isPositive() && available.compareTo(left) >= 0) {
                return from.plus(left);
            }
            left = left.minus(available);
        }
    }

    /** The time that counts between two instants; nothing when the second is not after the first. */
    Duration between(Instant from, Instant to) {
        if (hours == Hours.ALWAYS) {
            return positive(Duration.between(from, to));
        }
        Duration sum = Duration.ZERO;
        LocalDate last = to.atZone(zone).toLocalDate();
        for (LocalDate day = from.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            if (isWorkday(day)) {
                Instant begin = later(from, opening(day));
                Instant end = to.isBefore(closing(day)) ? to : closing(day);
                sum = sum.plus(positive(Duration.between(begin, end)));
            }
        }
        return sum;
    }

    private Instant plusWorkdays(Instant start, long days) {
        ZonedDateTime at = plus(start, Duration.ZERO).atZone(zone);
        LocalDate day = at.toLocalDate();
        for (long left = days; left > 0; ) {
            day = day.plusDays(1);
            left -= isWorkday(day) ? 1 : 0;
        }
        return day.atTime(at.toLocalTime()).atZone(zone).toInstant();
    }

    private Instant opening(LocalDate day) {
        return day.atTime(OPENS).atZone(zone).toInstant();
    }

    private Instant closing(LocalDate day) {
        return day.atTime(CLOSES).atZone(zone).toInstant();
    }

    /** A zone that moved across the date line left a day out. */
    private boolean isWorkday(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0
                && opening(day).atZone(zone).toLocalDate().equals(day);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
