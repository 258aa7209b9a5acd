package io.assent.inbox;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.inbox.InboxItem.Kind;
import io.assent.people.GroupView;
import io.assent.people.OrganisationChanged;
import io.assent.people.People;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import io.assent.workflow.StepMigrated;
import io.assent.workflow.TaskClosed;
import io.assent.workflow.TaskOpened;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Brings the user tasks of processes before people, and takes them away again. Approvals offer theirs themselves. */
@Component
class TasksOfProcesses {

    /** After these a group may be without anybody. */
    private static final Set<String> LEAVE_GROUPS = Set.of("PERSON_DEACTIVATED", "PERSON_CHANGED", "GROUP_CHANGED");

    private final StoredInbox inbox;
    private final Tickets tickets;
    private final People people;
    private final Principals principals;
    private final Audit audit;
    private final Impartial impartial;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TasksOfProcesses(
            StoredInbox inbox,
            Tickets tickets,
            People people,
            Principals principals,
            Audit audit,
            Impartial impartial,
            ApplicationEventPublisher events,
            Clock clock) {
        this.inbox = inbox;
        this.tickets = tickets;
        this.people = people;
        this.principals = principals;
        this.audit = audit;
        this.impartial = impartial;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void on(TaskOpened task) {
        String kind = task.properties().getOrDefault("kind", "");
        if (kind.equals("work")) {
            offerWork(task, tickets.get(task.ticket()));
        } else if (kind.equals("answer") && "requester".equals(task.properties().get("asks"))) {
            askRequester(task, tickets.get(task.ticket()));
        }
    }

    /** Approvals are taken away by themselves. */
    @EventListener
    void on(TaskClosed task) {
        if ("approval".equals(task.properties().get("kind"))) {
            return;
        }
        inbox.withdrawTask(tickets.get(task.ticket()).tenant(), task.task());
    }

    /** Who has it keeps it; when other groups shall do it, they are offered it instead. */
    @EventListener
    void on(StepMigrated step) {
        if (step.task() == null) {
            return;
        }
        TicketView ticket = tickets.get(step.ticket());
        inbox.rename(ticket, step.task(), step.name(), outcomes(step.properties()));
        boolean isForOthers = !step.candidateGroups().equals(step.candidateGroupsBefore())
                || Impartial.isWanted(step.properties()) != Impartial.isWanted(step.before());
        if (isForOthers && !step.candidateGroups().isEmpty()) {
            inbox.reoffer(ticket, step.task(), principals(step.candidateGroups(), step.properties(), ticket));
        }
    }

    private Set<UUID> principals(Set<String> groups, Map<String, String> properties, TicketView ticket) {
        Set<UUID> principals = groups(groups, ticket);
        principals.addAll(this.principals.alsoAsked(properties.get(InboxEntry.ASKS), ticket));
        return principals;
    }

    private Set<UUID> groups(Set<String> keys, TicketView ticket) {
        return keys.stream()
                .flatMap(key -> people.group(ticket.tenant(), key).stream())
                .map(GroupView::id)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private void offerWork(TaskOpened task, TicketView ticket) {
        Set<UUID> principals = principals(task.candidateGroups(), task.properties(), ticket);
        if (principals.isEmpty()) {
            principals.addAll(this.principals.alsoAsked(DepartmentOfCategory.NAME, ticket));
        }
        Map<String, Object> facts = new HashMap<>(said("note", "note_by"));
        if (task.properties().containsKey(InboxEntry.ASKS)) {
            facts.put(InboxEntry.ASKS, task.properties().get(InboxEntry.ASKS));
        }
        if (Impartial.isWanted(task.properties())) {
            Set<UUID> partial = impartial.partial(ticket, task.node());
            facts.put(InboxEntry.PARTIAL, partial);
            principals = impartial(task, ticket, principals, partial);
        }
        if (this.principals.isNobody(principals, ticket.tenant())) {
            principals.add(Principals.administrators(ticket.tenant()));
            audit.record(
                    Caller.system(ticket.tenant()), withoutGroup(ticket.id(), task.name(), task.candidateGroups()));
        }
        Instant dueAt = dueAt(task);
        offer(task, ticket, Kind.WORK, principals, null, dueAt, facts);
        events.publishEvent(new WorkOffered(ticket, task.name(), Set.copyOf(principals), dueAt));
    }

    /** Where none of those meant is impartial others do it, and the history says so. */
    private Set<UUID> impartial(TaskOpened task, TicketView ticket, Set<UUID> principals, Set<UUID> partial) {
        Set<UUID> meant = impartial.among(ticket.tenant(), principals, partial);
        if (!meant.isEmpty()) {
            return meant;
        }
        Set<UUID> instead = impartial.instead(ticket, partial);
        audit.record(
                Caller.system(ticket.tenant()),
                Entry.of("TASK_WITHOUT_IMPARTIAL", ticket.id())
                        .changing(
                                null,
                                Map.of(
                                        "step",
                                        task.name(),
                                        "groups",
                                        new TreeSet<>(task.candidateGroups()),
                                        "asked",
                                        instead)));
        return new HashSet<>(instead);
    }

    /** Work that waits for people of whom nobody is active any more falls to the administrators, too; groups keep it for who joins them. */
    @EventListener
    void on(OrganisationChanged change) {
        if (!LEAVE_GROUPS.contains(change.action())) {
            return;
        }
        UUID tenant = change.by().tenant();
        Set<UUID> empty = people.emptyGroups(tenant);
        Stream.concat(empty.stream(), Stream.of(change.subject()))
                .flatMap(principal -> inbox.unclaimed(tenant, principal).stream())
                .distinct()
                .filter(entry -> isNobody(entry.principals(), tenant, empty))
                .forEach(entry -> leaveToAdministrators(change.by(), entry));
    }

    /** As the database knows it: what is remembered of people is older than the change. */
    private boolean isNobody(Collection<UUID> principals, UUID tenant, Set<UUID> emptyGroups) {
        Set<UUID> persons = people.find(tenant, principals).keySet();
        return principals.stream()
                .allMatch(each -> persons.contains(each) ? people.hasLeft(tenant, each) : emptyGroups.contains(each));
    }

    private void leaveToAdministrators(Caller by, InboxEntry entry) {
        TicketView ticket = tickets.get(entry.ticket().id());
        Set<UUID> principals = new HashSet<>(entry.principals());
        principals.add(Principals.administrators(by.tenant()));
        inbox.reoffer(ticket, String.valueOf(entry.task()), principals);
        Set<String> groups = people.groups(by.tenant(), entry.principals()).stream()
                .map(GroupView::key)
                .collect(Collectors.toSet());
        audit.record(by, withoutGroup(ticket.id(), entry.step(), groups));
        events.publishEvent(
                new WorkOffered(ticket, entry.step(), Set.of(Principals.administrators(by.tenant())), entry.dueAt()));
    }

    private static Entry withoutGroup(UUID ticket, String step, Set<String> groups) {
        return Entry.of("TASK_WITHOUT_GROUP", ticket)
                .changing(null, Map.of("step", step, "groups", new TreeSet<>(groups)));
    }

    private void askRequester(TaskOpened task, TicketView ticket) {
        Map<String, Object> facts = question(task);
        UUID requester = ticket.requester();
        boolean isHere = !people.hasLeft(ticket.tenant(), requester);
        Set<UUID> asked =
                isHere ? Set.of(requester) : principals.insteadOf(ticket.tenant(), requester, facts.get("asked_by"));
        offer(task, ticket, Kind.ANSWER, asked, isHere ? requester : null, null, facts);
        if (facts.containsKey("asked_by")) {
            events.publishEvent(new RequesterAsked(ticket, asked, String.valueOf(facts.get("question"))));
        }
    }

    /** What is asked is what the model says, else what the last person said. */
    private static Map<String, Object> question(TaskOpened task) {
        String ofModel = task.properties().get("question");
        if (ofModel != null) {
            Map<String, Object> facts = new HashMap<>(said("note", "note_by"));
            facts.put("question", ofModel);
            return facts;
        }
        Map<String, Object> asked = said("question", "asked_by");
        if (asked.isEmpty() && Closing.now().isPresent()) {
            throw Refusal.invalid(List.of(new Problem("/comments", "REQUIRED", "Write what you want to know.")));
        }
        return asked.isEmpty() ? Map.of("question", task.name()) : asked;
    }

    private void offer(
            TaskOpened task,
            TicketView ticket,
            Kind kind,
            Set<UUID> principals,
            @Nullable UUID assignee,
            @Nullable Instant dueAt,
            Map<String, Object> facts) {
        List<String> actions = kind == Kind.ANSWER ? List.of("complete") : List.of();
        inbox.offer(
                new InboxItem(
                        Ids.next(),
                        kind,
                        ticket.id(),
                        task.task(),
                        task.name(),
                        principals,
                        assignee,
                        dueAt,
                        actions,
                        facts),
                task.node(),
                outcomes(task.properties()));
    }

    private static Map<String, Object> said(String what, String by) {
        return Closing.now()
                .filter(closing ->
                        closing.comments() != null && !closing.comments().isBlank())
                .map(closing -> Map.<String, Object>of(what, String.valueOf(closing.comments()), by, closing.by()))
                .orElse(Map.of());
    }

    /** The time that the model gives the step. */
    private @Nullable Instant dueAt(TaskOpened task) {
        String due = task.properties().get("due");
        return due == null ? null : clock.instant().plus(Duration.parse(due));
    }

    private static List<String> outcomes(Map<String, String> properties) {
        return Arrays.stream(properties.getOrDefault("outcomes", "").split(","))
                .map(String::strip)
                .filter(outcome -> !outcome.isEmpty())
                .toList();
    }
}
