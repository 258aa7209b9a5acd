package io.assent.tickets;

import io.assent.catalog.Catalog;
import io.assent.catalog.Localized;
import io.assent.catalog.Release;
import io.assent.people.GroupView;
import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.web.ReaderLanguage;
import io.assent.tickets.PathStop.State;
import io.assent.tickets.TicketPreviews.Forecast;
import io.assent.workflow.CleanedHistory;
import io.assent.workflow.Journal;
import io.assent.workflow.Journal.Visit;
import io.assent.workflow.ProcessOutline.Stop;
import io.assent.workflow.TicketDiagram;
import io.assent.workflow.TicketDiagrams;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where a ticket is on its way: on the drawing, and as a short row of stops. */
@Component
class TicketPath {

    private final Tickets tickets;
    private final Forecasts forecasts;
    private final Catalog catalog;
    private final People people;
    private final TicketDiagrams diagrams;
    private final Journal journal;
    private final CleanedHistory cleaned;
    private final List<PathStops> called;
    private final List<TicketWork> work;
    private final Outlines outlines;

    private static final Set<String> WAITS = Set.of("userTask", "receiveTask");
    private static final Localized SUBMITTED = Localized.of("Submitted", "Eingereicht");
    private static final Localized COMPLETED = Localized.of("Completed", "Erledigt");
    private static final Localized REJECTED = Localized.of("Rejected", "Abgelehnt");
    private static final Localized CANCELLED = Localized.of("Cancelled", "Abgebrochen");

    TicketPath(
            Tickets tickets,
            Forecasts forecasts,
            Catalog catalog,
            People people,
            Outlines outlines,
            TicketDiagrams diagrams,
            Journal journal,
            CleanedHistory cleaned,
            List<PathStops> called,
            List<TicketWork> work) {
        this.tickets = tickets;
        this.forecasts = forecasts;
        this.catalog = catalog;
        this.people = people;
        this.outlines = outlines;
        this.diagrams = diagrams;
        this.journal = journal;
        this.cleaned = cleaned;
        this.called = called;
        this.work = work;
    }

    @Transactional(readOnly = true)
    public Diagram diagram(Caller caller, UUID id) {
        TicketView ticket = tickets.read(caller, id);
        Release release = catalog.release(ticket.tenant(), ticket.release());
        TicketDiagram diagram = diagrams.of(
                ticket.tenant(), id, release.deployment(), release.pack().process());
        Locale language = ReaderLanguage.current();
        return new Diagram(
                release.key(),
                release.number(),
                release.wording().drawnIn(language, diagram.bpmnXml()),
                named(diagram.nodes(), release, language),
                diagram.called().stream()
                        .map(each -> new TicketDiagram.Called(
                                each.nodeId(),
                                release.wording().drawnIn(language, each.bpmnXml()),
                                named(each.nodes(), release, language)))
                        .toList(),
                cleaned.at(ticket.tenant(), id));
    }

    private static List<TicketDiagram.Node> named(List<TicketDiagram.Node> nodes, Release release, Locale language) {
        return nodes.stream()
                .map(node -> new TicketDiagram.Node(
                        node.id(),
                        release.wording().in(language, node.name()),
                        node.state(),
                        node.enteredAt(),
                        node.leftAt(),
                        node.visits()))
                .toList();
    }

    @Transactional(readOnly = true)
    public Path of(Caller caller, UUID id) {
        TicketView ticket = tickets.read(caller, id);
        Release release = catalog.release(ticket.tenant(), ticket.release());
        List<PathStop> stops = new ArrayList<>();
        stops.add(submitted(ticket));
        if (ticket.submittedAt() != null) {
            Map<String, Visit> visits = lastVisits(ticket, release.pack().process());
            Asked asked = asked(ticket);
            List<Stop> way = outlines.of(release).stops();
            way.forEach(stop -> stops.addAll(stops(ticket, release, stop, visits, asked)));
            aside(release, way, visits, asked).ifPresent(stop -> stops.add(afterLastDone(stops), stop));
        }
        Instant cleanedAt = cleaned.at(ticket.tenant(), id);
        if (cleanedAt != null) {
            stops.removeIf(stop -> stop.state() == State.NEXT);
        }
        end(ticket)
                .ifPresentOrElse(
                        end -> {
                            stops.removeIf(stop -> stop.state() == State.NEXT);
                            stops.add(end);
                        },
                        () -> stops.add(completed(ticket)));
        return new Path(stops, forecast(ticket), cleanedAt);
    }

    /** Where the process waits off its usual way, for example for the answer to a question, or for its parts. */
    private Optional<PathStop> aside(Release release, List<Stop> way, Map<String, Visit> visits, Asked asked) {
        Set<String> usual = way.stream().flatMap(stop -> nodes(stop).stream()).collect(Collectors.toSet());
        return visits.values().stream()
                .filter(visit -> visit.leftAt() == null && WAITS.contains(visit.type()))
                .filter(visit -> !usual.contains(visit.node()))
                .findFirst()
                .map(visit -> new PathStop(
                        wording(release, visit.name()),
                        State.NOW,
                        asked.persons(Set.of(visit.node())),
                        asked.group(Set.of(visit.node())),
                        null,
                        visit.enteredAt(),
                        null));
    }

    private static int afterLastDone(List<PathStop> stops) {
        int after = 0;
        for (int i = 0; i < stops.size(); i++) {
            if (stops.get(i).state() == State.DONE) {
                after = i + 1;
            }
        }
        return after;
    }

    private static String wording(Release release, String english) {
        return release.wording().in(ReaderLanguage.current(), english);
    }

    private List<PathStop> stops(
            TicketView ticket, Release release, Stop stop, Map<String, Visit> visits, Asked asked) {
        Optional<PathStops> inside = called.stream()
                .filter(each -> each.process().equals(stop.calls()))
                .findFirst();
        if (inside.isPresent()) {
            List<PathStop> stops = inside.get().of(ticket);
            if (!stops.isEmpty()) {
                return stops;
            }
        }
        Visit visit = visits.get(stop.node());
        State state = visit == null ? State.NEXT : state(visit);
        String group = stop.groups().stream()
                .findFirst()
                .map(key ->
                        people.group(ticket.tenant(), key).map(GroupView::name).orElse(key))
                .orElseGet(() -> asked.group(nodes(stop)));
        return List.of(new PathStop(
                wording(release, stop.name()),
                state,
                switch (state) {
                    case NOW -> asked.persons(nodes(stop));
                    case DONE -> doneBy(ticket, stop, visits);
                    case NEXT, STOPPED -> List.of();
                },
                group,
                null,
                visit == null ? null : visit.enteredAt(),
                visit == null ? null : visit.leftAt()));
    }

    private static Set<String> nodes(Stop stop) {
        return Stream.concat(Stream.of(stop.node()), stop.inside().stream()).collect(Collectors.toSet());
    }

    /** Who completed the task, in a sub-process the last of them. */
    private List<PersonRef> doneBy(TicketView ticket, Stop stop, Map<String, Visit> visits) {
        return nodes(stop).stream()
                .flatMap(node -> Stream.ofNullable(visits.get(node)))
                .filter(visit -> visit.type().equals("userTask") && visit.leftBy() != null && !visit.cancelled())
                .max(Comparator.comparing(visit -> Objects.requireNonNull(visit.leftAt())))
                .map(visit -> person(ticket, Objects.requireNonNull(visit.leftBy())))
                .orElse(List.of());
    }

    /** Who is taken out of a step has not done it. */
    private static State state(Visit visit) {
        if (visit.leftAt() == null) {
            return State.NOW;
        }
        return visit.cancelled() ? State.STOPPED : State.DONE;
    }

    private PathStop submitted(TicketView ticket) {
        boolean sent = ticket.submittedAt() != null && ticket.status() != Status.DRAFT;
        return new PathStop(
                SUBMITTED.in(ReaderLanguage.current()),
                sent ? State.DONE : State.NOW,
                person(ticket, ticket.requester()),
                null,
                null,
                sent ? ticket.submittedAt() : null,
                sent ? ticket.submittedAt() : null);
    }

    private PathStop completed(TicketView ticket) {
        Instant at = completedAt(ticket);
        return new PathStop(
                COMPLETED.in(ReaderLanguage.current()),
                at == null ? State.NEXT : State.DONE,
                List.of(),
                null,
                null,
                at,
                at);
    }

    /** What was granted for a time is closed once it is taken back, without being completed again. */
    private static @Nullable Instant completedAt(TicketView ticket) {
        return ticket.status() == Status.CLOSED && ticket.completedAt() == null
                ? ticket.updatedAt()
                : ticket.completedAt();
    }

    private Optional<PathStop> end(TicketView ticket) {
        return switch (ticket.status()) {
            case REJECTED, CANCELLED ->
                Optional.of(new PathStop(
                        (ticket.status() == Status.REJECTED ? REJECTED : CANCELLED).in(ReaderLanguage.current()),
                        State.STOPPED,
                        List.of(),
                        null,
                        null,
                        ticket.updatedAt(),
                        ticket.updatedAt()));
            default -> Optional.empty();
        };
    }

    private Map<String, Visit> lastVisits(TicketView ticket, String process) {
        Map<String, Visit> last = new LinkedHashMap<>();
        journal.sinceLastStart(ticket.tenant(), ticket.id(), process).stream()
                .filter(visit -> visit.process().equals(process))
                .forEach(visit -> last.put(visit.node(), visit));
        return last;
    }

    private Asked asked(TicketView ticket) {
        Map<String, Set<UUID>> byNode = new HashMap<>();
        work.forEach(open -> byNode.putAll(open.asked(ticket.tenant(), ticket.id())));
        return new Asked(ticket.tenant(), byNode, people);
    }

    /** Who has the open work, or may take it. */
    private record Asked(UUID tenant, Map<String, Set<UUID>> byNode, People people) {

        List<PersonRef> persons(Set<String> nodes) {
            return people.find(tenant, principals(nodes)).values().stream()
                    .map(TicketPath::ref)
                    .toList();
        }

        @Nullable
        String group(Set<String> nodes) {
            return people.groups(tenant, principals(nodes)).stream()
                    .map(GroupView::name)
                    .findFirst()
                    .orElse(null);
        }

        private Set<UUID> principals(Set<String> nodes) {
            return nodes.stream()
                    .flatMap(node -> byNode.getOrDefault(node, Set.of()).stream())
                    .collect(Collectors.toSet());
        }
    }

    private List<PersonRef> person(TicketView ticket, UUID id) {
        return people.find(ticket.tenant(), id).stream().map(TicketPath::ref).toList();
    }

    private static PersonRef ref(PersonView person) {
        return PersonRef.of(person);
    }

    /**
     * The process as drawn, and where the ticket is on it.
     *
     * @param historyCleanedAt present when it is known no more where it was
     */
    record Diagram(
            String pack,
            int release,
            String bpmnXml,
            List<TicketDiagram.Node> nodes,
            List<TicketDiagram.Called> called,
            @Nullable Instant historyCleanedAt) {}

    private @Nullable Forecast forecast(TicketView ticket) {
        return completedAt(ticket) != null
                ? null
                : forecasts
                        .of(
                                ticket.tenant(),
                                ticket.type(),
                                Objects.requireNonNullElse(ticket.submittedAt(), ticket.updatedAt()))
                        .orElse(null);
    }

    /**
     * The stops in their order.
     *
     * @param forecast how long such requests take, absent when this one is done or too few have ended
     * @param historyCleanedAt present when only what people decided is known still
     */
    record Path(
            List<PathStop> stops,
            @Nullable Forecast forecast,
            @Nullable Instant historyCleanedAt) {}
}
