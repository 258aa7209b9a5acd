package io.assent.todos;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.inbox.Inbox;
import io.assent.inbox.InboxItem;
import io.assent.inbox.InboxItem.Kind;
import io.assent.inbox.TaskAnswered;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Acting;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.OneLine;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Category;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.Role;
import io.assent.shared.web.ETags;
import io.assent.tickets.Status;
import io.assent.tickets.TicketStatusChanged;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tasks of tickets. One that is somebody's waits in their inbox, for as long as the ticket is under way. */
@Service
@Transactional
class Todos {

    private static final int MOST = 100;
    private static final int LONGEST = 200;

    private final TodoStore store;
    private final TodoPolicy policy;
    private final Tickets tickets;
    private final Inbox inbox;
    private final People people;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Todos(
            TodoStore store,
            TodoPolicy policy,
            Tickets tickets,
            Inbox inbox,
            People people,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.policy = policy;
        this.tickets = tickets;
        this.inbox = inbox;
        this.people = people;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** A ticket and what is to be done for it. */
    record OfTicket(TicketView ticket, List<Todo> todos) {}

    @Transactional(readOnly = true)
    public OfTicket of(Caller caller, UUID ticket) {
        TicketView found = tickets.read(caller, ticket);
        return new OfTicket(found, policy.maySee(caller) ? store.of(caller.tenant(), ticket) : List.of());
    }

    public Todo add(Caller by, UUID id, TodoChange wanted, List<Problem> found) {
        TicketView ticket = underWay(by, id);
        policy.requireKeep(by, ticket);
        Instant now = now();
        Todo todo = said(
                by,
                new Todo(Ids.next(), id, "", null, null, null, null, by.person(), now, 1),
                wanted,
                store.of(by.tenant(), id).size() >= MOST,
                found);
        store.add(by.tenant(), todo);
        audit.record(by, entry("TODO_ADDED", todo).changing(null, trail(todo)));
        offer(todo);
        tell(ticket, todo, todo.assignee());
        return todo;
    }

    public Todo change(
            Caller by, UUID id, UUID todo, TodoChange wanted, @Nullable String ifMatch, List<Problem> found) {
        TicketView ticket = underWay(by, id);
        Todo before = todo(by, id, todo);
        if (wanted.onlyTicks()) {
            policy.requireTick(by, ticket, before);
        } else {
            policy.requireKeep(by, ticket);
        }
        ETags.require(ifMatch, before.version());
        Todo after = ticked(by, said(by, before, wanted, false, found), wanted.done());
        if (after.equals(before)) {
            return before;
        }
        store.update(by.tenant(), after);
        record(by, before, after);
        inbox.withdraw(List.of(before.id()));
        offer(after);
        boolean isHandedOn = !Objects.equals(after.assignee(), before.assignee()) && !after.isDone();
        tell(ticket, after, isHandedOn ? after.assignee() : null);
        return todo(by, id, todo);
    }

    public void delete(Caller by, UUID id, UUID todo) {
        TicketView ticket = underWay(by, id);
        policy.requireKeep(by, ticket);
        Todo gone = todo(by, id, todo);
        inbox.withdraw(List.of(gone.id()));
        store.delete(by.tenant(), gone.id());
        audit.record(by, entry("TODO_DELETED", gone).changing(trail(gone), null));
        tell(ticket, gone, null);
    }

    /** Whoever was to do it has left. @param assignee absent for nobody */
    void handOn(Caller by, Todo before, @Nullable UUID assignee) {
        TicketView ticket = tickets.lock(by.tenant(), before.ticket());
        Todo after = before.saying(before.title(), assignee, before.dueDate());
        store.update(by.tenant(), after);
        audit.record(by, entry("TODO_RETURNED", after).changing(trail(before), trail(after)));
        inbox.withdraw(List.of(before.id()));
        if (TodoPolicy.isUnderWay(ticket.status())) {
            offer(after);
            tell(ticket, after, assignee);
        }
    }

    /** Ticked off in the inbox. */
    @EventListener
    void on(TaskAnswered answered) {
        if (answered.item().kind() == Kind.TODO) {
            Caller by = answered.by();
            Todo before = todo(by, answered.ticket(), answered.item().id());
            Todo after = ticked(by, before, true);
            store.update(by.tenant(), after);
            Map<String, Object> trail = trail(after);
            Optional.ofNullable(answered.comments()).ifPresent(words -> trail.put("comment", words));
            audit.record(by, entry("TODO_DONE", after).changing(null, trail));
            tell(tickets.get(answered.ticket()), after, null);
        }
    }

    @EventListener
    void on(TicketStatusChanged change) {
        boolean was = TodoPolicy.isUnderWay(change.from());
        boolean is = TodoPolicy.isUnderWay(change.to());
        if (was == is && change.to() != Status.COMPLETED) {
            return;
        }
        TicketView ticket = change.ticket();
        List<Todo> open = store.of(ticket.tenant(), ticket.id()).stream()
                .filter(todo -> !todo.isDone())
                .toList();
        if (change.to() == Status.COMPLETED && !open.isEmpty()) {
            audit.record(
                    Acting.current(),
                    Entry.of("TICKET_COMPLETED_WITH_OPEN_TASKS", ticket.id())
                            .changing(null, Map.of("open", open.size())));
        } else if (was && !is) {
            inbox.withdraw(open.stream().map(Todo::id).toList());
        } else if (!was && is) {
            open.forEach(this::offer);
        }
    }

    private Todo said(Caller by, Todo before, TodoChange wanted, boolean isFull, List<Problem> found) {
        List<Problem> problems = new ArrayList<>();
        if (isFull) {
            problems.add(new Problem("", "TOO_MANY", "A ticket has at most %d tasks.".formatted(MOST)));
        }
        String title = wanted.title() == null ? before.title() : OneLine.of(wanted.title());
        if (title.isEmpty()) {
            problems.add(new Problem("/title", "REQUIRED", "Say what is to be done."));
        }
        OneLine.problem("/title", title).ifPresent(problems::add);
        if (title.length() > LONGEST) {
            problems.add(new Problem(
                    "/title",
                    "TOO_LONG",
                    "It has %d characters; shorten it to %d.".formatted(title.length(), LONGEST)));
        }
        UUID assignee = wanted.assignee() == null
                ? before.assignee()
                : wanted.assignee().map(name -> colleague(by, name, problems)).orElse(null);
        Instant dueDate =
                wanted.dueDate() == null ? before.dueDate() : wanted.dueDate().orElse(null);
        Refusal.ifAny(found, problems);
        return before.saying(title, assignee, dueDate);
    }

    private @Nullable UUID colleague(Caller by, String name, List<Problem> problems) {
        Optional<UUID> found = people.named(by.tenant(), name)
                .filter(PersonView::active)
                .filter(person -> !person.roles().contains(Role.CUSTOMER))
                .map(PersonView::id);
        if (found.isEmpty()) {
            problems.add(
                    new Problem("/assignee", "UNKNOWN_PERSON", "Choose somebody who is active here and no customer."));
        }
        return found.orElse(null);
    }

    private Todo ticked(Caller by, Todo todo, @Nullable Boolean done) {
        return done == null || done == todo.isDone()
                ? todo
                : done ? todo.done(now(), by.person()) : todo.done(null, null);
    }

    private void record(Caller by, Todo before, Todo after) {
        if (!after.done(null, null).equals(before.done(null, null))) {
            audit.record(by, entry("TODO_CHANGED", after).changing(trail(before), trail(after)));
        }
        if (after.isDone() != before.isDone()) {
            audit.record(
                    by,
                    entry(after.isDone() ? "TODO_DONE" : "TODO_UNDONE", after).changing(null, trail(after)));
        }
    }

    private void offer(Todo todo) {
        UUID assignee = todo.assignee();
        if (assignee != null && !todo.isDone()) {
            inbox.offer(List.of(new InboxItem(
                    todo.id(),
                    Kind.TODO,
                    todo.ticket(),
                    null,
                    todo.title(),
                    Set.of(assignee),
                    assignee,
                    todo.dueDate(),
                    List.of("complete"),
                    Map.of())));
        }
    }

    private void tell(TicketView ticket, Todo todo, @Nullable UUID assigned) {
        events.publishEvent(new TodoChanged(ticket, todo.title(), assigned));
    }

    private TicketView underWay(Caller by, UUID id) {
        tickets.read(by, id);
        TicketView ticket = tickets.lock(by.tenant(), id);
        if (!TodoPolicy.isUnderWay(ticket.status())) {
            throw new Refusal(
                    Category.CONFLICT,
                    "TICKET_ACTION_NOT_AVAILABLE",
                    "The tasks of a ticket change only while it is under way.");
        }
        return ticket;
    }

    private Todo todo(Caller by, UUID ticket, UUID id) {
        return store.find(by.tenant(), ticket, id)
                .filter(_ -> policy.maySee(by))
                .orElseThrow(() -> Refusal.notFound("task"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Entry entry(String action, Todo todo) {
        return new Entry(action, todo.ticket(), "todo", todo.id().toString(), null, null, null);
    }

    private static Map<String, Object> trail(Todo todo) {
        Map<String, Object> trail = new HashMap<>(Map.of("title", todo.title()));
        Optional.ofNullable(todo.assignee()).ifPresent(person -> trail.put("assignee", person));
        Optional.ofNullable(todo.dueDate()).ifPresent(due -> trail.put("due_date", due.toString()));
        return trail;
    }
}
