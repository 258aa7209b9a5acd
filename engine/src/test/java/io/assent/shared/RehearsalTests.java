package io.assent.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assent.shared.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RehearsalTests {

    private static final Database.Login LOGIN = new Database.Login("assent", "secret");

    private final PlatformClock clock = new PlatformClock();
    private final List<Object> told = new ArrayList<>();

    @AfterEach
    void backToToday() {
        PlatformClock.goAhead(Duration.ZERO);
    }

    @Test
    void livesFromItsStartOnAndIsMovedOn() {
        Instant start = Instant.now().plusSeconds(2);
        Rehearsal rehearsal = rehearsal(start, true);
        rehearsal.afterSingletonsInstantiated();
        assertThat(clock.instant()).isCloseTo(start, within(1, ChronoUnit.SECONDS));

        rehearsal.moveTo(start.plusSeconds(2));

        assertThat(clock.now()).isCloseTo(start.plusSeconds(2), within(1, ChronoUnit.SECONDS));
        assertThat(told).hasSize(2).allMatch(ClockMoved.class::isInstance);
    }

    @Test
    void doesNotRunBackwards() {
        Rehearsal rehearsal = rehearsal(Instant.now().plusSeconds(2), true);
        rehearsal.afterSingletonsInstantiated();

        assertThatThrownBy(() -> rehearsal.moveTo(Instant.now()))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused -> assertThat(refused.errors())
                                .containsExactly(new Refusal.Problem("/at", "PASSED", "Time does not run backwards.")));
    }

    @Test
    void isNotForADatabaseOfOnesOwn() {
        assertThatThrownBy(() -> rehearsal(Instant.now(), false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("assent.clock.start");
    }

    private Rehearsal rehearsal(Instant start, boolean embedded) {
        return new Rehearsal(clock, new Database("jdbc:…", LOGIN, LOGIN, embedded), told::add, start);
    }
}
