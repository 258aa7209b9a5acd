package io.assent.processes;

import io.assent.calendars.BusinessHours;
import io.assent.calendars.CalendarBook;
import io.assent.calendars.CalendarChange;
import io.assent.calendars.CalendarView;
import io.assent.people.TenantView;
import io.assent.people.Tenants;
import io.assent.scenarios.Act;
import io.assent.scenarios.Outcome;
import io.assent.scenarios.Scenario;
import io.assent.scenarios.Scenario.Expected;
import io.assent.scenarios.Scenario.Given;
import io.assent.scenarios.Scenario.Step;
import io.assent.scenarios.Scenarios;
import io.assent.scenarios.Track.Move;
import io.assent.shared.Caller;
import io.assent.shared.Tenancy;
import io.assent.tickets.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A company whose calendar can be moved to another zone, and in which scenarios are played loosely: only the times count. */
final class Company {

    /** Days that pass by the sun may be longer by the clock. */
    private static final Duration SLACK = Duration.ofHours(2);

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private final Scenarios scenarios;
    private final CalendarBook calendars;
    private final TenantView tenant;
    private final Caller system;

    Company(Scenarios scenarios, CalendarBook calendars, Tenants tenants) {
        this.scenarios = scenarios;
        this.calendars = calendars;
        UUID globex = tenants.signIn("employee@globex.example").orElseThrow().tenant();
        this.tenant = tenants.find(globex).orElseThrow();
        this.system = Caller.system(globex);
    }

    Caller system() {
        return system;
    }

    ZoneId home() {
        return tenant.zone();
    }

    void moveTo(ZoneId zone) {
        CalendarChange change = new CalendarChange(null, zone.getId(), null, null, null, null);
        Tenancy.run(tenant.id(), () -> calendars.change(system, standard().id(), change, "*", List.of()));
    }

    BusinessHours hours() {
        return Tenancy.of(tenant.id(), () -> standard().time().hours());
    }

    private CalendarView standard() {
        return calendars.all(system).stream()
                .filter(CalendarView::isStandard)
                .findFirst()
                .orElseThrow();
    }

    /** Where it went; it has to be possible to do what people do. */
    List<Move> play(Scenario scenario) {
        Outcome outcome = scenarios.play(tenant.id(), scenario);
        if (!outcome.isGood()) {
            throw new AssertionError(
                    scenario.sentence() + " at " + scenario.given().at() + ": " + outcome.problems());
        }
        return outcome.track().moves();
    }

    /** Without what is to be seen, except refusals, and with a bit more time. */
    static Scenario loose(Scenario scenario) {
        return new Scenario(
                scenario.sentence(),
                scenario.given(),
                scenario.course().stream()
                        .map(step -> new Step(
                                step.number(),
                                slow(step.when()),
                                step.of(),
                                anything(step.then().refused())))
                        .toList());
    }

    private static @Nullable Act slow(@Nullable Act act) {
        return act instanceof Act.Pass(String sentence, TemporalAmount time) && time instanceof Period days
                ? new Act.Pass(sentence, Duration.ofDays(days.getDays()).plus(SLACK))
                : act;
    }

    private static Expected anything(@Nullable String refused) {
        return new Expected(null, null, null, null, List.of(), null, Map.of(), refused);
    }

    /** The same some days later. */
    static Scenario at(Scenario scenario, Instant at, long days) {
        Map<String, Object> answers = new LinkedHashMap<>(scenario.given().answers());
        answers.replaceAll((_, answer) ->
                answer instanceof String text && DAY.matcher(text).matches()
                        ? LocalDate.parse(text).plusDays(days).toString()
                        : answer);
        Given given = scenario.given();
        return new Scenario(
                scenario.sentence(),
                new Given(given.requester(), given.type(), at, given.title(), given.priority(), answers),
                scenario.course());
    }

    /** Only its first steps, and then nobody does anything. */
    static Scenario left(Scenario scenario, int steps, @Nullable Priority priority, Instant at, Duration alone) {
        Step pass = new Step(steps + 1, new Act.Pass("nobody does anything", alone), null, anything(null));
        Scenario moved =
                at(scenario, at, ChronoUnit.DAYS.between(scenario.given().at(), at));
        return new Scenario(
                scenario.sentence(),
                priority == null ? moved.given() : of(priority, moved.given()),
                Stream.concat(scenario.course().stream().limit(steps), Stream.of(pass))
                        .toList());
    }

    private static Given of(Priority priority, Given given) {
        return new Given(given.requester(), given.type(), given.at(), given.title(), priority, given.answers());
    }
}
