package io.assent.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTests {

    private static final Instant PAST = Instant.parse("2026-01-05T08:00:00Z");

    @Test
    void sortInTheOrderOfTheirMakingEvenWithinOneMillisecond() {
        List<String> made =
                Stream.generate(Ids::next).limit(5_000).map(UUID::toString).toList();

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void sortHistoryThatIsWrittenAfterwardsByItsOwnTime() {
        List<UUID> made = new ArrayList<>(List.of(Ids.next()));
        PlatformClock.at(PAST, () -> made.addAll(List.of(Ids.next(), Ids.next())));

        assertThat(made.get(1)).isLessThan(made.get(2)).isLessThan(made.getFirst());
        assertThat(made.get(1).getMostSignificantBits() >>> 16).isEqualTo(PAST.toEpochMilli());
    }

    @Test
    void areOfVersionSeven() {
        assertThat(Ids.next().version()).isEqualTo(7);
        assertThat(Ids.next().variant()).isEqualTo(2);
    }
}
