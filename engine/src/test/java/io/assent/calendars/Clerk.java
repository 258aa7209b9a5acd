package io.assent.calendars;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.stream.Stream;

/** Counts minutes by the wall clock. */
public record Clerk(BusinessHours hours) {

    private ZoneId zone() {
        return hours.zone();
    }

    public boolean isOpen(Instant minute) {
        LocalDateTime local = minute.atZone(zone()).toLocalDateTime();
        int at = local.getHour() * 60 + local.getMinute();
        return on(local.toLocalDate()).stream().anyMatch(period -> period.from() <= at && at < period.to());
    }

    boolean isOpenUntil(Instant minute) {
        return isOpen(minute.minus(1, ChronoUnit.MINUTES));
    }

    private List<OpenPeriod> on(LocalDate date) {
        return hours.holidays().stream()
                .filter(holiday -> holiday.yearly()
                        ? holiday.date().getMonth() == date.getMonth()
                                && holiday.date().getDayOfMonth() == date.getDayOfMonth()
                        : holiday.date().equals(date))
                .min((one, other) -> Boolean.compare(one.yearly(), other.yearly()))
                .map(Holiday::periods)
                .orElseGet(() -> hours.week().getOrDefault(date.getDayOfWeek(), List.of()));
    }

    public Instant plus(Instant start, Duration time) {
        Instant minute = start;
        for (long left = time.toMinutes(); left > 0 || time.isZero() && !isOpen(minute); ) {
            left -= isOpen(minute) ? 1 : 0;
            minute = minute.plus(1, ChronoUnit.MINUTES);
        }
        return minute;
    }

    public Duration between(Instant from, Instant to) {
        long open = 0;
        for (Instant minute = from; minute.isBefore(to); minute = minute.plus(1, ChronoUnit.MINUTES)) {
            open += isOpen(minute) ? 1 : 0;
        }
        return Duration.ofMinutes(open);
    }

    /** On the n-th day that is open after the first open minute, when its clock first shows that time, in open time. */
    public Instant plus(Instant start, Period days) {
        Instant at = plus(start, Duration.ZERO);
        LocalDate day = at.atZone(zone()).toLocalDate();
        int latest = latestShownUntil(at, day);
        for (int left = days.getDays(); left > 0; left -= minutes(day).anyMatch(this::isOpen) ? 1 : 0) {
            day = day.plusDays(1);
        }
        List<Instant> minutes = minutes(day).toList();
        Instant last = Instant.MIN;
        boolean reached = false;
        for (Instant minute : minutes) {
            reached |= minuteOfDay(minute) >= latest;
            if (reached && (isOpen(minute) || minute.equals(last))) {
                return minute;
            }
            last = isOpen(minute) ? minute.plus(1, ChronoUnit.MINUTES) : last;
        }
        return last;
    }

    /** An hour that comes twice is over when it comes again. */
    private int latestShownUntil(Instant at, LocalDate day) {
        int latest = minuteOfDay(at);
        ZoneOffsetTransition change = zone().getRules().previousTransition(at.plusNanos(1));
        boolean again = change != null
                && change.isOverlap()
                && at.atZone(zone()).toLocalDateTime().isBefore(change.getDateTimeBefore());
        if (!again) {
            return latest;
        }
        LocalDateTime before = change.getDateTimeBefore();
        return before.toLocalDate().equals(day) ? before.getHour() * 60 + before.getMinute() : OpenPeriod.DAY;
    }

    private int minuteOfDay(Instant minute) {
        LocalDateTime local = minute.atZone(zone()).toLocalDateTime();
        return local.getHour() * 60 + local.getMinute();
    }

    private Stream<Instant> minutes(LocalDate day) {
        Instant from = day.atStartOfDay().toInstant(ZoneOffset.ofHours(15));
        Instant to = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.ofHours(-15));
        return Stream.iterate(from, minute -> minute.isBefore(to), minute -> minute.plus(1, ChronoUnit.MINUTES))
                .filter(minute -> minute.atZone(zone()).toLocalDate().equals(day));
    }
}
