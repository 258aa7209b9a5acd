package io.assent.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.catalog.Pack;
import io.assent.tickets.Priority;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a pack promises where the tenant says nothing. */
@Tag("E1")
class PackTargetsTests {

    private static final Pack.Targets TARGETS = new Pack.Targets(
            Map.of("URGENT", Duration.ofMinutes(30), "LOW", Period.ofDays(1)), Map.of("URGENT", Duration.ofHours(4)));

    @Test
    void promisesByPriority() {
        SlaPolicy urgent = SlaPolicy.of(TARGETS, Priority.URGENT);

        assertThat(urgent.plan(Promise.RESPONSE, ZoneOffset.UTC))
                .contains(new Plan(
                        new WorkingTime(ZoneOffset.UTC, WorkingTime.Hours.ALWAYS), Duration.ofMinutes(30), 75, 25));
        assertThat(urgent.plan(Promise.RESOLUTION, ZoneOffset.UTC).orElseThrow().target())
                .isEqualTo(Duration.ofHours(4));
    }

    @Test
    void waitsForTheMorningUnlessItIsUrgent() {
        SlaPolicy low = SlaPolicy.of(TARGETS, Priority.LOW);

        assertThat(low.plan(Promise.RESPONSE, ZoneOffset.UTC)
                        .orElseThrow()
                        .time()
                        .hours())
                .isEqualTo(WorkingTime.Hours.BUSINESS);
        assertThat(SlaPolicy.of(TARGETS, Priority.HIGH).hours()).isEqualTo(WorkingTime.Hours.BUSINESS);
    }

    @Test
    void promisesNothingWhereThePackIsSilent() {
        assertThat(SlaPolicy.of(TARGETS, Priority.LOW).plan(Promise.RESOLUTION, ZoneOffset.UTC))
                .isEmpty();
        assertThat(SlaPolicy.of(TARGETS, Priority.MEDIUM).plan(Promise.RESPONSE, ZoneOffset.UTC))
                .isEmpty();
    }
}
