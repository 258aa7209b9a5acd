package io.assent.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.calendars.WorkingTime;
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
            Map.of("URGENT", Duration.ofMinutes(30), "LOW", Period.ofDays(1)),
            Map.of("URGENT", Duration.ofHours(1)),
            Map.of("URGENT", Duration.ofHours(4)));
    private static final WorkingTime ALWAYS = WorkingTime.always(ZoneOffset.UTC);

    @Test
    void promisesByPriority() {
        SlaPolicy urgent = SlaPolicy.of(TARGETS, Priority.URGENT);

        assertThat(urgent.plan(Promise.RESPONSE, ALWAYS)).contains(new Plan(ALWAYS, Duration.ofMinutes(30), 75, 25, 1));
        assertThat(urgent.plan(Promise.NEXT_RESPONSE, ALWAYS).orElseThrow().target())
                .isEqualTo(Duration.ofHours(1));
        assertThat(urgent.plan(Promise.RESOLUTION, ALWAYS).orElseThrow().target())
                .isEqualTo(Duration.ofHours(4));
    }

    @Test
    void waitsForTheMorningUnlessItIsUrgent() {
        assertThat(SlaPolicy.of(TARGETS, Priority.URGENT).hours()).isEqualTo(Hours.ALWAYS);
        assertThat(SlaPolicy.of(TARGETS, Priority.LOW).hours()).isEqualTo(Hours.BUSINESS);
        assertThat(SlaPolicy.of(TARGETS, Priority.HIGH).hours()).isEqualTo(Hours.BUSINESS);
    }

    @Test
    void promisesNothingWhereThePackIsSilent() {
        assertThat(SlaPolicy.of(TARGETS, Priority.LOW).plan(Promise.RESOLUTION, ALWAYS))
                .isEmpty();
        assertThat(SlaPolicy.of(TARGETS, Priority.MEDIUM).plan(Promise.RESPONSE, ALWAYS))
                .isEmpty();
    }
}
