package io.assent.calendars;

import static java.util.stream.Collectors.toCollection;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Time as a tenant counts it. A {@link Duration} is time that elapses while it is open; a {@link Period} is days on which it is
 * open, and keeps the time of day. What is due is due in open time, at its end at the latest, and never earlier for a later start.
 */
public final class WorkingTime {

    private static final int WORKDAYS_OF_A_MONTH = 21;
    private static final Duration WHOLE_DAY = Duration.ofDays(1);
    private static final int FIRST_KEPT = 2000;
    private static final int LAST_KEPT = 2100;
    private static final Map<ZoneId, WorkingTime> ALWAYS = new ConcurrentHashMap<>();
    private static final Map<ZoneId, WorkingTime> OFFICE = new ConcurrentHashMap<>();

    private final @Nullable UUID revision;
    private final BusinessHours hours;
    private final OpenDays days;
    private final Map<Integer, OpenYear> years = new ConcurrentHashMap<>();

    WorkingTime(@Nullable UUID revision, BusinessHours hours) {
        this.revision = revision;
        this.hours = hours;
        this.days = new OpenDays(hours.zone().getRules(), hours.dates());
    }

    /** Around the clock; days are those of the zone. */
    public static WorkingTime always(ZoneId zone) {
        return ALWAYS.computeIfAbsent(zone, each -> new WorkingTime(null, BusinessHours.always(each)));
    }

    /** Monday to Friday from nine to five. */
    public static WorkingTime office(ZoneId zone) {
        return OFFICE.computeIfAbsent(zone, each -> new WorkingTime(null, BusinessHours.office(each)));
    }

    /** Of hours that belong to no calendar yet. */
    public static WorkingTime of(BusinessHours hours) {
        return new WorkingTime(null, hours);
    }

    /** The revision of a calendar that it comes from; absent around the clock, and for the hours of an office that nobody wrote down. */
    public @Nullable UUID revision() {
        return revision;
    }

    public BusinessHours hours() {
        return hours;
    }

    public ZoneId zone() {
        return hours.zone();
    }

    public Instant plus(Instant start, TemporalAmount amount) {
        return switch (amount) {
            case Duration elapsed -> plus(start, elapsed);
            case Period period ->
                plusDays(start, period.getDays() + WORKDAYS_OF_A_MONTH * (int) period.toTotalMonths());
            default -> throw new IllegalArgumentException("neither a duration nor a period: " + amount);
        };
    }

    /** Without any time it is the next instant that is open. */
    public Instant plus(Instant start, Duration elapsed) {
        boolean going = elapsed.isZero();
        int number = yearOf(start);
        OpenYear year = year(number);
        Duration left = year.until(start).plus(elapsed);
        while (left.compareTo(year.open()) > (going ? -1 : 0)) {
            left = left.minus(year.open());
            year = year(++number);
        }
        return year.after(left, going);
    }

    /** The time that counts between two instants; nothing when the second is not after the first. */
    public Duration between(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return Duration.ZERO;
        }
        int last = yearOf(to);
        Duration sum = year(last).until(to).minus(year(yearOf(from)).until(from));
        for (int number = yearOf(from); number < last; number++) {
            sum = sum.plus(year(number).open());
        }
        return sum;
    }

    /** What is open between two instants, in its order. */
    public List<Span> open(Instant from, Instant to) {
        return OpenDays.merged(IntStream.rangeClosed(yearOf(from), yearOf(to))
                .mapToObj(number -> year(number).spans())
                .flatMap(List::stream)
                .filter(span -> span.from().isBefore(to) && span.to().isAfter(from))
                .map(span -> new Span(OpenDays.later(span.from(), from), OpenDays.earlier(span.to(), to)))
                .collect(toCollection(ArrayList::new)));
    }

    /** The least that it is open in any of the years to come, as far as they differ. */
    Duration leastOfYears(int from) {
        return IntStream.range(from, from + 28)
                .mapToObj(number -> OpenYear.of(days, number).open())
                .min(Duration::compareTo)
                .orElseThrow();
    }

    private Instant plusDays(Instant start, int count) {
        Moment at = moment(plus(start, Duration.ZERO));
        LocalDate day = at.date();
        for (int left = count; left > 0; ) {
            day = day.plusDays(1);
            left -= days.isWorkday(day) ? 1 : 0;
        }
        return on(day, at.timeOfDay());
    }

    /** The first open instant of a workday that is not before a time of day; when there is none, the end of the day's work. */
    private Instant on(LocalDate day, Duration timeOfDay) {
        Instant wanted = first(day.atStartOfDay().plus(timeOfDay));
        List<Span> open = days.of(day);
        return Stream.concat(
                        open.stream()
                                .filter(span -> !span.to().isBefore(wanted))
                                .map(span -> OpenDays.later(span.from(), wanted)),
                        Stream.of(open.getLast().to()))
                .findFirst()
                .orElseThrow();
    }

    /** The first instant at which the wall clock says so, or has jumped over it. */
    private Instant first(LocalDateTime local) {
        ZoneOffsetTransition jump = zone().getRules().getTransition(local);
        return jump != null && jump.isGap()
                ? jump.getInstant()
                : local.toInstant(zone().getRules().getValidOffsets(local).getFirst());
    }

    /** A date and the time of day. In time that comes twice the second pass is at the end of the first, so that later stays later. */
    private record Moment(LocalDate date, Duration timeOfDay) {}

    private Moment moment(Instant instant) {
        LocalDateTime local = instant.atZone(zone()).toLocalDateTime();
        ZoneOffsetTransition last = zone().getRules().previousTransition(instant.plusNanos(1));
        boolean again = last != null && last.isOverlap() && local.isBefore(last.getDateTimeBefore());
        if (!again) {
            return new Moment(local.toLocalDate(), sinceMidnight(local));
        }
        LocalDateTime end = last.getDateTimeBefore();
        return end.toLocalDate().equals(local.toLocalDate())
                ? new Moment(local.toLocalDate(), sinceMidnight(end))
                : new Moment(local.toLocalDate(), WHOLE_DAY);
    }

    private static Duration sinceMidnight(LocalDateTime local) {
        return Duration.ofNanos(local.toLocalTime().toNanoOfDay());
    }

    private OpenYear year(int number) {
        return number < FIRST_KEPT || number > LAST_KEPT
                ? OpenYear.of(days, number)
                : years.computeIfAbsent(number, each -> OpenYear.of(days, each));
    }

    private static int yearOf(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).getYear();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof WorkingTime time
                        && Objects.equals(revision, time.revision)
                        && hours.equals(time.hours);
    }

    @Override
    public int hashCode() {
        return Objects.hash(revision, hours);
    }

    @Override
    public String toString() {
        return "WorkingTime[" + revision + ", " + hours + "]";
    }
}
