package io.assent.calendars.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.assent.calendars.BusinessHours;
import io.assent.calendars.CalendarView;
import io.assent.calendars.OpenPeriod;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A calendar.
 *
 * @param weeklyHours ISO 8601, in a week without holidays
 */
record CalendarResponse(
        UUID id,
        String name,
        String zone,
        @JsonProperty("default") boolean isDefault,
        String weeklyHours,
        List<OpenPeriodResponse> periods,
        List<HolidayResponse> holidays) {

    /** A period of a weekday; {@code 24:00} is the end of the day. */
    record OpenPeriodResponse(DayOfWeek day, String from, String to) {}

    /** @param periods when it is open all the same; empty for closed */
    record HolidayResponse(String name, LocalDate date, boolean yearly, List<HoursResponse> periods) {}

    /** A period of a holiday. */
    record HoursResponse(String from, String to) {

        static HoursResponse of(OpenPeriod period) {
            return new HoursResponse(OpenPeriod.text(period.from()), OpenPeriod.text(period.to()));
        }
    }

    static CalendarResponse of(CalendarView calendar) {
        BusinessHours hours = calendar.time().hours();
        return new CalendarResponse(
                calendar.id(),
                calendar.name(),
                hours.zone().getId(),
                calendar.isStandard(),
                Duration.ofMinutes(hours.weeklyMinutes()).toString(),
                Arrays.stream(DayOfWeek.values())
                        .flatMap(day -> open(day, hours))
                        .toList(),
                hours.holidays().stream()
                        .sorted(Comparator.comparing(holiday -> holiday.date()))
                        .map(holiday -> new HolidayResponse(
                                holiday.name(),
                                holiday.date(),
                                holiday.yearly(),
                                holiday.periods().stream()
                                        .map(HoursResponse::of)
                                        .toList()))
                        .toList());
    }

    private static Stream<OpenPeriodResponse> open(DayOfWeek day, BusinessHours hours) {
        return hours.week().getOrDefault(day, List.of()).stream()
                .map(HoursResponse::of)
                .map(period -> new OpenPeriodResponse(day, period.from(), period.to()));
    }
}
