package io.assent.calendars;

import static java.util.stream.Collectors.toMap;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * When work is done: a week that repeats, and dates that differ.
 *
 * @param week the periods of a day in their order; days without any may be absent
 */
public record BusinessHours(ZoneId zone, Map<DayOfWeek, List<OpenPeriod>> week, List<Holiday> holidays) {

    public BusinessHours {
        week = Map.copyOf(week);
        holidays = List.copyOf(holidays);
    }

    /** Monday to Friday from nine to five: what a tenant has until it says something else. */
    public static BusinessHours office(ZoneId zone) {
        List<OpenPeriod> nineToFive = List.of(OpenPeriod.hours(9, 17));
        return new BusinessHours(
                zone,
                Arrays.stream(DayOfWeek.values())
                        .filter(day -> day.compareTo(DayOfWeek.SATURDAY) < 0)
                        .collect(toMap(day -> day, _ -> nineToFive)),
                List.of());
    }

    /** Around the clock. */
    public static BusinessHours always(ZoneId zone) {
        return new BusinessHours(
                zone,
                Arrays.stream(DayOfWeek.values()).collect(toMap(day -> day, _ -> List.of(OpenPeriod.WHOLE_DAY))),
                List.of());
    }

    /** Minutes that are open in a week without holidays. */
    public int weeklyMinutes() {
        return week.values().stream()
                .flatMap(List::stream)
                .mapToInt(OpenPeriod::minutes)
                .sum();
    }

    /** The hours of single dates, for quick look-ups. */
    Dates dates() {
        return new Dates(
                week,
                holidays.stream()
                        .filter(holiday -> !holiday.yearly())
                        .collect(toMap(Holiday::date, Holiday::periods, (first, _) -> first)),
                holidays.stream()
                        .filter(Holiday::yearly)
                        .collect(toMap(each -> MonthDay.from(each.date()), Holiday::periods, (first, _) -> first)));
    }

    /** What is open on which date by its wall clock. */
    record Dates(
            Map<DayOfWeek, List<OpenPeriod>> week,
            Map<LocalDate, List<OpenPeriod>> once,
            Map<MonthDay, List<OpenPeriod>> yearly) {

        List<OpenPeriod> on(LocalDate date) {
            List<OpenPeriod> special = once.get(date);
            if (special == null && !yearly.isEmpty()) {
                special = yearly.get(MonthDay.from(date));
            }
            return special == null ? week.getOrDefault(date.getDayOfWeek(), List.of()) : special;
        }
    }
}
