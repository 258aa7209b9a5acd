package io.assent.scenarios;

import io.assent.inbox.InboxEntry;
import io.assent.inbox.InboxItem.Kind;
import io.assent.people.GroupView;
import io.assent.people.PersonView;
import io.assent.scenarios.Recording.Deed;
import io.assent.scenarios.Scenario.Expected;
import io.assent.scenarios.Scenario.Given;
import io.assent.scenarios.Scenario.Step;
import io.assent.shared.Caller;
import io.assent.shared.Role;
import io.assent.tickets.TicketDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plays a real request along with other people and writes down what is to be seen. Whoever did something is told as what they are to the
 * requester, as far as that is whom the process asks; else as whom it asks.
 */
final class Retelling {

    private static final Expected ANYTHING = new Expected(null, null, null, null, List.of(), null, Map.of(), null);
    private static final String ANYBODY = "head";

    private final Scenarios.Parts parts;
    private final UUID tenant;
    private final Recording recording;
    private final Disguise disguise;
    private final boolean toTheMinute;
    private final Cast real;
    private final Given given;
    private final Performance performance;
    private final List<Step> course = new ArrayList<>();

    private Retelling(
            Scenarios.Parts parts,
            UUID tenant,
            Recording recording,
            Disguise disguise,
            Track track,
            boolean toTheMinute) {
        this.parts = parts;
        this.tenant = tenant;
        this.recording = recording;
        this.disguise = disguise;
        this.toTheMinute = toTheMinute;
        PersonView requester = parts.people()
                .find(tenant, recording.requester())
                .orElseThrow(() -> new ScenarioStopped("the requester is not known any more"));
        this.real = new Cast(parts.people(), parts.facilities(), tenant, requester.email());
        TicketDraft request = recording.request();
        this.given = new Given(
                role(requester),
                request.type(),
                disguise.at(),
                "An example",
                request.priority(),
                disguise.answers(request.customFields(), this::whoIs));
        this.performance = new Performance(parts, tenant, new Scenario("", given, List.of()), track);
    }

    /** @param look at what came of it */
    static <T> Retold<T> tell(
            Scenarios.Parts parts,
            UUID tenant,
            Recording recording,
            Disguise disguise,
            Track track,
            boolean toTheMinute,
            Function<UUID, T> look) {
        try {
            Retelling retelling = new Retelling(parts, tenant, recording, disguise, track, toTheMinute);
            byte[] scenario = ScenarioWriter.write(retelling.told());
            return new Retold<>(scenario, look.apply(retelling.performance.ticket()), null);
        } catch (ScenarioStopped e) {
            return new Retold<>(null, null, e.getMessage());
        }
    }

    private Scenario told() {
        performance.begin();
        go(null);
        Instant before = recording.at();
        for (Deed deed : recording.deeds()) {
            pass(Duration.between(before, deed.at()));
            go(act(deed));
            before = deed.at();
        }
        if (!isOver()) {
            pass(Duration.between(before, recording.until()));
        }
        if (!isOver()) {
            go(pass(1, toTheMinute ? "minute" : "day"));
        }
        return new Scenario(sentence(), given, course);
    }

    private static @Nullable String role(PersonView requester) {
        return requester.roles().contains(Role.CUSTOMER)
                ? "customer"
                : requester.roles().contains(Role.APPROVER) ? "approver" : null;
    }

    private Optional<String> whoIs(String address) {
        return parts.people()
                .named(tenant, address)
                .map(person -> real.wordsFor(person.id()).stream().findFirst().orElse(ANYBODY));
    }

    private boolean isOver() {
        return Objects.requireNonNull(performance.sight().told(given.type()).status())
                .isFinal();
    }

    private void go(@Nullable Act act) {
        int number = course.size() + 1;
        performance.go(new Step(number, act, null, ANYTHING));
        course.add(new Step(number, act, null, performance.sight().told(given.type())));
    }

    /** Whole days of more than one, whole hours of more than one, unless it has to be exact. */
    private void pass(Duration time) {
        if (time.toDays() > 0) {
            go(pass(time.toDays(), "day"));
        }
        if ((toTheMinute || time.toDays() == 0) && time.toHoursPart() > 0) {
            go(pass(time.toHoursPart(), "hour"));
        }
        if (toTheMinute && time.toMinutesPart() > 0) {
            go(pass(time.toMinutesPart(), "minute"));
        }
    }

    private static Act pass(long number, String unit) {
        return act(number == 1 ? "1 %s passes".formatted(unit) : "%d %ss pass".formatted(number, unit), null);
    }

    private static Act act(String sentence, @Nullable String saying) {
        return Objects.requireNonNull(Act.of(sentence, saying, Map.of()), sentence);
    }

    private Act act(Deed deed) {
        String verb = deed.verb().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String object = switch (deed.verb()) {
            case DELEGATES ->
                " to " + whoIs(Objects.requireNonNull(deed.object())).orElse(ANYBODY);
            case COMPLETES, RAISES, ANSWERS -> deed.object() == null ? "" : " " + deed.object();
            default -> "";
        };
        return act(who(deed) + " " + verb + object, disguise.saying(deed.saying()));
    }

    private String who(Deed deed) {
        if (deed.by().equals(Caller.SYSTEM)) {
            return Program.NAME;
        }
        List<String> words = real.wordsFor(Objects.requireNonNullElse(deed.inNameOf(), deed.by()));
        List<InboxEntry> waiting = performance.sight().waiting().stream()
                .filter(entry -> isOf(deed, entry))
                .toList();
        return switch (deed.verb()) {
            case SUBMITS, WITHDRAWS, CANCELS, REOPENS, CLOSES ->
                words.stream()
                        .findFirst()
                        .orElseThrow(() -> new ScenarioStopped("somebody acts who is nothing to the requester"));
            case ANSWERS -> "requester";
            default ->
                Stream.concat(waiting.stream().flatMap(this::groups).filter(words::contains), words.stream())
                        .filter(each -> waiting.stream().anyMatch(entry -> performance.isAskedOf(each, entry)))
                        .findFirst()
                        .or(() -> waiting.stream().flatMap(this::words).findFirst())
                        .orElseThrow(() -> new ScenarioStopped("nobody is asked to do what was done"));
        };
    }

    private static boolean isOf(Deed deed, InboxEntry entry) {
        return deed.verb() == Act.Verb.COMPLETES
                ? entry.kind() == Kind.WORK && Objects.equals(entry.node(), deed.node())
                : entry.kind() == Kind.APPROVAL;
    }

    private Stream<String> groups(InboxEntry entry) {
        return parts.people().groups(tenant, entry.principals()).stream().map(GroupView::key);
    }

    /** Whom it asks, groups first. */
    private Stream<String> words(InboxEntry entry) {
        return Stream.concat(
                groups(entry),
                parts.people().find(tenant, entry.principals()).keySet().stream()
                        .flatMap(person -> performance.cast().wordsFor(person).stream()));
    }

    private String sentence() {
        return course.stream()
                        .map(Step::when)
                        .filter(Objects::nonNull)
                        .map(Act::sentence)
                        .collect(Collectors.joining(", ", "As it happened: ", " → "))
                + performance.sight().told(given.type()).status();
    }
}
