package io.assent.inbox;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.inbox.InboxItem.Kind;
import io.assent.people.GroupView;
import io.assent.people.People;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import io.assent.workflow.TaskClosed;
import io.assent.workflow.TaskOpened;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Brings the user tasks of processes before people, and takes them away again. Approvals offer theirs themselves. */
@Component
class TasksOfProcesses {

    private final StoredInbox inbox;
    private final Tickets tickets;
    private final People people;
    private final Audit audit;

    TasksOfProcesses(StoredInbox inbox, @Lazy Tickets tickets, People people, Audit audit) {
        this.inbox = inbox;
        this.tickets = tickets;
        this.people = people;
        this.audit = audit;
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

    @EventListener
    void on(TaskClosed task) {
        inbox.withdrawTask(tickets.get(task.ticket()).tenant(), task.task());
    }

    private void offerWork(TaskOpened task, TicketView ticket) {
        Set<UUID> principals = task.candidateGroups().stream()
                .flatMap(key -> people.group(ticket.tenant(), key).stream())
                .map(GroupView::id)
                .collect(Collectors.toSet());
        if (principals.isEmpty()) {
            principals = Set.of(Principals.administrators(ticket.tenant()));
            audit.record(
                    Caller.system(ticket.tenant()),
                    Entry.of("TASK_WITHOUT_GROUP", ticket.id())
                            .changing(
                                    null,
                                    Map.of("step", task.name(), "groups", new TreeSet<>(task.candidateGroups()))));
        }
        inbox.offer(
                new InboxItem(
                        Ids.next(),
                        Kind.WORK,
                        ticket.id(),
                        task.task(),
                        task.name(),
                        principals,
                        null,
                        ticket.dueDate(),
                        List.of(),
                        Map.of()),
                task.node(),
                outcomes(task));
    }

    private void askRequester(TaskOpened task, TicketView ticket) {
        inbox.offer(
                new InboxItem(
                        Ids.next(),
                        Kind.ANSWER,
                        ticket.id(),
                        task.task(),
                        task.name(),
                        Set.of(ticket.requester()),
                        null,
                        ticket.dueDate(),
                        List.of("complete"),
                        Map.of("question", task.properties().getOrDefault("question", task.name()))),
                task.node(),
                outcomes(task));
    }

    private static List<String> outcomes(TaskOpened task) {
        return Arrays.stream(task.properties().getOrDefault("outcomes", "").split(","))
                .map(String::strip)
                .filter(outcome -> !outcome.isEmpty())
                .toList();
    }
}
