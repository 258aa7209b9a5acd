package io.assent.tickets;

import io.assent.catalog.Catalog;
import io.assent.catalog.Release;
import io.assent.people.GroupView;
import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.tickets.PathStop.State;
import io.assent.tickets.TicketPreviews.Forecast;
import io.assent.workflow.Journal;
import io.assent.workflow.Journal.Visit;
import io.assent.workflow.ProcessOutline;
import io.assent.workflow.ProcessOutline.Stop;
import io.assent.workflow.Processes;
import io.assent.workflow.TicketDiagram;
import io.assent.workflow.TicketDiagrams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where a ticket is on its way: on the drawing, and as a short row of stops. */
@Component
class TicketPath {

    private final Tickets tickets;
    private final TicketPreviews previews;
    private final Catalog catalog;
    private final People people;
    private final Processes processes;
    private final TicketDiagrams diagrams;
    private final Journal journal;
    private final List<PathStops> called;
    private final Map<UUID, ProcessOutline> outlines = new ConcurrentHashMap<>();

    TicketPath(
            Tickets tickets,
            TicketPreviews previews,
            Catalog catalog,
            People people,
            Processes processes,
            TicketDiagrams diagrams,
            Journal journal,
            List<PathStops> called) {
        this.tickets = tickets;
        this.previews = previews;
        this.catalog = catalog;
        this.people = people;
        this.processes = processes;
        this.diagrams = diagrams;
        this.journal = journal;
        this.called = called;
    }

    @Transactional(readOnly = true)
    public Diagram diagram(Caller caller, UUID id) {
        TicketView ticket = tickets.read(caller, id);
        Release release = catalog.release(ticket.tenant(), ticket.release());
        TicketDiagram diagram = diagrams.of(
                ticket.tenant(), id, release.deployment(), release.pack().process());
        return new Diagram(release.key(), release.number(), diagram.bpmnXml(), diagram.nodes(), diagram.called());
    }

    @Transactional(readOnly = true)
    public Path of(Caller caller, UUID id) {
        TicketView ticket = tickets.read(caller, id);
        Release release = catalog.release(ticket.tenant(), ticket.release());
        List<PathStop> stops = new ArrayList<>();
        stops.add(submitted(ticket));
        if (ticket.submittedAt() != null) {
            Map<String, Visit> visits = lastVisits(ticket, release.pack().process());
            outline(release).stops().forEach(stop -> stops.addAll(stops(ticket, stop, visits.get(stop.node()))));
        }
        end(ticket)
                .ifPresentOrElse(
                        end -> {
                            stops.removeIf(stop -> stop.state() == State.NEXT);
                            stops.add(end);
                        },
                        () -> stops.add(completed(ticket)));
        return new Path(stops, ticket.completedAt() == null ? previews.forecast(ticket.tenant(), ticket.type()) : null);
    }

    private List<PathStop> stops(TicketView ticket, Stop stop, @Nullable Visit visit) {
        Optional<PathStops> inside = called.stream()
                .filter(each -> each.process().equals(stop.calls()))
                .findFirst();
        if (inside.isPresent()) {
            List<PathStop> stops = inside.get().of(ticket);
            if (!stops.isEmpty()) {
                return stops;
            }
        }
        State state = visit == null ? State.NEXT : visit.leftAt() == null ? State.NOW : State.DONE;
        String group = stop.groups().stream()
                .findFirst()
                .map(key ->
                        people.group(ticket.tenant(), key).map(GroupView::name).orElse(key))
                .orElse(null);
        return List.of(new PathStop(
                stop.name(),
                state,
                state == State.NOW ? assignee(ticket) : List.of(),
                group,
                null,
                visit == null ? null : visit.enteredAt(),
                visit == null ? null : visit.leftAt()));
    }

    private PathStop submitted(TicketView ticket) {
        boolean sent = ticket.submittedAt() != null && ticket.status() != Status.DRAFT;
        return new PathStop(
                "Submitted",
                sent ? State.DONE : State.NOW,
                person(ticket, ticket.requester()),
                null,
                null,
                sent ? ticket.submittedAt() : null,
                sent ? ticket.submittedAt() : null);
    }

    private PathStop completed(TicketView ticket) {
        boolean done = ticket.completedAt() != null;
        return new PathStop(
                "Completed",
                done ? State.DONE : State.NEXT,
                List.of(),
                null,
                null,
                ticket.completedAt(),
                ticket.completedAt());
    }

    private Optional<PathStop> end(TicketView ticket) {
        return switch (ticket.status()) {
            case REJECTED, CANCELLED ->
                Optional.of(new PathStop(
                        ticket.status() == Status.REJECTED ? "Rejected" : "Cancelled",
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
        for (Visit visit : journal.of(ticket.tenant(), ticket.id())) {
            if (visit.process().equals(process)) {
                if (visit.type().equals("startEvent")) {
                    last.clear();
                }
                last.put(visit.node(), visit);
            }
        }
        return last;
    }

    private ProcessOutline outline(Release release) {
        return outlines.computeIfAbsent(
                release.id(),
                id -> ProcessOutline.of(
                        processes.model(release.deployment(), release.pack().process())));
    }

    private List<PersonRef> assignee(TicketView ticket) {
        return ticket.assignee() == null ? List.of() : person(ticket, ticket.assignee());
    }

    private List<PersonRef> person(TicketView ticket, UUID id) {
        return people.find(ticket.tenant(), id).stream().map(TicketPath::ref).toList();
    }

    private static PersonRef ref(PersonView person) {
        return PersonRef.of(person);
    }

    /** The process as drawn, and where the ticket is on it. */
    record Diagram(
            String pack,
            int release,
            String bpmnXml,
            List<TicketDiagram.Node> nodes,
            List<TicketDiagram.Called> called) {}

    /** @param forecast how long such requests take, absent when this one is done or too few have ended */
    record Path(List<PathStop> stops, @Nullable Forecast forecast) {}
}
