package io.assent.scenarios;

import static java.util.stream.Collectors.joining;

import io.assent.inbox.InboxEntry;
import io.assent.inbox.InboxItem.Kind;
import io.assent.people.GroupView;
import io.assent.people.PersonView;
import io.assent.scenarios.Scenario.Given;
import io.assent.scenarios.Scenario.Step;
import io.assent.scenarios.Track.Place;
import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.tickets.TicketDraft;
import io.assent.tickets.TicketVerb;
import io.assent.tickets.TicketView;
import io.assent.workflow.ExternalWork.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One play of a scenario inside the running transaction. */
final class Performance {

    /** Everything that somebody does takes a minute, so that what came of it can be told from what was before. */
    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    private static final Pattern NAMED = Pattern.compile("\\{[^{}]+}");

    private final Scenarios.Parts parts;
    private final UUID tenant;
    private final Scenario scenario;
    private final Track track;
    private final List<String> problems = new ArrayList<>();
    private final Stage stage;
    private final Program program;
    private final Cast cast;
    private UUID ticket = Caller.SYSTEM;
    private String at = "given";
    private Instant since;
    private int seen;
    private @Nullable Refusal refused;

    Performance(Scenarios.Parts parts, UUID tenant, Scenario scenario, Track track) {
        this.parts = parts;
        this.tenant = tenant;
        this.scenario = scenario;
        this.track = track;
        this.stage = new Stage(parts, tenant, scenario.given().at());
        this.program = new Program(parts, stage, tenant);
        this.since = stage.now();
        this.cast = new Cast(
                parts.people(), parts.facilities(), tenant, scenario.given().requester());
    }

    /** @return the problems */
    static List<String> play(Scenarios.Parts parts, UUID tenant, Scenario scenario, Track track) {
        try {
            return new Performance(parts, tenant, scenario, track).play();
        } catch (ScenarioStopped e) {
            return List.of("given: " + e.getMessage());
        }
    }

    private List<String> play() {
        try {
            begin();
            scenario.course().forEach(this::go);
        } catch (ScenarioStopped e) {
            problems.add(at + ": " + e.getMessage());
        }
        return List.copyOf(problems);
    }

    /** Makes the request. */
    void begin() {
        since = stage.now().minus(A_MOMENT);
        refused = create(cast);
    }

    void go(Step step) {
        Act act = step.when();
        at = "step " + step.number() + (act == null ? "" : " (" + act.sentence() + ")");
        seen = act == null ? 0 : track.nodes().size();
        if (act != null) {
            since = stage.now();
            refused = perform(act, step.of(), cast);
        }
        if (refused != null && step.then().refused() == null) {
            problems.add("%s: refused is %s, expected null".formatted(at, refused.code()));
            throw new ScenarioStopped(refused.getMessage()
                    + refused.errors().stream()
                            .map(problem -> " " + problem.pointer() + ": " + problem.detail())
                            .collect(joining()));
        }
        sight().differences(step.then(), refused).forEach(each -> problems.add(at + ": " + each));
    }

    Cast cast() {
        return cast;
    }

    UUID ticket() {
        return ticket;
    }

    Sight sight() {
        List<Place> nodes = track.nodes();
        return new Sight(parts, tenant, cast, ticket, nodes.subList(seen, nodes.size()), since);
    }

    boolean isAskedOf(String words, InboxEntry entry) {
        return cast.persons(words).stream().anyMatch(person -> isFor(person, entry));
    }

    private @Nullable Refusal create(Cast cast) {
        Given given = scenario.given();
        TicketDraft draft = new TicketDraft(
                given.title(),
                "",
                given.type(),
                given.priority(),
                null,
                null,
                List.of(),
                List.of(),
                named(given.answers(), cast));
        return attempt(
                cast.persons("requester").getFirst(),
                by -> ticket = parts.commands().create(by, draft, false).id());
    }

    private @Nullable Refusal perform(Act act, @Nullable String of, Cast cast) {
        switch (act) {
            case Act.Pass pass -> {
                pass(pass.time());
                return null;
            }
            case Act.Deed deed -> {
                pass(A_MOMENT);
                UUID whole = ticket;
                ticket = of == null ? whole : part(of);
                Refusal refused = deed(deed, cast);
                ticket = whole;
                pass(Duration.ZERO);
                return refused;
            }
        }
    }

    private UUID part(String type) {
        return sight().started().stream()
                .filter(part -> part.type().equals(type))
                .map(TicketView::id)
                .reduce((_, later) -> later)
                .orElseThrow(() -> new ScenarioStopped("no request of the type " + type + " was started"));
    }

    private @Nullable Refusal deed(Act.Deed deed, Cast cast) {
        if (deed.who().equals(Program.NAME)) {
            Waiting task = program.waiting(ticket).stream()
                    .findFirst()
                    .orElseThrow(() -> new ScenarioStopped("nothing waits for a program"));
            return program.act(task, deed.verb(), deed.object(), named(deed.answering(), cast));
        }
        return switch (deed.verb()) {
            case APPROVES ->
                approval(deed, cast, (by, id) -> parts.approvals().decide(by, id, true, deed.saying(), null));
            case REJECTS ->
                approval(deed, cast, (by, id) -> parts.approvals().decide(by, id, false, deed.saying(), null));
            case ASKS -> approval(deed, cast, (by, id) -> parts.approvals().requestInfo(by, id, deed.saying()));
            case ESCALATES -> approval(deed, cast, (by, id) -> parts.approvals().escalate(by, id, deed.saying()));
            case DELEGATES -> {
                String to = cast.persons(Objects.requireNonNullElse(deed.object(), "nobody"))
                        .getFirst()
                        .email();
                yield approval(deed, cast, (by, id) -> parts.approvals().delegate(by, id, to, deed.saying()));
            }
            case SENDS_BACK ->
                approval(deed, cast, (by, id) -> parts.approvals().sendBack(by, id, deed.saying()));
            case ANSWERS, RESUBMITS ->
                item(
                        deed,
                        cast,
                        Kind.ANSWER,
                        (by, id) -> parts.tasks()
                                .complete(by, id, deed.object(), named(deed.answering(), cast), deed.saying()));
            case CLAIMS -> item(deed, cast, Kind.WORK, (by, id) -> parts.tasks().claim(by, id));
            case RETURNS ->
                item(deed, cast, Kind.WORK, (by, id) -> parts.tasks().unclaim(by, id));
            case COMPLETES ->
                item(
                        deed,
                        cast,
                        Kind.WORK,
                        (by, id) -> parts.tasks()
                                .complete(by, id, deed.object(), named(deed.answering(), cast), deed.saying()));
            case RAISES -> throw new ScenarioStopped("only a program raises errors");
            case CHANGES ->
                attempt(
                        somebody(deed, cast),
                        by -> parts.commands()
                                .edit(
                                        by,
                                        ticket,
                                        "*",
                                        said -> changed(said, named(deed.answering(), cast)),
                                        new ArrayList<>()));
            case SUBMITS -> attempt(somebody(deed, cast), by -> parts.commands().submit(by, ticket));
            case WITHDRAWS -> send(deed, cast, TicketVerb.WITHDRAW);
            case CANCELS -> send(deed, cast, TicketVerb.CANCEL);
            case REOPENS -> send(deed, cast, TicketVerb.REOPEN);
            case CLOSES -> send(deed, cast, TicketVerb.CLOSE);
        };
    }

    private interface OnItem {
        void perform(Caller by, UUID item);
    }

    private @Nullable Refusal approval(Act.Deed deed, Cast cast, OnItem command) {
        return item(deed, cast, Kind.APPROVAL, command);
    }

    /**
     * Of several who are meant the first who is asked acts, and of what they are asked on that which is offered to their group as such;
     * when none is, the first tries.
     */
    private @Nullable Refusal item(Act.Deed deed, Cast cast, Kind kind, OnItem command) {
        Set<UUID> group = parts.people()
                .group(tenant, deed.who())
                .map(GroupView::id)
                .map(Set::of)
                .orElse(Set.of());
        List<InboxEntry> waiting = parts.inbox().of(tenant, ticket).stream()
                .filter(entry -> entry.kind() == kind)
                .sorted(Comparator.comparing(entry -> Collections.disjoint(group, entry.principals())))
                .toList();
        if (waiting.isEmpty()) {
            throw new ScenarioStopped("nothing of the kind " + kind + " waits");
        }
        for (PersonView person : cast.persons(deed.who())) {
            Optional<InboxEntry> theirs =
                    waiting.stream().filter(entry -> isFor(person, entry)).findFirst();
            if (theirs.isPresent()) {
                return attempt(person, by -> command.perform(by, theirs.get().id()));
            }
        }
        return attempt(
                somebody(deed, cast),
                by -> command.perform(by, waiting.getFirst().id()));
    }

    private boolean isFor(PersonView person, InboxEntry entry) {
        return entry.assignee() != null
                ? entry.assignee().equals(person.id())
                : parts.people().principals(tenant, person.id()).stream().anyMatch(entry.principals()::contains);
    }

    private @Nullable Refusal send(Act.Deed deed, Cast cast, TicketVerb verb) {
        return attempt(somebody(deed, cast), by -> parts.commands().send(by, ticket, verb, deed.saying()));
    }

    private static PersonView somebody(Act.Deed deed, Cast cast) {
        return cast.persons(deed.who()).getFirst();
    }

    private static TicketDraft changed(TicketDraft said, Map<String, Object> answers) {
        Map<String, Object> merged = new LinkedHashMap<>(said.customFields());
        merged.putAll(answers);
        return new TicketDraft(
                said.title(),
                said.description(),
                said.type(),
                said.priority(),
                said.dueDate(),
                said.category(),
                said.tags(),
                said.watchers(),
                merged);
    }

    /** The answer {@code {manager}} is the manager's address, {@code {property}} the name of a property, {@code {room}} of a room there. */
    private static Map<String, Object> named(Map<String, Object> answers, Cast cast) {
        Map<String, Object> named = new LinkedHashMap<>(answers);
        named.replaceAll((_, answer) ->
                answer instanceof String text && NAMED.matcher(text).matches()
                        ? cast.name(text.substring(1, text.length() - 1))
                        : answer);
        return named;
    }

    private void pass(TemporalAmount time) {
        stage.passUntil(stage.now().atOffset(ZoneOffset.UTC).plus(time).toInstant(), ticket);
    }

    /** @return why it was refused, with nothing changed */
    private @Nullable Refusal attempt(PersonView person, Consumer<Caller> command) {
        return stage.attempt(person, command);
    }
}
