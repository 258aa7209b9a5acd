package io.assent.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.approvals.Presence.Weakest;
import io.assent.substitutions.Substitution;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B4")
class PresenceTests {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final UUID ANN = new UUID(7, 1);
    private static final UUID BEN = new UUID(7, 2);
    private static final UUID CAT = new UUID(7, 3);
    private static final UUID DAN = new UUID(7, 4);

    @Test
    void countsThoseWhoAreThere() {
        assertThat(weakest(List.of(), ANN, BEN).acting()).containsExactlyInAnyOrder(ANN, BEN);
        assertThat(weakest(List.of()).acting()).isEmpty();
    }

    @Test
    void leavesOutWhoCannotDecide() {
        assertThat(weakest(List.of(), ANN, DAN).acting()).containsExactly(ANN);
    }

    @Test
    void countsTheSubstituteOfWhoIsAway() {
        Weakest weakest = weakest(List.of(away(ANN, BEN, 5, 9)), ANN);

        assertThat(weakest.acting()).hasSize(1);
    }

    @Test
    void findsTheDayOnWhichTheSubstituteIsAwayToo() {
        Weakest weakest = weakest(List.of(away(ANN, BEN, 5, 9), away(BEN, CAT, 7, 8)), ANN);

        assertThat(weakest.acting()).isEmpty();
        assertThat(weakest.since()).isEqualTo(day(7));
    }

    @Test
    void countsASubstituteOfTwoOnce() {
        Weakest weakest = weakest(List.of(away(ANN, CAT, 5, 9), away(BEN, CAT, 6, 8)), ANN, BEN);

        assertThat(weakest.acting()).containsExactly(CAT);
        assertThat(weakest.since()).isEqualTo(day(6));
    }

    @Test
    void countsNoSubstituteWhoMayNotDecide() {
        assertThat(weakest(List.of(away(ANN, DAN, 5, 9)), ANN).acting()).isEmpty();
    }

    @Test
    void countsNoSubstituteForWhatTheyDoNotCover() {
        Presence presence = presence(List.of(away(ANN, BEN, 5, 9)));

        assertThat(presence.weakest(List.of(ANN), _ -> false).acting()).isEmpty();
    }

    @Test
    void looksNoFartherThanItsTime() {
        assertThat(weakest(List.of(away(ANN, DAN, 31, 40)), ANN).acting()).containsExactly(ANN);
        assertThat(weakest(List.of(away(ANN, DAN, 30, 40)), ANN).acting()).containsExactly(ANN);
        assertThat(weakest(List.of(away(ANN, DAN, 29, 40)), ANN).acting()).isEmpty();
    }

    @Test
    void knowsWhoIsAwayNow() {
        Weakest weakest = weakest(List.of(away(ANN, DAN, 0, 4)), ANN);

        assertThat(weakest.acting()).isEmpty();
        assertThat(weakest.since()).isEqualTo(NOW);
        assertThat(weakest(List.of(away(ANN, DAN, -4, 0)), ANN).acting()).containsExactly(ANN);
    }

    private static Weakest weakest(List<Substitution> substitutions, UUID... persons) {
        return presence(substitutions).weakest(List.of(persons), _ -> true);
    }

    private static Presence presence(List<Substitution> substitutions) {
        return new Presence(substitutions, NOW, day(30), person -> !person.equals(DAN));
    }

    private static Substitution away(UUID person, UUID substitute, int from, int until) {
        return new Substitution(
                new UUID(8, from),
                new UUID(9, 1),
                person,
                substitute,
                day(from),
                day(until),
                Set.of(),
                null,
                null,
                person,
                NOW,
                null,
                null,
                1);
    }

    private static Instant day(int number) {
        return NOW.plus(number, ChronoUnit.DAYS);
    }
}
