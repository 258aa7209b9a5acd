package io.assent.scenarios;

import static java.util.stream.Collectors.toCollection;

import io.assent.inbox.InboxEntry;
import io.assent.notifications.Notification;
import io.assent.notifications.NotificationEvent;
import io.assent.people.PersonView;
import io.assent.scenarios.Scenario.Expected;
import io.assent.scenarios.Track.Place;
import io.assent.shared.Acting;
import io.assent.shared.Refusal;
import io.assent.tickets.LinkKind;
import io.assent.tickets.Status;
import io.assent.tickets.TicketView;
import io.assent.workflow.ExternalWork.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be seen of a request after an act.
 *
 * @param way the nodes that were passed by the act
 * @param since when the act began
 */
record Sight(Scenarios.Parts parts, UUID tenant, Cast cast, UUID ticket, List<Place> way, Instant since) {

    private static final Set<String> OF_THE_PLATFORM = Set.of("changed", "partsEnded");
    private static final int MOST_NEWS = 200;

    /** What waits for somebody. */
    List<InboxEntry> waiting() {
        return parts.inbox().of(tenant, ticket);
    }

    /** The parts of the request, the oldest first. */
    List<TicketView> started() {
        List<UUID> ids = parts.links().linked(tenant, ticket, LinkKind.CHILD);
        Map<UUID, TicketView> views = parts.tickets().get(tenant, ids);
        return ids.stream().map(views::get).filter(Objects::nonNull).toList();
    }

    /** What a scenario could say of it. @param process of which the path is told */
    Expected told(String process) {
        List<String> path = way.stream()
                .filter(place -> place.process().equals(process))
                .map(place -> place.name().isEmpty() ? place.id() : place.name())
                .toList();
        return new Expected(
                view().status(),
                cast.words(parts.inbox().asked(tenant, ticket)),
                steps(),
                null,
                path,
                null,
                Map.of(),
                null);
    }

    /** What is otherwise than a scenario says. */
    List<String> differences(Expected then, @Nullable Refusal refused) {
        List<String> differences = new ArrayList<>();
        same("refused", then.refused(), refused == null ? null : refused.code(), differences);
        if (then.status() != null) {
            same("status", then.status(), view().status(), differences);
        }
        if (then.asked() != null) {
            Set<String> asked = cast.addresses(parts.inbox().asked(tenant, ticket));
            same("asked", cast.addresses(then.asked()), asked, differences);
        }
        if (then.waiting() != null) {
            same("waiting", then.waiting(), steps(), differences);
        }
        if (then.offered() != null) {
            same("offered", then.offered(), offered(), differences);
        }
        if (then.parts() != null) {
            Map<String, Status> found = new TreeMap<>();
            started().forEach(part -> found.put(part.type(), part.status()));
            same("parts", then.parts(), found, differences);
        }
        went(then.path(), differences);
        then.told()
                .forEach((words, events) -> cast.persons(words)
                        .forEach(person -> same(
                                person.email() + " was told",
                                events.stream().sorted().toList(),
                                heard(person),
                                differences)));
        return differences;
    }

    private Set<String> steps() {
        return Stream.concat(
                        waiting().stream().map(InboxEntry::step),
                        parts.work().of(ticket).stream().map(Waiting::step))
                .collect(toCollection(TreeSet::new));
    }

    private Set<String> offered() {
        return parts.processes().awaitedMessages(ticket).stream()
                .map(message -> message.substring(message.indexOf('.') + 1))
                .filter(verb -> !OF_THE_PLATFORM.contains(verb))
                .collect(toCollection(TreeSet::new));
    }

    /** The nodes in this order, others may lie between them. */
    private void went(List<String> path, Collection<String> differences) {
        int place = 0;
        for (String words : path) {
            while (place < way.size() && !way.get(place).isCalled(words)) {
                place++;
            }
            if (place == way.size()) {
                differences.add("did not pass \"%s\"; it went %s"
                        .formatted(words, way.stream().map(Place::id).toList()));
                return;
            }
            place++;
        }
    }

    private List<NotificationEvent> heard(PersonView person) {
        return Acting.as(
                Cast.caller(person),
                () -> parts.notifications().of(Cast.caller(person), false, null, MOST_NEWS).items().stream()
                        .filter(news -> news.ticket() != null
                                && news.ticket().id().equals(ticket)
                                && news.createdAt().isAfter(since))
                        .map(Notification::event)
                        .sorted()
                        .toList());
    }

    private TicketView view() {
        TicketView view = parts.tickets().get(tenant, List.of(ticket)).get(ticket);
        if (view == null) {
            throw new ScenarioStopped("there is no ticket");
        }
        return view;
    }

    private static void same(
            String what, @Nullable Object expected, @Nullable Object found, Collection<String> differences) {
        if (!Objects.equals(expected, found)) {
            differences.add("%s is %s, expected %s".formatted(what, found, expected));
        }
    }
}
