package io.assent.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The minutes of a company's working week, Monday to Friday from nine to five, counted through. */
record WorkingHours(ZoneId zone) {

    static final int DAY = 480;

    private static final LocalDate FIRST_MONDAY = LocalDate.of(1970, 1, 5);
    private static final int OPENS = 9 * 60;
    private static final int WORKDAYS = 5;

    /** The last working minute that has passed by then. */
    long minuteBefore(Instant instant) {
        long minute = minuteAt(instant);
        return at(minute).isAfter(instant) ? minute - 1 : minute;
    }

    /** Seconds within the minute differ, as they do in life. */
    Instant at(long minute) {
        long day = Math.floorDiv(minute, DAY);
        long date = Math.floorDiv(day, WORKDAYS) * 7 + Math.floorMod(day, WORKDAYS);
        return FIRST_MONDAY
                .plusDays(date)
                .atStartOfDay(zone)
                .plusMinutes(OPENS + Math.floorMod(minute, DAY))
                .plusSeconds(Math.floorMod(minute * 37, 60))
                .toInstant();
    }

    /** An instant in working time not long before; out of hours when that would be too long before. */
    Instant near(Instant instant, Instant earliest) {
        Instant working = at(minuteBefore(instant));
        return working.isBefore(earliest) ? instant : working;
    }

    /** Close of business so many days later. */
    Instant evening(Instant from, int days) {
        ZonedDateTime day = from.atZone(zone).plusDays(days);
        return day.toLocalDate().atTime(17, 0).atZone(zone).toInstant();
    }

    private long minuteAt(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        long days = local.toLocalDate().toEpochDay() - FIRST_MONDAY.toEpochDay();
        long weekday = Math.floorMod(days, 7);
        long workdays = Math.floorDiv(days, 7) * WORKDAYS + Math.min(weekday, WORKDAYS);
        boolean weekend = local.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
        long sinceOpening = Duration.ofHours(local.getHour()).toMinutes() + local.getMinute() - OPENS;
        return weekend || sinceOpening < 0 ? workdays * DAY - 1 : workdays * DAY + Math.min(sinceOpening, DAY - 1);
    }
}
