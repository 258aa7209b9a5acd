package io.assent.notifications;

import static io.assent.notifications.NotificationEvent.*;

import io.assent.approvals.ApprovalAsked;
import io.assent.approvals.ApprovalDecided;
import io.assent.approvals.ApprovalEscalated;
import io.assent.approvals.ApprovalReassigned;
import io.assent.approvals.ApprovalReminded;
import io.assent.approvals.ApprovalSentBack;
import io.assent.approvals.QuestionAnswered;
import io.assent.approvals.QuestionAsked;
import io.assent.approvals.ReviewAsked;
import io.assent.approvals.ReviewGiven;
import io.assent.catalog.Catalog;
import io.assent.catalog.Localized;
import io.assent.conversations.CommentAdded;
import io.assent.inbox.Inbox;
import io.assent.inbox.RequesterAsked;
import io.assent.inbox.WorkCovered;
import io.assent.inbox.WorkOffered;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Acting;
import io.assent.shared.Role;
import io.assent.sla.Promise;
import io.assent.sla.SlaBreached;
import io.assent.sla.SlaEscalated;
import io.assent.sla.SlaWarned;
import io.assent.substitutions.Substitution;
import io.assent.substitutions.SubstitutionTurned;
import io.assent.tickets.Status;
import io.assent.tickets.TicketEdited;
import io.assent.tickets.TicketStatusChanged;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import io.assent.todos.TodoChanged;
import io.assent.workflow.StepReached;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who is told of what. */
@Component
class Recipients {

    private static final int LONGEST_EXCERPT = 1_000;

    private final Notices notices;
    private final People people;
    private final Catalog catalog;
    private final Tickets tickets;
    private final Inbox inbox;

    Recipients(Notices notices, People people, Catalog catalog, Tickets tickets, Inbox inbox) {
        this.notices = notices;
        this.people = people;
        this.catalog = catalog;
        this.tickets = tickets;
        this.inbox = inbox;
    }

    @EventListener
    void on(ApprovalAsked asked) {
        Map<String, Object> facts = new HashMap<>(Map.of("reason", sentences(asked.reason())));
        put(facts, "due", asked.dueAt());
        put(facts, "on_behalf_of", asked.onBehalfOf() == null ? null : name(asked.ticket(), asked.onBehalfOf()));
        notices.tell(asked.persons(), APPROVAL_ASKED, asked.ticket(), facts);
    }

    @EventListener
    void on(ReviewAsked asked) {
        Map<String, Object> facts = new HashMap<>(Map.of("comment", asked.reason()));
        put(facts, "on_behalf_of", asked.onBehalfOf() == null ? null : name(asked.ticket(), asked.onBehalfOf()));
        notices.tell(asked.persons(), REVIEW_ASKED, asked.ticket(), facts);
    }

    @EventListener
    void on(ReviewGiven given) {
        notices.tell(List.of(given.askedBy()), REVIEW_GIVEN, given.ticket(), Map.of("comment", given.opinion()));
    }

    @EventListener
    void on(ApprovalReminded reminded) {
        notices.tell(reminded.persons(), APPROVAL_REMINDED, reminded.ticket(), Map.of());
    }

    @EventListener
    void on(ApprovalEscalated escalated) {
        String instead = escalated.to().stream()
                .map(person -> name(escalated.ticket(), person))
                .collect(Collectors.joining(", "));
        notices.tell(escalated.from(), APPROVAL_ESCALATED, escalated.ticket(), Map.of("instead", instead));
    }

    @EventListener
    void on(ApprovalReassigned reassigned) {
        TicketView ticket = reassigned.ticket();
        Map<String, Object> facts = Map.of("instead", name(ticket, reassigned.to()), "comment", reassigned.reason());
        notices.tell(reassigned.from(), APPROVAL_REASSIGNED, ticket, facts);
    }

    @EventListener
    void on(ApprovalSentBack sentBack) {
        TicketView ticket = sentBack.ticket();
        notices.tell(List.of(ticket.requester()), REQUEST_SENT_BACK, ticket, Map.of("comment", sentBack.reason()));
    }

    @EventListener
    void on(QuestionAsked asked) {
        TicketView ticket = asked.ticket();
        notices.tell(List.of(ticket.requester()), QUESTION_ASKED, ticket, Map.of("comment", asked.question()));
    }

    @EventListener
    void on(RequesterAsked asked) {
        TicketView ticket = asked.ticket();
        notices.tell(
                persons(ticket.tenant(), asked.asked()), QUESTION_ASKED, ticket, Map.of("comment", asked.question()));
    }

    /** A node of a model that has something to say to the requester. */
    @EventListener
    void on(StepReached step) {
        String words = step.properties().get("tells");
        if (words != null) {
            TicketView ticket = tickets.get(step.ticket());
            Localized said =
                    catalog.release(ticket.tenant(), ticket.release()).wording().everywhere(words);
            notices.tell(List.of(ticket.requester()), REQUEST_NEWS, ticket, Map.of("says", said.byLanguage()));
        }
    }

    @EventListener
    void on(QuestionAnswered answered) {
        notices.tell(
                List.of(answered.askedBy()),
                QUESTION_ANSWERED,
                answered.ticket(),
                Map.of("comment", answered.answer()));
    }

    @EventListener
    void on(ApprovalDecided decided) {
        notices.remember(decided);
    }

    @EventListener
    void on(TicketStatusChanged change) {
        NotificationEvent event = event(change);
        if (event != null) {
            TicketView ticket = change.ticket();
            List<UUID> followers = Stream.concat(Stream.of(ticket.requester()), ticket.watchers().stream())
                    .toList();
            notices.tell(
                    followers,
                    event,
                    ticket,
                    change.unanswered(Acting.current()) ? Map.of("unanswered", true) : Map.of());
        }
    }

    @EventListener
    void on(TicketEdited edited) {
        UUID assignee = edited.after().assignee();
        if (assignee != null && !Objects.equals(assignee, edited.before().assignee())) {
            notices.tell(List.of(assignee), TICKET_ASSIGNED, edited.after(), Map.of());
        }
    }

    @EventListener
    void on(TodoChanged changed) {
        if (changed.assigned() != null) {
            notices.tell(List.of(changed.assigned()), TASK_ASSIGNED, changed.ticket(), Map.of("task", changed.title()));
        }
    }

    /** Usually work waits until somebody looks; some cannot, or has a time of its own, and is told to everybody who may do it. */
    @EventListener
    void on(WorkOffered offered) {
        TicketView ticket = offered.ticket();
        boolean wakes = notices.wakes(ticket);
        if (wakes || offered.dueAt() != null) {
            Localized step =
                    catalog.release(ticket.tenant(), ticket.release()).wording().everywhere(offered.step());
            Map<String, Object> facts = new HashMap<>(Map.of("task", step.byLanguage()));
            put(facts, "due", offered.dueAt());
            notices.tell(persons(ticket.tenant(), offered.principals()), wakes ? WORK_WAITS : WORK_DUE, ticket, facts);
        }
    }

    @EventListener
    void on(WorkCovered covered) {
        TicketView ticket = covered.ticket();
        Map<String, Object> facts = Map.of("on_behalf_of", name(ticket, covered.absent()));
        notices.tell(List.of(covered.substitute()), TICKET_ASSIGNED, ticket, facts);
    }

    /** The substitute, and the absent person when somebody else arranged it or it turned by itself. */
    @EventListener
    void on(SubstitutionTurned turned) {
        Substitution substitution = turned.substitution();
        UUID tenant = substitution.tenant();
        NotificationEvent event = switch (turned.turn()) {
            case PLANNED -> SUBSTITUTION_PLANNED;
            case BEGAN -> SUBSTITUTION_BEGAN;
            case ENDED -> SUBSTITUTION_ENDED;
        };
        Map<String, Object> facts = new HashMap<>();
        facts.put("absent", name(tenant, substitution.person()));
        facts.put("substitute", name(tenant, substitution.substitute()));
        facts.put("from", substitution.from().toString());
        facts.put("until", substitution.until().toString());
        put(facts, "left", turned.left());
        Map<String, Object> own = new HashMap<>(facts);
        own.put("own", true);
        notices.tell(tenant, List.of(substitution.substitute()), event, substitution.id(), facts);
        notices.tell(tenant, List.of(substitution.person()), event, substitution.id(), own);
    }

    /** Internal notes reach those who work on the ticket, private ones those they are shared with. */
    @EventListener
    void on(CommentAdded said) {
        TicketView ticket = said.ticket();
        Stream<@Nullable UUID> readers = switch (said.visibility()) {
            case PUBLIC ->
                Stream.concat(
                        Stream.of(ticket.requester(), ticket.assignee(), said.answered()), ticket.watchers().stream());
            case INTERNAL ->
                Stream.of(ticket.assignee())
                        .filter(person -> !ticket.requester().equals(person));
            case PRIVATE -> said.sharedWith().stream();
        };
        List<UUID> others = readers.filter(Objects::nonNull)
                .filter(person -> !said.mentioned().contains(person))
                .toList();
        Map<String, Object> facts = Map.of("comment", excerpt(said.text()));
        notices.tell(said.mentioned(), MENTIONED, ticket, facts);
        notices.tell(others, COMMENTED, ticket, facts);
    }

    static String excerpt(String text) {
        String stripped = text.strip();
        return stripped.length() <= LONGEST_EXCERPT ? stripped : stripped.substring(0, LONGEST_EXCERPT) + " …";
    }

    @EventListener
    void on(SlaWarned warned) {
        tellResponsible(warned.ticket(), SLA_WARNED, warned.promise(), warned.dueAt());
    }

    @EventListener
    void on(SlaBreached breached) {
        tellResponsible(breached.ticket(), SLA_BREACHED, breached.promise(), breached.dueAt());
    }

    @EventListener
    void on(SlaEscalated escalated) {
        TicketView ticket = escalated.ticket();
        List<UUID> above = responsible(ticket).stream()
                .flatMap(person -> above(ticket.tenant(), person, escalated.level()).stream())
                .distinct()
                .toList();
        notices.tell(above, SLA_ESCALATED, ticket, facts(escalated.promise(), escalated.dueAt()));
    }

    /** So many active persons up the chain; where it ends earlier, or goes in a circle, nobody. */
    private Optional<UUID> above(UUID tenant, UUID person, int level) {
        Set<UUID> passed = new HashSet<>(Set.of(person));
        Optional<PersonView> next = people.manager(tenant, person);
        int active = 0;
        while (next.isPresent() && passed.add(next.get().id())) {
            active += next.get().active() ? 1 : 0;
            if (active == level) {
                return next.map(PersonView::id);
            }
            next = people.manager(tenant, next.get().id());
        }
        return Optional.empty();
    }

    private void tellResponsible(TicketView ticket, NotificationEvent event, Promise promise, Instant dueAt) {
        notices.tell(responsible(ticket), event, ticket, facts(promise, dueAt));
    }

    /** Who works on it, else those for whom it waits, else the head of the requester's department. */
    private Collection<UUID> responsible(TicketView ticket) {
        if (ticket.assignee() != null) {
            return List.of(ticket.assignee());
        }
        Set<UUID> persons = persons(ticket.tenant(), inbox.asked(ticket.tenant(), ticket.id()));
        return persons.isEmpty()
                ? people.departmentHead(ticket.tenant(), ticket.requester()).map(PersonView::id).stream()
                        .toList()
                : persons;
    }

    /** Those among the ids, and the members of the groups among them; the tenant itself stands for its administrators. */
    private Set<UUID> persons(UUID tenant, Set<UUID> principals) {
        Stream<PersonView> administrators =
                principals.contains(tenant) ? people.withRole(tenant, Role.ADMIN).stream() : Stream.empty();
        return Stream.of(
                        administrators,
                        principals.stream().flatMap(id -> people.find(tenant, id).stream()),
                        people.groups(tenant, principals).stream()
                                .flatMap(group -> people.members(tenant, group.key()).stream()))
                .flatMap(each -> each)
                .map(PersonView::id)
                .collect(Collectors.toSet());
    }

    private static Map<String, Object> facts(Promise promise, Instant dueAt) {
        return Map.of("due", dueAt.toString(), promise.name().toLowerCase(Locale.ROOT), true);
    }

    /** Processes without a status of their own for "approved" go on to the work at once. */
    private static @Nullable NotificationEvent event(TicketStatusChanged change) {
        return switch (change.to()) {
            case APPROVED -> TICKET_APPROVED;
            case IN_PROGRESS -> change.from() == Status.IN_REVIEW ? TICKET_APPROVED : null;
            case REJECTED -> TICKET_REJECTED;
            case COMPLETED -> TICKET_COMPLETED;
            case CLOSED -> TICKET_CLOSED;
            case CANCELLED -> TICKET_CANCELLED;
            case DRAFT, SUBMITTED, IN_REVIEW, PENDING_INFO -> null;
        };
    }

    private String name(TicketView ticket, UUID person) {
        return name(ticket.tenant(), person);
    }

    private String name(UUID tenant, UUID person) {
        return people.find(tenant, person).map(PersonView::name).orElse("");
    }

    /** By language, so that each is told in theirs. */
    private static Map<String, String> sentences(Localized reason) {
        return reason.byLanguage().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, text -> sentence(text.getValue())));
    }

    /** Policies give their reasons without a full stop. */
    private static String sentence(String reason) {
        return reason.isEmpty() || reason.matches("(?s).*[.!?]") ? reason : reason + ".";
    }

    private static void put(Map<String, Object> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value.toString());
        }
    }
}
