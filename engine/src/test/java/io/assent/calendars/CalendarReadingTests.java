package io.assent.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.calendars.CalendarChange.Hours;
import io.assent.calendars.CalendarChange.Open;
import io.assent.calendars.CalendarChange.Special;
import io.assent.shared.Refusal.Problem;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("E1")
class CalendarReadingTests {

    private static final BusinessHours OFFICE = BusinessHours.office(ZoneOffset.UTC);

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void takesSeveralPeriodsADayInAnyOrder() {
        BusinessHours hours = read(
                "Europe/Berlin", List.of(open("monday", "13:00", "24:00"), open("MONDAY", "08:30", "12:00")), null);

        assertThat(problems).isEmpty();
        assertThat(hours.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(hours.week())
                .isEqualTo(Map.of(DayOfWeek.MONDAY, List.of(new OpenPeriod(510, 720), new OpenPeriod(780, 1440))));
        assertThat(hours.weeklyMinutes()).isEqualTo(870);
        assertThat(OpenPeriod.text(510) + OpenPeriod.text(1440)).isEqualTo("08:3024:00");
    }

    @Test
    void takesHolidaysThatAreClosedOrHalfAndThoseThatComeBack() {
        BusinessHours hours = read(
                null,
                null,
                List.of(
                        new Special("Christmas Eve", "2026-12-24", true, List.of(hours("09:00", "12:00"))),
                        new Special("Outing", "2027-12-24", null, null)));

        assertThat(problems).isEmpty();
        assertThat(hours.dates().on(LocalDate.of(2026, 12, 24))).containsExactly(OpenPeriod.hours(9, 12));
        assertThat(hours.dates().on(LocalDate.of(2027, 12, 24)))
                .as("a date goes before each year's")
                .isEmpty();
        assertThat(hours.dates().on(LocalDate.of(2026, 12, 23))).containsExactly(OpenPeriod.hours(9, 17));
        assertThat(hours.dates().on(LocalDate.of(2026, 12, 26))).isEmpty();
    }

    @Test
    void keepsWhatIsNotSaid() {
        assertThat(read(null, null, List.of()).week()).isEqualTo(OFFICE.week());
        assertThat(read("Asia/Tokyo", null, null).zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(problems).isEmpty();
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        read(
                "Europe/Atlantis",
                List.of(
                        open("MONDAY", "09:00", "12:00"),
                        open("MONDAY", "11:59", "13:00"),
                        open("TUESDAY", "17:00", "09:00"),
                        open("WEDNESDAY", "09:00", "09:00"),
                        open("SOMEDAY", "9", "24:01"),
                        open(null, null, null)),
                List.of(
                        new Special("Day", "2026-12-25", true, null),
                        new Special("Same day", "2031-12-25", true, null),
                        new Special(
                                "x".repeat(101),
                                "2026-02-30",
                                false,
                                List.of(hours("09:00", "10:00"), hours("09:30", "11:00"))),
                        new Special(null, "25.12.2026", null, null),
                        new Special(null, null, null, null)));

        assertThat(problems)
                .extracting(Problem::pointer, Problem::code)
                .containsExactlyInAnyOrder(
                        told("/zone", "UNKNOWN"),
                        told("/periods/1", "OVERLAPS"),
                        told("/periods/2/to", "BACKWARDS"),
                        told("/periods/3/to", "BACKWARDS"),
                        told("/periods/4/day", "UNKNOWN_VALUE"),
                        told("/periods/4/from", "INVALID"),
                        told("/periods/4/to", "INVALID"),
                        told("/periods/5/day", "REQUIRED"),
                        told("/periods/5/from", "REQUIRED"),
                        told("/periods/5/to", "REQUIRED"),
                        told("/holidays/1/date", "DUPLICATE"),
                        told("/holidays/2/name", "TOO_LONG"),
                        told("/holidays/2/date", "INVALID"),
                        told("/holidays/2/periods/1", "OVERLAPS"),
                        told("/holidays/3/date", "INVALID"),
                        told("/holidays/4/date", "REQUIRED"));
    }

    @Test
    void findsOverlapsWithAnEarlierLongPeriod() {
        read(
                null,
                List.of(
                        open("MONDAY", "08:00", "18:00"),
                        open("MONDAY", "09:00", "10:00"),
                        open("MONDAY", "11:00", "12:00"),
                        open("MONDAY", "18:00", "19:00")),
                null);

        assertThat(problems).extracting(Problem::pointer).containsExactly("/periods/1", "/periods/2");
    }

    @Test
    void refusesACalendarThatIsNeverOpen() {
        read(null, List.of(), null);
        assertThat(problems)
                .extracting(Problem::pointer, Problem::code)
                .containsExactly(told("/periods", "NEVER_OPEN"));
    }

    @Test
    void refusesHolidaysThatLeaveNothingOpen() {
        List<Special> everyDay = Stream.iterate(
                        LocalDate.of(2028, 1, 1), day -> day.getYear() == 2028, day -> day.plusDays(1))
                .map(day -> new Special("", day.toString(), true, null))
                .toList();

        read(null, null, everyDay);

        assertThat(problems)
                .extracting(Problem::pointer, Problem::code)
                .containsExactly(told("/holidays", "NEVER_OPEN"));
    }

    @Test
    void refusesMoreThanAnybodyNeeds() {
        read(
                null,
                Collections.nCopies(CalendarReading.MOST_PERIODS + 1, open("MONDAY", "09:00", "10:00")),
                IntStream.rangeClosed(0, CalendarReading.MOST_HOLIDAYS)
                        .mapToObj(i -> new Special(
                                "", LocalDate.of(2026, 1, 1).plusDays(i).toString(), false, null))
                        .toList());

        assertThat(problems)
                .extracting(Problem::pointer, Problem::code)
                .containsExactly(told("/periods", "TOO_MANY"), told("/holidays", "TOO_MANY"));
    }

    @Test
    void tellsOfHolesInLists() {
        read(
                null,
                Arrays.asList((Open) null),
                Arrays.asList((Special) null, new Special("", "2026-12-24", false, Arrays.asList((Hours) null))));

        assertThat(problems)
                .extracting(Problem::pointer)
                .containsExactly("/periods/0", "/holidays/0", "/holidays/1/periods/0");
    }

    @Test
    void takesANameThatNobodyElseHas() {
        CalendarReading reading = new CalendarReading(problems);

        assertThat(reading.name(null, "Office", List.of())).isEqualTo("Office");
        assertThat(reading.name(" Night  shift ", "Office", List.of("Day"))).isEqualTo("Night shift");
        assertThat(problems).isEmpty();

        reading.name("day", "Office", List.of("Day"));
        reading.name(" ", "Office", List.of());
        reading.name("x".repeat(101), "Office", List.of());
        assertThat(problems)
                .extracting(Problem::pointer, Problem::code)
                .containsExactly(told("/name", "TAKEN"), told("/name", "INVALID"), told("/name", "INVALID"));
    }

    private BusinessHours read(@Nullable String zone, @Nullable List<Open> periods, @Nullable List<Special> holidays) {
        return new CalendarReading(problems)
                .hours(new CalendarChange(null, zone, null, periods, holidays, null), OFFICE, 2026);
    }

    private static Open open(@Nullable String day, @Nullable String from, @Nullable String to) {
        return new Open(day, from, to);
    }

    private static Hours hours(String from, String to) {
        return new Hours(from, to);
    }

    private static Tuple told(String pointer, String code) {
        return Tuple.tuple(pointer, code);
    }
}
