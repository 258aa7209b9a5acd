package io.assent.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.calendars.WorkingTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("E2")
class SlaClockTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final WorkingTime ALWAYS = WorkingTime.always(BERLIN);
    private static final WorkingTime BUSINESS = WorkingTime.office(BERLIN);
    private static final Instant WEDNESDAY_TEN = Instant.parse("2026-11-18T09:00:00Z");

    private final SlaClock clock = clock(ALWAYS, Duration.ofHours(4));

    @Test
    void warnsAtThreeQuartersThenBreachesThenEscalates() {
        assertThat(clock.next()).contains(after("PT3H"));
        assertThat(clock.announced().next()).contains(after("PT4H"));
        assertThat(clock.announced().announced().next()).contains(after("PT5H"));
        assertThat(clock.announced().announced().announced().next()).isEmpty();
    }

    @Test
    void isDueFromTheVeryInstantOn() {
        assertThat(clock.isDue(after("PT3H").minusMillis(1))).isFalse();
        assertThat(clock.isDue(after("PT3H"))).isTrue();
    }

    @Test
    void movesWhatIsToComeByTheTimeItStoodStill() {
        SlaClock paused = clock.pause(after("PT1H"));
        SlaClock resumed = paused.resume(after("PT11H"));

        assertThat(paused.state()).isEqualTo(SlaClock.State.PAUSED);
        assertThat(paused.isDue(after("PT10H"))).isFalse();
        assertThat(resumed.state()).isEqualTo(SlaClock.State.RUNNING);
        assertThat(resumed.next()).contains(after("PT13H"));
        assertThat(resumed.dueAt()).isEqualTo(after("PT14H"));
        assertThat(resumed.pauses()).containsExactly(new Pause(after("PT1H"), after("PT11H")));
    }

    @Test
    void countsOnlyWorkingTimeOfAPause() {
        // 10:00 to 14:00; it stands still from 12:00 until the next day 08:00, of which 12:00 to 17:00 would have
        // counted
        SlaClock business = clock(BUSINESS, Duration.ofHours(4));

        SlaClock resumed = business.pause(after("PT2H")).resume(after("PT22H"));

        assertThat(resumed.dueAt()).isEqualTo(Instant.parse("2026-11-19T10:00:00Z"));
    }

    @Test
    void isMetInTime() {
        SlaClock met = clock.meet(after("PT4H"));

        assertThat(met.state()).isEqualTo(SlaClock.State.MET);
        assertThat(met.next()).isEmpty();
    }

    @Test
    void isBreachedWhenMetLateEvenBeforeTheTimerSaidSo() {
        assertThat(clock.meet(after("PT4H0.001S")).state()).isEqualTo(SlaClock.State.BREACHED);
    }

    @Test
    void isMetWhileItStandsStill() {
        SlaClock met = clock.pause(after("PT1H")).meet(after("PT48H"));

        assertThat(met.state()).isEqualTo(SlaClock.State.MET);
        assertThat(met.pausedAt()).isNull();
    }

    @Test
    void goesOnWithWhatWasLeftWhenReopened() {
        SlaClock reopened = clock.meet(after("PT3H30M")).reopen(after("PT50H"));

        assertThat(reopened.state()).isEqualTo(SlaClock.State.RUNNING);
        assertThat(reopened.dueAt()).isEqualTo(after("PT50H30M"));
    }

    @Test
    void staysBreachedWhenReopened() {
        SlaClock reopened = clock.meet(after("PT6H")).reopen(after("PT50H"));

        assertThat(reopened.state()).isEqualTo(SlaClock.State.BREACHED);
        assertThat(reopened.dueAt()).isEqualTo(after("PT4H"));
    }

    @Test
    void isPlannedFromItsStartWhenThePriorityChanges() {
        SlaClock waited = clock.announced().pause(after("PT3H")).resume(after("PT4H"));

        SlaClock relaxed = waited.planned(plan(ALWAYS, Duration.ofHours(8)));
        SlaClock urgent = waited.planned(plan(ALWAYS, Duration.ofHours(2)));

        assertThat(relaxed.dueAt()).isEqualTo(after("PT9H"));
        assertThat(relaxed.next()).contains(after("PT7H"));
        assertThat(urgent.dueAt()).isEqualTo(after("PT3H"));
        assertThat(urgent.isDue(after("PT4H"))).isTrue();
    }

    @Test
    void isMetOnce() {
        SlaClock met = clock.meet(after("PT1H"));

        assertThat(met.meet(after("PT9H"))).isSameAs(met);
        assertThat(met.metAt()).isEqualTo(after("PT1H"));
        assertThat(met.pause(after("PT2H"))).isSameAs(met);
        assertThat(met.planned(plan(ALWAYS, Duration.ofHours(8)))).isSameAs(met);
    }

    @Test
    void standsStillOnceAndGoesOnOnce() {
        SlaClock paused = clock.pause(after("PT1H"));

        assertThat(paused.pause(after("PT2H"))).isSameAs(paused);
        assertThat(clock.resume(after("PT2H"))).isSameAs(clock);
        assertThat(clock.reopen(after("PT2H"))).isSameAs(clock);
    }

    @Test
    void keepsAnAccountOfAllItsPauses() {
        SlaClock twice = clock.pause(after("PT1H"))
                .resume(after("PT2H"))
                .pause(after("PT3H"))
                .resume(after("PT5H"));

        assertThat(twice.pauses())
                .containsExactly(new Pause(after("PT1H"), after("PT2H")), new Pause(after("PT3H"), after("PT5H")));
        assertThat(twice.dueAt()).isEqualTo(after("PT7H"));
    }

    @Test
    void leavesWhatHasPassedWhereItWas() {
        SlaClock resumed = clock.announced().pause(after("PT3H30M")).resume(after("PT4H30M"));

        assertThat(resumed.schedule().warnAt()).isEqualTo(after("PT3H"));
        assertThat(resumed.dueAt()).isEqualTo(after("PT5H"));
        assertThat(resumed.schedule().escalateAt()).isEqualTo(after("PT6H"));
    }

    @Test
    void movesAnInstantOnlyWhenItLiesAfterTheBeginningOfThePause() {
        SlaClock resumed = clock.pause(after("PT3H")).resume(after("PT4H"));

        assertThat(resumed.schedule().warnAt()).isEqualTo(after("PT3H"));
    }

    @Test
    void remembersWhatWasSaidWhileItStandsStill() {
        SlaClock paused = clock.pause(after("PT1H")).announced();

        assertThat(paused.pausedAt()).isEqualTo(after("PT1H"));
        assertThat(paused.stage()).isEqualTo(SlaClock.Stage.WARNED);
    }

    @Test
    void staysBreachedWhenPlannedAgain() {
        SlaClock breached = clock.announced().announced();

        assertThat(breached.planned(plan(ALWAYS, Duration.ofHours(8)))).isSameAs(breached);
        assertThat(breached.state()).isEqualTo(SlaClock.State.BREACHED);
        assertThat(breached.announced().state()).isEqualTo(SlaClock.State.BREACHED);
        assertThat(clock.announced().state()).isEqualTo(SlaClock.State.RUNNING);
    }

    @Test
    void keepsTheWarningWhenPlannedForTheSameInstant() {
        SlaClock warned = clock.announced();

        assertThat(warned.planned(plan(ALWAYS, Duration.ofHours(4))).stage()).isEqualTo(SlaClock.Stage.WARNED);
        assertThat(warned.planned(plan(ALWAYS, Duration.ofHours(2))).stage()).isEqualTo(SlaClock.Stage.WARNED);
        assertThat(warned.planned(plan(ALWAYS, Duration.ofHours(5))).stage()).isEqualTo(SlaClock.Stage.QUIET);
    }

    @Test
    void knowsWholeMillisecondsOnly() {
        Instant odd = WEDNESDAY_TEN.plusNanos(1_999_999);
        SlaClock exact = SlaClock.started(UUID.randomUUID(), Promise.RESPONSE, plan(ALWAYS, Duration.ofHours(4)), odd);

        assertThat(exact.schedule().startedAt()).isEqualTo(WEDNESDAY_TEN.plusMillis(1));
        assertThat(exact.pause(odd).pausedAt()).isEqualTo(WEDNESDAY_TEN.plusMillis(1));
        assertThat(exact.meet(odd).metAt()).isEqualTo(WEDNESDAY_TEN.plusMillis(1));
    }

    @Test
    void tellsThoseAboveAfterAQuarterMore() {
        assertThat(clock.schedule().escalateAt()).isEqualTo(after("PT5H"));
        assertThat(clock(BUSINESS, Duration.ofHours(8)).schedule())
                .isEqualTo(new Schedule(
                        BUSINESS,
                        WEDNESDAY_TEN,
                        Instant.parse("2026-11-18T15:00:00Z"),
                        Instant.parse("2026-11-19T09:00:00Z"),
                        Instant.parse("2026-11-19T11:00:00Z"),
                        Duration.ofHours(2),
                        1));
    }

    @Test
    void tellsOneLevelAfterTheOther() {
        SlaClock breached = SlaClock.started(
                        UUID.randomUUID(),
                        Promise.RESOLUTION,
                        new Plan(ALWAYS, Duration.ofHours(4), 75, 25, 3),
                        WEDNESDAY_TEN)
                .announced()
                .announced();

        assertThat(breached.escalations()).isZero();
        assertThat(breached.next()).contains(after("PT5H"));
        assertThat(breached.announced().escalations()).isOne();
        assertThat(breached.announced().next()).contains(after("PT6H"));
        assertThat(breached.announced().announced().next()).contains(after("PT7H"));
        assertThat(breached.announced().announced().announced().escalations()).isEqualTo(3);
        assertThat(breached.announced().announced().announced().next()).isEmpty();
    }

    @Test
    void countsWhatBecameOfItEachTimeItIsGiven() {
        SlaClock next = SlaClock.started(
                UUID.randomUUID(), Promise.NEXT_RESPONSE, plan(ALWAYS, Duration.ofHours(1)), WEDNESDAY_TEN);

        SlaClock second = next.meet(after("PT30M")).again(plan(ALWAYS, Duration.ofHours(1)), after("PT2H"));
        SlaClock third = second.meet(after("PT4H")).again(plan(ALWAYS, Duration.ofHours(1)), after("PT5H"));

        assertThat(second.earlier()).isEqualTo(new SlaClock.Rounds(1, 0));
        assertThat(second.dueAt()).isEqualTo(after("PT3H"));
        assertThat(second.metAt()).isNull();
        assertThat(third.earlier()).isEqualTo(new SlaClock.Rounds(1, 1));
        assertThat(third.stage()).isEqualTo(SlaClock.Stage.QUIET);
    }

    @Test
    void addsElapsedAndRemainingTimeUpToTheTarget() {
        SlaClock waited =
                clock(BUSINESS, Duration.ofHours(12)).pause(after("PT2H")).resume(after("PT24H"));

        assertThat(waited.elapsed(after("PT25H"))).isEqualTo(Duration.ofHours(3));
        assertThat(waited.remaining(after("PT25H"))).isEqualTo(Duration.ofHours(9));
        assertThat(waited.pause(after("PT25H")).elapsed(after("PT99H"))).isEqualTo(Duration.ofHours(3));
        assertThat(waited.meet(after("PT25H")).remaining(after("PT99H"))).isEqualTo(Duration.ofHours(9));
        assertThat(clock.remaining(after("PT6H"))).isEqualTo(Duration.ofHours(-2));
        assertThat(clock.elapsed(after("-PT1H"))).isZero();
    }

    @Test
    void showsItsWorkingPieceByPiece() {
        SlaClock waited =
                clock(BUSINESS, Duration.ofHours(12)).pause(after("PT2H")).resume(after("PT22H30M"));

        assertThat(Ledger.of(waited, after("PT24H30M")))
                .containsExactly(
                        piece(Ledger.Kind.RUNNING, "PT0H", "PT2H"),
                        piece(Ledger.Kind.PAUSED, "PT2H", "PT22H30M"),
                        piece(Ledger.Kind.CLOSED, "PT22H30M", "PT23H"),
                        piece(Ledger.Kind.RUNNING, "PT23H", "PT24H30M"));
        assertThat(Ledger.of(waited.pause(after("PT24H")), after("PT30H")).getLast())
                .isEqualTo(piece(Ledger.Kind.PAUSED, "PT24H", "PT30H"));
        assertThat(Ledger.of(waited.meet(after("PT24H")), after("PT30H")).getLast())
                .isEqualTo(piece(Ledger.Kind.RUNNING, "PT23H", "PT24H"));
        assertThat(Ledger.of(clock, after("PT0S"))).isEmpty();
    }

    private static Ledger.Piece piece(Ledger.Kind kind, String from, String to) {
        Duration length = Duration.between(after(from), after(to));
        return new Ledger.Piece(kind, after(from), after(to), kind == Ledger.Kind.RUNNING ? length : Duration.ZERO);
    }

    private static SlaClock clock(WorkingTime hours, Duration target) {
        return SlaClock.started(UUID.randomUUID(), Promise.RESOLUTION, plan(hours, target), WEDNESDAY_TEN);
    }

    private static Plan plan(WorkingTime hours, Duration target) {
        return new Plan(hours, target, 75, 25, 1);
    }

    private static Instant after(String duration) {
        return WEDNESDAY_TEN.plus(Duration.parse(duration));
    }
}
