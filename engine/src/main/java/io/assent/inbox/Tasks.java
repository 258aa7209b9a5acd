package io.assent.inbox;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.inbox.InboxItem.Kind;
import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Category;
import io.assent.shared.Refusal.Problem;
import io.assent.tickets.Status;
import io.assent.tickets.TicketLinks;
import io.assent.tickets.TicketView;
import io.assent.tickets.TicketWork;
import io.assent.tickets.Tickets;
import io.assent.workflow.Processes;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What people do with tasks: take them, give them back, hand them on, finish them. */
@Service
@Transactional
public class Tasks implements TicketWork {

    /** The fact by which approvals mark their questions; they take the answer themselves. */
    static final String APPROVAL = "approval_id";

    /** The fact by which they mark what the requester is to change and send again; that needs no words. */
    private static final String SENT_BACK = "sent_back";

    private final InboxStore store;
    private final InboxNews news;
    private final TaskPolicy policy;
    private final WorkOfAbsent absent;
    private final Tickets tickets;
    private final TicketLinks links;
    private final Processes processes;
    private final People people;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Tasks(
            InboxStore store,
            InboxNews news,
            TaskPolicy policy,
            WorkOfAbsent absent,
            Tickets tickets,
            TicketLinks links,
            Processes processes,
            People people,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.news = news;
        this.policy = policy;
        this.absent = absent;
        this.tickets = tickets;
        this.links = links;
        this.processes = processes;
        this.people = people;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What came of a task, and the ticket as it is by then. */
    public record Completed(UUID id, @Nullable String outcome, Instant at, TicketView ticket) {}

    /** What the person may do with the line now; a page asks it for every line, so it begins no transaction. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<String> actions(Caller caller, InboxEntry entry) {
        return policy.actions(caller, entry);
    }

    /** The task, for whoever may act on it. */
    @Transactional(readOnly = true)
    public InboxEntry read(Caller caller, UUID id) {
        InboxEntry task = store.find(caller.tenant(), id)
                .filter(entry -> entry.kind() != Kind.APPROVAL)
                .orElseThrow(() -> gone(caller, id));
        policy.requireSight(caller, task);
        return task;
    }

    /** Whoever comes first has it; a second claim by the same person changes nothing. */
    public InboxEntry claim(Caller by, UUID id) {
        InboxEntry task = locked(by, id);
        policy.requireCandidate(by, task);
        requireWork(task);
        if (task.isAssignedTo(by.person())) {
            return task;
        }
        if (task.assignee() != null) {
            throw alreadyClaimed(by.tenant(), task, task.assignee());
        }
        return give(by, task, by.person(), "TASK_CLAIMED");
    }

    public InboxEntry unclaim(Caller by, UUID id) {
        InboxEntry task = locked(by, id);
        policy.requireRelease(by, task);
        requireWork(task);
        UUID holder = task.assignee();
        if (holder == null) {
            throw new Refusal(Category.CONFLICT, "TASK_NOT_CLAIMED", "Nobody has claimed this task.");
        }
        absent.giveBack(by, task, "TASK_UNCLAIMED");
        return again(by, id);
    }

    /** @param assignee id or e-mail address of somebody who may do the task */
    public InboxEntry assign(Caller by, UUID id, String assignee) {
        InboxEntry task = locked(by, id);
        policy.requireAssigner(by, task);
        requireWork(task);
        PersonView person = people.named(by.tenant(), assignee)
                .filter(PersonView::active)
                .filter(found -> task.isOfferedTo(people.principals(by.tenant(), found.id())))
                .orElseThrow(Tasks::notACandidate);
        if (task.isAssignedTo(person.id())) {
            return task;
        }
        return give(by, task, person.id(), "TASK_ASSIGNED");
    }

    @Override
    public void handOver(Caller by, UUID ticket, UUID person) {
        List<InboxEntry> open = work(by, ticket).toList();
        List<UUID> principals = open.isEmpty() ? List.of() : people.principals(by.tenant(), person);
        List<InboxEntry> fitting =
                open.stream().filter(task -> task.isOfferedTo(principals)).toList();
        if (!open.isEmpty() && fitting.isEmpty()) {
            throw notACandidate();
        }
        fitting.forEach(task -> policy.requireAssigner(by, task));
        fitting.stream()
                .filter(task -> !task.isAssignedTo(person))
                .forEach(task -> give(by, task, person, "TASK_ASSIGNED"));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Set<UUID>> asked(UUID tenant, UUID ticket) {
        return store.of(tenant, ticket).stream()
                .filter(item -> item.node() != null)
                .collect(groupingBy(
                        item -> Objects.requireNonNull(item.node()),
                        flatMapping(item -> item.asked().stream(), toSet())));
    }

    private Stream<InboxEntry> work(Caller by, UUID ticket) {
        return store.of(by.tenant(), ticket).stream().filter(task -> task.kind() == Kind.WORK);
    }

    /**
     * Says what came of the task and lets the process go on.
     *
     * @param outcome one of the task's outcomes, when it has any; absent for the first of work, which is the usual one
     * @param customFields answers of the ticket's form
     */
    public Completed complete(
            Caller by, UUID id, @Nullable String outcome, Map<String, Object> customFields, @Nullable String comments) {
        return complete(by, id, outcome, customFields, comments, false);
    }

    /** @param despiteBlockers completes the ticket even when another one that has to be done first is open */
    public Completed complete(
            Caller by,
            UUID id,
            @Nullable String outcome,
            Map<String, Object> customFields,
            @Nullable String comments,
            boolean despiteBlockers) {
        InboxEntry task = locked(by, id);
        policy.requireHolder(by, task);
        @Nullable String chosen = chosen(task, outcome);
        boolean isQuestion = task.kind() == Kind.ANSWER && !task.facts().containsKey(SENT_BACK);
        if (isQuestion && chosen == null && (comments == null || comments.isBlank())) {
            throw Refusal.invalid(List.of(new Problem("/comments", "REQUIRED", "Write the answer.")));
        }
        ScopedValue.where(Closing.NOW, new Closing(id, by.person(), chosen, comments))
                .run(() -> finish(by, task, chosen, customFields, comments));
        TicketView ticket = tickets.get(task.ticket().id());
        if (task.kind() == Kind.WORK && ticket.status() == Status.COMPLETED) {
            heedBlockers(by, ticket, despiteBlockers);
        }
        return new Completed(id, chosen, clock.instant(), ticket);
    }

    /** Only the model knows whether a task is the last one; so it is done first, and taken back when it may not be. */
    private void heedBlockers(Caller by, TicketView ticket, boolean despite) {
        if (!despite) {
            links.requireUnblocked(by, ticket.id());
        } else if (links.isBlocked(by.tenant(), ticket.id())) {
            audit.record(by, Entry.of("TICKET_COMPLETED_DESPITE_BLOCKERS", ticket.id()));
        }
    }

    private void finish(
            Caller by,
            InboxEntry task,
            @Nullable String outcome,
            Map<String, Object> customFields,
            @Nullable String comments) {
        boolean asked = task.facts().containsKey(APPROVAL);
        if (!customFields.isEmpty() && !asked) {
            tickets.fill(by, task.ticket().id(), customFields);
        }
        if (task.kind() != Kind.TODO) {
            Map<String, @Nullable Object> said = new HashMap<>();
            said.put("kind", task.kind().name());
            said.put("step", task.step());
            said.put("outcome", outcome);
            said.put("comments", comments);
            audit.record(
                    by,
                    entry("TASK_COMPLETED", task)
                            .onBehalfOf(task.isCoveredBy(by.person()) ? task.assignee() : null)
                            .changing(null, said));
        }
        events.publishEvent(new TaskAnswered(by, item(task), task.ticket().id(), outcome, customFields, comments));
        if (task.task() == null) {
            store.withdraw(by.tenant(), List.of(task.id())).forEach(news::removed);
        } else {
            processes.complete(task.task(), outcome);
        }
    }

    /** Every command locks the ticket first, then looks at the task as it is by then. */
    private InboxEntry locked(Caller by, UUID id) {
        InboxEntry seen = read(by, id);
        tickets.lock(by.tenant(), seen.ticket().id());
        return store.find(by.tenant(), id).orElseThrow(() -> gone(by, id));
    }

    private InboxEntry give(Caller by, InboxEntry task, UUID person, String action) {
        store.assign(by.tenant(), task.id(), person);
        tickets.assign(by, task.ticket().id(), person);
        audit.record(by, entry(action, task).changing(assigned(task.assignee()), assigned(person)));
        InboxEntry given = again(by, task.id());
        news.removed(task);
        news.added(task.ticket().id(), List.of(person));
        absent.cover(given, true);
        return given;
    }

    private InboxEntry again(Caller by, UUID id) {
        return store.find(by.tenant(), id).orElseThrow(() -> Refusal.notFound("task"));
    }

    private Refusal gone(Caller caller, UUID id) {
        return store.closed(caller.tenant(), id)
                .map(closed -> policy.maySee(caller, closed) ? closed(caller, closed) : TaskPolicy.notYours())
                .orElseGet(() -> Refusal.notFound("task"));
    }

    private Refusal closed(Caller caller, ClosedTask task) {
        if (task.by() == null) {
            return new Refusal(
                            Category.CONFLICT,
                            "TASK_NO_LONGER_NEEDED",
                            "The request went another way; this task is no longer needed.")
                    .with("closed_at", task.at());
        }
        Refusal refusal = new Refusal(
                        Category.CONFLICT, "TASK_ALREADY_COMPLETED", "Somebody has completed this task before you.")
                .with("completed_at", task.at());
        return withPerson(refusal, "completed_by", caller.tenant(), task.by());
    }

    private Refusal alreadyClaimed(UUID tenant, InboxEntry task, UUID holder) {
        String name = people.find(tenant, holder).map(PersonView::name).orElse("Somebody");
        Refusal refusal =
                new Refusal(Category.CONFLICT, "TASK_ALREADY_CLAIMED", name + " has claimed this task before you.");
        if (task.claimedAt() != null) {
            refusal.with("claimed_at", task.claimedAt());
        }
        return withPerson(refusal, "claimed_by", tenant, holder);
    }

    private Refusal withPerson(Refusal refusal, String name, UUID tenant, UUID person) {
        return people.find(tenant, person)
                .map(PersonRef::of)
                .map(ref -> refusal.with(name, ref))
                .orElse(refusal);
    }

    private static Refusal notACandidate() {
        return Refusal.invalid(List.of(new Problem(
                "/assignee", "NOT_A_CANDIDATE", "Choose an active member of a group that this task is offered to.")));
    }

    private static void requireWork(InboxEntry task) {
        if (task.kind() != Kind.WORK) {
            throw new Refusal(
                    Category.CONFLICT,
                    "TASK_ACTION_NOT_AVAILABLE",
                    "A question is asked of one person; it is not claimed or handed on.");
        }
    }

    private static @Nullable String chosen(InboxEntry task, @Nullable String outcome) {
        if (outcome == null || outcome.isBlank()) {
            if (task.outcomes().isEmpty()) {
                return null;
            }
            if (task.kind() == Kind.WORK) {
                return task.outcomes().getFirst();
            }
        } else if (task.outcomes().isEmpty()) {
            throw Refusal.invalid(List.of(new Problem(
                    "/outcome", "NOT_ALLOWED", "This task has no outcomes to choose from; leave the outcome out.")));
        }
        String wanted = outcome == null ? null : outcome.replace('-', '_');
        return task.outcomes().stream()
                .filter(offered -> offered.replace('-', '_').equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(List.of(new Problem(
                        "/outcome",
                        "UNKNOWN_VALUE",
                        "Say what came of it: " + String.join(", ", task.outcomes()) + "."))));
    }

    static Entry entry(String action, InboxEntry task) {
        return new Entry(action, task.ticket().id(), "task", task.id().toString(), null, null, null);
    }

    static @Nullable Map<String, Object> assigned(@Nullable UUID person) {
        return person == null ? null : Map.of("assignee", person);
    }

    private static InboxItem item(InboxEntry task) {
        Set<UUID> principals = new LinkedHashSet<>(task.principals());
        return new InboxItem(
                task.id(),
                task.kind(),
                task.ticket().id(),
                task.task(),
                task.step(),
                principals,
                task.assignee(),
                task.dueAt(),
                task.actions(),
                task.facts());
    }
}
