package io.assent.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * In every zone of the IANA, around its next two changes of the clocks: what is due is due in open time, later for a later start and
 * for a longer time, and when a clerk who looks at the wall clock every minute says so.
 */
@Tag("E1")
class WorkingTimePropertyTests {

    private static final long SEED = 20_261_128;
    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");
    private static final Duration A_NIGHT = Duration.ofHours(26);

    static Stream<ZoneId> zones() {
        return ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of);
    }

    @ParameterizedTest
    @MethodSource("zones")
    void agreesWithAClerkWhoLooksAtTheClockEveryMinute(ZoneId zone) {
        Random random = new Random(SEED + zone.getId().hashCode());
        for (Instant night : nights(zone)) {
            WorkingTime time = WorkingTime.of(aWeek(zone, night, random));
            Clerk clerk = new Clerk(time.hours());
            Instant start = night.minus(A_NIGHT).plus(random.nextInt(2 * 26 * 60), ChronoUnit.MINUTES);
            Duration hours = Duration.ofMinutes(random.nextInt(16 * 60));
            Period days = Period.ofDays(random.nextInt(3));
            Instant end = start.plus(random.nextInt(3 * 24 * 60), ChronoUnit.MINUTES);

            assertThat(time.plus(start, hours))
                    .as("%s + %s in %s", start, hours, time)
                    .isEqualTo(clerk.plus(start, hours));
            assertThat(time.plus(start, days))
                    .as("%s + %s in %s", start, days, time)
                    .isEqualTo(clerk.plus(start, days));
            assertThat(time.between(start, end))
                    .as("%s to %s in %s", start, end, time)
                    .isEqualTo(clerk.between(start, end));
        }
    }

    @ParameterizedTest
    @MethodSource("zones")
    void isDueInOpenTimeAndNeverEarlierForALaterStart(ZoneId zone) {
        Random random = new Random(SEED - zone.getId().hashCode());
        for (Instant night : nights(zone)) {
            WorkingTime time = WorkingTime.of(aWeek(zone, night, random));
            Clerk clerk = new Clerk(time.hours());
            Duration hours = Duration.ofMinutes(1 + random.nextInt(60 * 60));
            Period days = Period.ofDays(1 + random.nextInt(4));
            Instant lastByHours = Instant.MIN;
            Instant lastByDays = Instant.MIN;
            for (Instant start = night.minus(A_NIGHT);
                    start.isBefore(night.plus(A_NIGHT));
                    start = start.plus(10 + random.nextInt(30), ChronoUnit.MINUTES)) {
                Instant byHours = time.plus(start, hours);
                Instant byDays = time.plus(start, days);

                assertThat(byHours).as("%s + %s in %s", start, hours, time).isAfterOrEqualTo(lastByHours);
                assertThat(byDays).as("%s + %s in %s", start, days, time).isAfterOrEqualTo(lastByDays);
                assertThat(time.plus(start, hours.plusMinutes(1))).isAfter(byHours);
                assertThat(time.plus(start, days.plusDays(1))).isAfterOrEqualTo(byDays);
                assertThat(time.between(start, byHours)).isEqualTo(hours);
                assertThat(clerk.isOpenUntil(byHours))
                        .as("%s in %s", byHours, time)
                        .isTrue();
                assertThat(clerk.isOpenUntil(byDays) || clerk.isOpen(byDays))
                        .as("%s in %s", byDays, time)
                        .isTrue();
                lastByHours = byHours;
                lastByDays = byDays;
            }
        }
    }

    @Test
    void countsThePiecesBetweenTwoInstantsOnce() {
        Random random = new Random(SEED);
        zones().forEach(zone -> {
            WorkingTime time = WorkingTime.of(aWeek(zone, NOW, random));
            Instant from = NOW.plus(random.nextInt(500_000), ChronoUnit.MINUTES);
            Instant middle = from.plus(random.nextInt(500_000), ChronoUnit.MINUTES);
            Instant to = middle.plus(random.nextInt(500_000), ChronoUnit.MINUTES);

            assertThat(time.between(from, middle).plus(time.between(middle, to)))
                    .isEqualTo(time.between(from, to));
            assertThat(time.open(from, to).stream().map(Span::length).reduce(Duration.ZERO, Duration::plus))
                    .isEqualTo(time.between(from, to));
        });
    }

    /** The next two changes of the clocks; where there are none, two ordinary nights. */
    private static List<Instant> nights(ZoneId zone) {
        ZoneOffsetTransition first = zone.getRules().nextTransition(NOW);
        ZoneOffsetTransition second = first == null ? null : zone.getRules().nextTransition(first.getInstant());
        return List.of(
                first == null ? NOW : first.getInstant(),
                second == null ? NOW.plus(Duration.ofDays(180)) : second.getInstant());
    }

    /** Some days with one to three periods, whole days and nights among them, and holidays around the night. */
    private static BusinessHours aWeek(ZoneId zone, Instant night, Random random) {
        Map<DayOfWeek, List<OpenPeriod>> week = new EnumMap<>(DayOfWeek.class);
        week.put(DayOfWeek.TUESDAY, periods(random));
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextInt(4) > 0) {
                week.put(day, periods(random));
            }
        }
        LocalDate date = night.atZone(zone).toLocalDate();
        return new BusinessHours(
                zone,
                week,
                List.of(
                        new Holiday("Half", date.plusDays(random.nextInt(3)), true, periods(random)),
                        new Holiday("Closed", date.minusDays(1 + random.nextInt(2)), false, List.of())));
    }

    private static List<OpenPeriod> periods(Random random) {
        if (random.nextInt(5) == 0) {
            return List.of(OpenPeriod.WHOLE_DAY);
        }
        List<OpenPeriod> periods = new ArrayList<>();
        int from = random.nextInt(4 * 60);
        for (int left = 1 + random.nextInt(3); left > 0 && from < OpenPeriod.DAY; left--) {
            int to = Math.min(OpenPeriod.DAY, from + 1 + random.nextInt(8 * 60));
            periods.add(new OpenPeriod(from, to));
            from = to + random.nextInt(4 * 60);
        }
        return periods;
    }
}
