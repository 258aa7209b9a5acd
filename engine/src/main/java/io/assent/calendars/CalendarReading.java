package io.assent.calendars;

import io.assent.calendars.CalendarChange.Hours;
import io.assent.calendars.CalendarChange.Open;
import io.assent.calendars.CalendarChange.Special;
import io.assent.shared.OneLine;
import io.assent.shared.Refusal.Problem;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what somebody wrote about a calendar; collects what is wrong with it. */
final class CalendarReading {

    static final int MOST_PERIODS = 70;
    static final int MOST_HOLIDAYS = 1_000;
    private static final int LONGEST = 100;

    /** A calendar that is hardly ever open would plan into later centuries. */
    private static final Duration LEAST_OF_A_YEAR = Duration.ofHours(1);

    private static final Pattern HOURS = Pattern.compile("/(zone|periods|holidays)\\b");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-4]):([0-5]\\d)");

    private final List<Problem> problems;

    CalendarReading(List<Problem> problems) {
        this.problems = problems;
    }

    /** A period with the place where it was written. */
    private record Written(OpenPeriod period, String pointer) {}

    /** @param before what holds where nothing is said */
    BusinessHours hours(CalendarChange change, BusinessHours before, int year) {
        BusinessHours hours = new BusinessHours(
                zone(change.zone(), before.zone()),
                change.periods() == null ? before.week() : week(change.periods()),
                change.holidays() == null ? before.holidays() : holidays(change.holidays()));
        if (problems.stream()
                .noneMatch(problem -> HOURS.matcher(problem.pointer()).lookingAt())) {
            checkOpen(hours, year);
        }
        return hours;
    }

    String name(@Nullable String wanted, String before, List<String> taken) {
        if (wanted == null) {
            return before;
        }
        String name = OneLine.of(wanted);
        if (name.isEmpty() || name.length() > LONGEST) {
            problem("/name", "INVALID", "Use 1 to " + LONGEST + " characters.");
        }
        OneLine.problem("/name", name).ifPresent(problems::add);
        if (taken.stream().anyMatch(name::equalsIgnoreCase)) {
            problem("/name", "TAKEN", "Another calendar has this name.");
        }
        return name;
    }

    private ZoneId zone(@Nullable String wanted, ZoneId before) {
        if (wanted == null) {
            return before;
        }
        if (ZoneId.getAvailableZoneIds().contains(wanted)) {
            return ZoneId.of(wanted);
        }
        problem("/zone", "UNKNOWN", "There is no such time zone; Europe/Berlin is one.");
        return before;
    }

    private Map<DayOfWeek, List<OpenPeriod>> week(List<Open> periods) {
        if (periods.size() > MOST_PERIODS) {
            problem("/periods", "TOO_MANY", "Use at most " + MOST_PERIODS + " periods.");
            return Map.of();
        }
        Map<DayOfWeek, List<Written>> written = new EnumMap<>(DayOfWeek.class);
        for (int i = 0; i < periods.size(); i++) {
            String pointer = "/periods/" + i;
            Open open = periods.get(i);
            if (open == null) {
                problem(pointer, "REQUIRED", "A value is needed here.");
                continue;
            }
            DayOfWeek day = day(open.day(), pointer);
            OpenPeriod period = period(open.from(), open.to(), pointer);
            if (day != null && period != null) {
                written.computeIfAbsent(day, _ -> new ArrayList<>()).add(new Written(period, pointer));
            }
        }
        Map<DayOfWeek, List<OpenPeriod>> week = new EnumMap<>(DayOfWeek.class);
        written.forEach((day, all) -> week.put(day, ordered(all)));
        return week;
    }

    private @Nullable DayOfWeek day(@Nullable String text, String pointer) {
        if (text == null) {
            problem(pointer + "/day", "REQUIRED", "A value is needed here.");
            return null;
        }
        try {
            return DayOfWeek.valueOf(text.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            problem(pointer + "/day", "UNKNOWN_VALUE", "Choose a day from MONDAY to SUNDAY.");
            return null;
        }
    }

    private @Nullable OpenPeriod period(@Nullable String from, @Nullable String to, String pointer) {
        Integer begin = minute(from, pointer + "/from");
        Integer end = minute(to, pointer + "/to");
        if (begin == null || end == null) {
            return null;
        }
        if (begin >= end) {
            problem(
                    pointer + "/to",
                    "BACKWARDS",
                    "A period ends after it begins; over midnight write two: one until 24:00, one from 00:00.");
            return null;
        }
        return new OpenPeriod(begin, end);
    }

    private @Nullable Integer minute(@Nullable String text, String pointer) {
        if (text == null) {
            problem(pointer, "REQUIRED", "A value is needed here.");
            return null;
        }
        Matcher time = TIME.matcher(text.strip());
        int minute = time.matches() ? Integer.parseInt(time.group(1)) * 60 + Integer.parseInt(time.group(2)) : -1;
        if (minute < 0 || minute > OpenPeriod.DAY) {
            problem(pointer, "INVALID", "Write a time of day such as 09:00, at most 24:00.");
            return null;
        }
        return minute;
    }

    private List<OpenPeriod> ordered(List<Written> all) {
        List<Written> sorted = all.stream()
                .sorted(Comparator.comparingInt((Written each) -> each.period().from()))
                .toList();
        int end = 0;
        for (Written each : sorted) {
            if (each.period().from() < end) {
                problem(
                        each.pointer(),
                        "OVERLAPS",
                        "It overlaps another period of the day; let one end before the next begins.");
            }
            end = Math.max(end, each.period().to());
        }
        return sorted.stream().map(Written::period).toList();
    }

    private List<Holiday> holidays(List<Special> specials) {
        if (specials.size() > MOST_HOLIDAYS) {
            problem("/holidays", "TOO_MANY", "Use at most " + MOST_HOLIDAYS + " holidays.");
            return List.of();
        }
        List<Holiday> holidays = new ArrayList<>();
        Map<Object, String> seen = new HashMap<>();
        for (int i = 0; i < specials.size(); i++) {
            String pointer = "/holidays/" + i;
            Special special = specials.get(i);
            if (special == null) {
                problem(pointer, "REQUIRED", "A value is needed here.");
                continue;
            }
            LocalDate date = date(special.date(), pointer + "/date");
            List<OpenPeriod> periods = periods(special.periods(), pointer + "/periods");
            String name = holidayName(special.name(), pointer + "/name");
            if (date != null) {
                boolean yearly = Boolean.TRUE.equals(special.yearly());
                String earlier = seen.putIfAbsent(yearly ? MonthDay.from(date) : date, pointer);
                if (earlier != null) {
                    problem(pointer + "/date", "DUPLICATE", "This date is listed already; keep one of the two.");
                }
                holidays.add(new Holiday(name, date, yearly, periods));
            }
        }
        return holidays;
    }

    private String holidayName(@Nullable String wanted, String pointer) {
        String name = wanted == null ? "" : OneLine.of(wanted);
        if (name.length() > LONGEST) {
            problem(pointer, "TOO_LONG", "Shorten it to " + LONGEST + " characters.");
        }
        OneLine.problem(pointer, name).ifPresent(problems::add);
        return name;
    }

    private List<OpenPeriod> periods(@Nullable List<Hours> hours, String pointer) {
        List<Written> written = new ArrayList<>();
        for (int i = 0; hours != null && i < hours.size(); i++) {
            String each = pointer + "/" + i;
            Hours open = hours.get(i);
            if (open == null) {
                problem(each, "REQUIRED", "A value is needed here.");
            } else {
                OpenPeriod period = period(open.from(), open.to(), each);
                if (period != null) {
                    written.add(new Written(period, each));
                }
            }
        }
        return ordered(written);
    }

    private @Nullable LocalDate date(@Nullable String text, String pointer) {
        if (text == null) {
            problem(pointer, "REQUIRED", "A value is needed here.");
            return null;
        }
        LocalDate date = parsed(text.strip());
        if (date == null || date.getYear() < 1970) {
            problem(pointer, "INVALID", "Write a date such as 2026-12-24.");
            return null;
        }
        return date;
    }

    private static @Nullable LocalDate parsed(String text) {
        try {
            return DATE.matcher(text).matches() ? LocalDate.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private void checkOpen(BusinessHours hours, int year) {
        if (hours.weeklyMinutes() == 0) {
            problem(
                    "/periods",
                    "NEVER_OPEN",
                    "Nothing is open in this week, so nothing could ever fall due; add at least one period.");
        } else if (new WorkingTime(null, hours).leastOfYears(year).compareTo(LEAST_OF_A_YEAR) < 0) {
            problem(
                    "/holidays",
                    "NEVER_OPEN",
                    "The holidays leave less than an hour of a year open; remove some, or give them periods.");
        }
    }

    private void problem(String pointer, String code, String detail) {
        problems.add(new Problem(pointer, code, detail));
    }
}
