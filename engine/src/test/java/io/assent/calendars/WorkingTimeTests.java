package io.assent.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.chrono.ThaiBuddhistChronology;
import java.time.temporal.TemporalAmount;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("E1")
class WorkingTimeTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final WorkingTime BUSINESS = WorkingTime.office(BERLIN);
    private static final WorkingTime ALWAYS = WorkingTime.always(BERLIN);

    @ParameterizedTest
    @CsvSource({
        "2026-11-18T10:00, PT2H, 2026-11-18T12:00",
        "2026-11-18T16:00, PT2H, 2026-11-19T10:00",
        "2026-11-18T16:00, PT1H, 2026-11-18T17:00",
        "2026-11-18T20:00, PT2H, 2026-11-19T11:00",
        "2026-11-18T05:00, PT2H, 2026-11-18T11:00",
        "2026-11-20T16:30, PT1H, 2026-11-23T09:30",
        "2026-11-21T12:00, PT1H, 2026-11-23T10:00",
        "2026-11-18T10:00, PT40H, 2026-11-25T10:00",
    })
    void addsWorkingHours(LocalDateTime start, Duration hours, LocalDateTime due) {
        assertThat(BUSINESS.plus(berlin(start), hours)).isEqualTo(berlin(due));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-18T17:00, PT0S, 2026-11-19T09:00",
        "2026-11-18T16:59:59, PT0S, 2026-11-18T16:59:59",
        "2026-11-18T09:00, PT8H, 2026-11-18T17:00",
        "2026-11-18T09:00, PT8H1S, 2026-11-19T09:00:01",
        "2026-11-18T17:00, PT1S, 2026-11-19T09:00:01",
    })
    void endsADayWithItsLastSecond(LocalDateTime start, Duration hours, LocalDateTime due) {
        assertThat(BUSINESS.plus(berlin(start), hours)).isEqualTo(berlin(due));
    }

    @Test
    void knowsNoOtherAmounts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        BUSINESS.plus(Instant.EPOCH, (TemporalAmount) ThaiBuddhistChronology.INSTANCE.period(1, 0, 0)))
                .withMessageContaining("neither a duration nor a period");
    }

    @Test
    void countsNothingBackwardsAroundTheClock() {
        Instant noon = Instant.parse("2026-11-18T12:00:00Z");

        assertThat(ALWAYS.between(noon, noon.minusSeconds(1))).isZero();
        assertThat(ALWAYS.between(noon, noon.plusSeconds(1))).isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-18T10:15, P1D, 2026-11-19T10:15",
        "2026-11-20T10:15, P1D, 2026-11-23T10:15",
        "2026-11-20T20:00, P1D, 2026-11-24T09:00",
        "2026-11-18T10:15, P5D, 2026-11-25T10:15",
        "2026-11-18T10:15, P1M, 2026-12-17T10:15",
    })
    void addsBusinessDays(LocalDateTime start, Period days, LocalDateTime due) {
        assertThat(BUSINESS.plus(berlin(start), days)).isEqualTo(berlin(due));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-18T10:00, 2026-11-18T12:30, PT2H30M",
        "2026-11-18T16:00, 2026-11-19T10:00, PT2H",
        "2026-11-20T12:00, 2026-11-23T12:00, PT8H",
        "2026-11-21T08:00, 2026-11-22T20:00, PT0S",
        "2026-11-19T10:00, 2026-11-18T10:00, PT0S",
    })
    void measuresWorkingHours(LocalDateTime from, LocalDateTime to, Duration worked) {
        assertThat(BUSINESS.between(berlin(from), berlin(to))).isEqualTo(worked);
    }

    @Test
    void keepsOfficeHoursOverTheNightThatLosesAnHour() {
        Instant friday = Instant.parse("2026-03-27T15:00:00Z");

        assertThat(BUSINESS.plus(friday, Duration.ofHours(2))).isEqualTo(Instant.parse("2026-03-30T08:00:00Z"));
        assertThat(BUSINESS.plus(friday, Period.ofDays(1))).isEqualTo(Instant.parse("2026-03-30T14:00:00Z"));
        assertThat(BUSINESS.between(friday, Instant.parse("2026-03-30T08:00:00Z")))
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void keepsOfficeHoursOverTheNightThatGainsAnHour() {
        Instant friday = Instant.parse("2026-10-23T14:00:00Z");

        assertThat(BUSINESS.plus(friday, Duration.ofHours(2))).isEqualTo(Instant.parse("2026-10-26T09:00:00Z"));
        assertThat(BUSINESS.plus(friday, Period.ofDays(1))).isEqualTo(Instant.parse("2026-10-26T15:00:00Z"));
        assertThat(BUSINESS.between(friday, Instant.parse("2026-10-26T09:00:00Z")))
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void countsElapsedHoursAndCalendarDaysDifferentlyAroundTheClock() {
        Instant beforeSpring = berlin(LocalDateTime.parse("2026-03-28T12:00"));
        Instant beforeAutumn = berlin(LocalDateTime.parse("2026-10-24T12:00"));

        assertThat(ALWAYS.plus(beforeSpring, Duration.ofHours(24))).isEqualTo(beforeSpring.plus(Duration.ofHours(24)));
        assertThat(ALWAYS.plus(beforeSpring, Period.ofDays(1))).isEqualTo(beforeSpring.plus(Duration.ofHours(23)));
        assertThat(ALWAYS.plus(beforeAutumn, Period.ofDays(1))).isEqualTo(beforeAutumn.plus(Duration.ofHours(25)));
    }

    @Test
    void passesOverADayThatTheZoneLeftOut() {
        // in Samoa the whole Friday 30 December 2011 was left out
        WorkingTime apia = WorkingTime.office(ZoneId.of("Pacific/Apia"));
        Instant thursday =
                LocalDateTime.parse("2011-12-29T16:00").atZone(apia.zone()).toInstant();

        Instant due = apia.plus(thursday, Duration.ofHours(2));

        assertThat(due.atZone(apia.zone()).toLocalDateTime()).isEqualTo(LocalDateTime.parse("2012-01-02T10:00"));
    }

    private static Instant berlin(LocalDateTime local) {
        return local.atZone(BERLIN).toInstant();
    }
}
