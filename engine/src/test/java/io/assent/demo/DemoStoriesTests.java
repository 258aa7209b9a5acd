package io.assent.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.people.TenantView;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoStoriesTests {

    private static final TenantView ACME = tenant("acme", "Europe/Berlin");
    private static final TenantView GLOBEX = tenant("globex", "America/New_York");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20T10:40:00Z",
                "2026-11-21T23:15:30Z",
                "2026-11-22T05:00:00Z",
                "2026-11-23T07:59:59Z",
                "2026-11-23T03:00:00Z",
                "2027-01-01T00:00:10Z"
            })
    void happenInOrderWithinAHundredDaysUntilNow(Instant now) {
        List<Story> stories = DemoTickets.stories(ACME, GLOBEX, now);

        assertThat(stories).hasSizeBetween(290, 330);
        assertThat(stories).allSatisfy(story -> {
            List<Instant> instants = instants(story);
            assertThat(instants).isSorted().doesNotHaveDuplicates();
            assertThat(instants.getFirst()).isAfter(now.minus(Duration.ofDays(120)));
            assertThat(instants.getLast()).isBeforeOrEqualTo(now);
        });
    }

    @Test
    void areTheSameEveryTime() {
        Instant now = Instant.parse("2026-11-20T10:40:00Z");

        assertThat(DemoTickets.stories(ACME, GLOBEX, now)).isEqualTo(DemoTickets.stories(ACME, GLOBEX, now));
    }

    @Test
    void areToldByEverybodyAndHardlyTwice() {
        List<Story> stories = DemoTickets.stories(ACME, GLOBEX, Instant.parse("2026-11-20T10:40:00Z"));

        Set<String> requesters = stories.stream().map(Story::requester).collect(Collectors.toSet());
        assertThat(requesters).hasSizeGreaterThanOrEqualTo(15);
        Set<String> titles = new HashSet<>();
        stories.forEach(story -> titles.add(story.draft().title()));
        assertThat(titles).hasSizeGreaterThan(120);
        assertThat(titles).noneMatch(title -> title.contains("{"));
    }

    @Test
    void leaveSomeHardwareApprovedAndNotYetChosen() {
        List<Story> stories = DemoTickets.stories(ACME, GLOBEX, Instant.parse("2026-11-20T10:40:00Z"));

        assertThat(stories)
                .filteredOn(story -> story.draft().type().equals("it-hardware"))
                .filteredOn(story -> story.moves().stream()
                        .anyMatch(move -> move.action() instanceof Story.Decide yes && yes.approve()))
                .filteredOn(story -> story.moves().stream()
                        .noneMatch(
                                move -> move.action() instanceof Story.Complete || move.action() instanceof Story.Send))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    private static List<Instant> instants(Story story) {
        return Stream.concat(Stream.of(story.start()), story.moves().stream().map(Story.Move::at))
                .toList();
    }

    private static TenantView tenant(String key, String zone) {
        return new TenantView(new UUID(0, key.hashCode()), key, key, "en", ZoneId.of(zone));
    }
}
