package io.assent.processes;

import static io.assent.processes.Company.left;
import static org.assertj.core.api.Assertions.assertThat;

import io.assent.calendars.BusinessHours;
import io.assent.calendars.CalendarBook;
import io.assent.calendars.Clerk;
import io.assent.people.Tenants;
import io.assent.processes.ModelTimer.Kind;
import io.assent.scenarios.Act;
import io.assent.scenarios.Scenario;
import io.assent.scenarios.Scenarios;
import io.assent.scenarios.Track.Move;
import io.assent.shared.Tenancy;
import io.assent.sla.SlaPolicyBook;
import io.assent.testing.IntegrationTest;
import io.assent.tickets.Priority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every timer of every pack runs over the nights in which clocks are put on and back, and is due when somebody says so who looks at the
 * clock each minute. A timer that a pack adds is among them, or this says what is missing.
 */
@IntegrationTest
@Tag("D2")
@Tag("E1")
@Tag("E2")
@Tag("E3")
class NightTests {

    /** What the platform plans; the instants come from policies. */
    private static final Set<String> PLANNED =
            Set.of("approval/boundaryEvent_StepDue", "sla-clock/catchEvent_InstantReached");

    @Autowired
    private Scenarios scenarios;

    @Autowired
    private CalendarBook calendars;

    @Autowired
    private Tenants tenants;

    @Autowired
    private SlaPolicyBook promises;

    private Company company;

    @BeforeEach
    void somewhere() {
        company = new Company(scenarios, calendars, tenants);
    }

    @AfterEach
    void backHome() {
        company.moveTo(company.home());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe"})
    void firesEachTimerOfEachModelOnceAndInTime(ZoneId zone) {
        company.moveTo(zone);
        for (Path pack : Packs.all()) {
            List<ModelTimer> timers = Packs.models(pack)
                    .flatMap(model -> ModelTimer.of(model).stream())
                    .filter(timer -> !PLANNED.contains(timer.toString()))
                    .toList();
            Map<Scenario, List<Move>> played = timers.isEmpty() ? Map.of() : playedThatWait(pack);
            for (ModelTimer timer : timers) {
                Scenario scenario = played.keySet().stream()
                        .filter(each -> !fired(timer, played.get(each)).isEmpty())
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(timer + " fires in no scenario of its pack; add one"));
                for (Night night : Night.of(zone)) {
                    firesOnceAndInTime(timer, scenario, played.get(scenario), night);
                }
            }
        }
    }

    private Map<Scenario, List<Move>> playedThatWait(Path pack) {
        Map<Scenario, List<Move>> played = new LinkedHashMap<>();
        Packs.scenarios(pack).stream()
                .filter(scenario -> scenario.course().stream().anyMatch(step -> step.when() instanceof Act.Pass))
                .map(Company::loose)
                .forEach(scenario -> played.put(scenario, company.play(scenario)));
        return played;
    }

    private void firesOnceAndInTime(ModelTimer timer, Scenario scenario, List<Move> usually, Night night) {
        switch (timer.kind()) {
            case DURATION -> {
                LocalDateTime before = night.strangeMinute().minus(Period.parse(timer.when()));
                check(timer, armedAt(night.evening(), timer, scenario, usually, night), night);
                check(timer, armedAt(before, timer, scenario, usually, night), night);
            }
            case DATE -> {
                LocalDateTime due = night.local(fired(timer, usually).getFirst());
                LocalDateTime monday = night.evening().plusDays(2).with(due.toLocalTime());
                check(timer, moved(scenario, due, monday, night), night);
            }
            case CYCLE -> throw new AssertionError(timer + " fires again and again; say here when it should");
        }
    }

    /** What was before the timer may last longer there; hence once more. */
    private Scenario armedAt(
            LocalDateTime wanted, ModelTimer timer, Scenario scenario, List<Move> usually, Night night) {
        Scenario about = moved(scenario, night.local(armed(timer, usually)), wanted, night);
        return moved(about, night.local(armed(timer, company.play(about))), wanted, night);
    }

    /** So that what usually is at one time of day is at another. */
    private static Scenario moved(Scenario scenario, LocalDateTime usual, LocalDateTime wanted, Night night) {
        long days = ChronoUnit.DAYS.between(usual.toLocalDate(), wanted.toLocalDate());
        Duration hours = Duration.between(usual.toLocalTime(), wanted.toLocalTime());
        LocalDateTime from = night.local(scenario.given().at()).plusDays(days).plus(hours);
        return Company.at(scenario, from.atZone(night.zone()).toInstant(), days);
    }

    private void check(ModelTimer timer, Scenario scenario, Night night) {
        String where = "%s over the night of %s".formatted(timer, night);
        List<Move> moves = company.play(scenario);
        Instant armed = armed(timer, moves);
        List<Instant> fired = fired(timer, moves);
        Instant due = fired.getFirst();

        assertThat(armed).as("start of " + where).isBefore(night.changed());
        assertThat(due).as(where).isAfter(night.changed().minus(1, ChronoUnit.HOURS));
        assertThat(due).as(where).isEqualTo(expected(timer, scenario, armed, night));
        assertThat(fired)
                .as(where + " until it runs again")
                .filteredOn(again -> at(timer.process(), timer.armedAt(), true, moves)
                        .noneMatch(next -> next.isAfter(due) && !next.isAfter(again)))
                .containsExactly(due);
        assertThat(moves)
                .as("steps after " + where)
                .filteredOn(move -> move.arrives() && move.at().equals(due))
                .extracting(move -> move.node().id())
                .containsAll(timer.next());
    }

    private static Instant expected(ModelTimer timer, Scenario scenario, Instant armed, Night night) {
        if (timer.kind() == Kind.DURATION) {
            return night.later(armed, Period.parse(timer.when()));
        }
        int slash = timer.when().indexOf('/') + 1;
        Period before = slash > 0 ? Period.parse(timer.when().substring(0, slash - 1)) : Period.ZERO;
        String field = timer.when().substring(slash).replaceAll("^\\$\\{ticket\\.fields\\.|}$", "");
        assertThat(scenario.given().answers())
                .as("answers of the scenario for " + timer)
                .containsKey(field);
        LocalDate day = LocalDate.parse(scenario.given().answers().get(field).toString());
        return night.first(armed, day.atStartOfDay().minus(before));
    }

    /** When the token came at which it fired first. */
    private static Instant armed(ModelTimer timer, List<Move> moves) {
        Instant fired = fired(timer, moves).getFirst();
        return at(timer.process(), timer.armedAt(), true, moves)
                .filter(instant -> !instant.isAfter(fired))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private static List<Instant> fired(ModelTimer timer, List<Move> moves) {
        return at(timer.process(), timer.id(), false, moves).toList();
    }

    private static Stream<Instant> at(String process, String node, boolean arrives, List<Move> moves) {
        return moves.stream()
                .filter(move -> move.arrives() == arrives
                        && move.node().process().equals(process)
                        && move.node().id().equals(node))
                .map(Move::at);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe"})
    void remindsAndAsksTheNextAboveInTime(ZoneId zone) {
        company.moveTo(zone);
        for (Path pack : Packs.all()) {
            Path policy = pack.resolve("approval-policy.dmn");
            if (Files.exists(policy)) {
                PolicyTimes times = PolicyTimes.of(policy);
                Scenario scenario = Packs.scenarios(pack).stream()
                        .filter(each -> steps(each) >= 0)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(pack + " asks nobody in any scenario; add one"));
                int steps = steps(scenario);
                Night.of(zone).forEach(night -> asksInTime(scenario, steps, times, night));
            }
        }
    }

    /** How many it takes until somebody is asked to decide; -1 when nobody is. */
    private int steps(Scenario scenario) {
        return IntStream.rangeClosed(0, scenario.course().size())
                .filter(steps -> at(
                                "approval",
                                "userTask_DecideLevel",
                                true,
                                company.play(left(
                                        scenario, steps, null, scenario.given().at(), Duration.ZERO)))
                        .findAny()
                        .isPresent())
                .findFirst()
                .orElse(-1);
    }

    private void asksInTime(Scenario scenario, int steps, PolicyTimes times, Night night) {
        boolean always = times.always() || scenario.given().priority() == Priority.URGENT;
        Clerk clerk = new Clerk(always ? BusinessHours.always(night.zone()) : company.hours());
        List<Move> moves = company.play(left(scenario, steps, null, start(always, night), Duration.ofDays(9)));
        Instant asked =
                at("approval", "userTask_DecideLevel", true, moves).findFirst().orElseThrow();
        Instant escalated = later(clerk, asked, times.escalateAfter());
        List<Instant> expected = Stream.concat(
                        Stream.iterate(
                                later(clerk, asked, times.remindAfter()),
                                reminded -> reminded.isBefore(escalated),
                                reminded -> later(clerk, reminded, times.remindAfter())),
                        Stream.of(escalated))
                .toList();

        assertThat(asked).isBefore(night.changed());
        assertThat(escalated).isAfter(night.changed());
        assertThat(at("approval", "boundaryEvent_StepDue", false, moves)
                        .filter(due -> !due.isAfter(escalated))
                        .toList())
                .as("reminders of \"%s\" over the night of %s", scenario.sentence(), night)
                .containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe"})
    void warnsBreachesAndEscalatesInTime(ZoneId zone) {
        company.moveTo(zone);
        for (Path pack : Packs.all()) {
            if (Files.exists(pack.resolve("pack.yaml"))) {
                Scenario scenario = Packs.scenarios(pack).getFirst();
                List<Night> nights = Night.of(zone);
                for (Priority priority : Priority.values()) {
                    saysWhatFallsDue(scenario, priority, nights.get(priority.ordinal() % 2));
                }
            }
        }
    }

    private void saysWhatFallsDue(Scenario scenario, Priority priority, Night night) {
        SlaPolicyBook.Entry promise = Tenancy.of(
                company.system().tenant(),
                () -> promises.read(company.system(), scenario.given().type(), priority, null));
        boolean always = promise.hours().equals("ALWAYS");
        Clerk clerk = new Clerk(always ? BusinessHours.always(company.home()) : company.hours());
        Instant start = start(always, night);
        TreeSet<Instant> expected = new TreeSet<>();
        Stream.of(promise.responseTarget(), promise.resolutionTarget())
                .filter(Objects::nonNull)
                .forEach(target -> expected.addAll(dues(promise, clerk, start, target)));

        Duration alone = Duration.between(start, expected.last()).plusDays(1);
        List<Move> moves = company.play(left(scenario, 0, priority, start, alone));

        assertThat(at("sla-clock", "catchEvent_InstantReached", false, moves)
                        .map(instant -> instant.truncatedTo(ChronoUnit.MINUTES)))
                .as("clocks of %s, %s, over the night of %s", scenario.given().type(), priority, night)
                .containsExactlyElementsOf(expected);
    }

    private static List<Instant> dues(SlaPolicyBook.Entry promise, Clerk clerk, Instant start, String target) {
        Instant due = later(clerk, start, target);
        Duration whole = clerk.between(start, due);
        List<Instant> dues = new ArrayList<>(List.of(
                clerk.plus(start, whole.multipliedBy(promise.warnPercent()).dividedBy(100)), due));
        for (int level = 0; level < promise.escalateLevels(); level++) {
            Duration more = whole.multipliedBy(promise.escalatePercent()).dividedBy(100);
            dues.add(clerk.plus(dues.getLast(), more));
        }
        return dues;
    }

    /** The Friday before, in the afternoon; around the clock shortly before the change. */
    private static Instant start(boolean always, Night night) {
        return always
                ? night.changed().minus(8, ChronoUnit.MINUTES)
                : night.evening()
                        .with(TemporalAdjusters.previous(DayOfWeek.FRIDAY))
                        .withHour(16)
                        .atZone(night.zone())
                        .toInstant();
    }

    private static Instant later(Clerk clerk, Instant from, String amount) {
        return amount.contains("T") ? clerk.plus(from, Duration.parse(amount)) : clerk.plus(from, Period.parse(amount));
    }
}
