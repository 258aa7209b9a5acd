package io.assent.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.catalog.Pilot.Audience;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F6")
class PilotTests {

    private final List<UUID> people =
            IntStream.range(0, 10_000).mapToObj(_ -> UUID.randomUUID()).toList();

    @Test
    void aShareIsOfAllPeopleAndTheSameEachTime() {
        assertThat(of("purchase", 10)).hasSizeBetween(800, 1_200).isEqualTo(of("purchase", 10));
        assertThat(of("purchase", 1)).hasSizeBetween(50, 150);
    }

    @Test
    void whoBelongsToASmallShareBelongsToALargerOne() {
        assertThat(of("purchase", 40)).containsAll(of("purchase", 10));
    }

    @Test
    void anotherPackTriesOtherPeople() {
        assertThat(of("leave", 10)).isNotEqualTo(of("purchase", 10));
    }

    private List<UUID> of(String pack, int percent) {
        Audience audience = new Audience(percent, null);
        return people.stream()
                .filter(person -> audience.hasByShare(pack, person))
                .toList();
    }
}
