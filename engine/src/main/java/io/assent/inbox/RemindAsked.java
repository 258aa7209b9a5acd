package io.assent.inbox;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.inbox.InboxItem.Kind;
import io.assent.shared.Acting;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import io.assent.workflow.ProcessAction;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells those once more for whom the work or a question of a ticket waits. */
@Component
class RemindAsked implements ProcessAction {

    private final InboxStore store;
    private final Tickets tickets;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    RemindAsked(InboxStore store, Tickets tickets, Audit audit, ApplicationEventPublisher events) {
        this.store = store;
        this.tickets = tickets;
        this.audit = audit;
        this.events = events;
    }

    @Override
    public String name() {
        return "remindAsked";
    }

    @Override
    public void perform(UUID id) {
        TicketView ticket = tickets.get(id);
        store.of(ticket.tenant(), id).stream()
                .filter(item -> item.kind() == Kind.WORK || item.kind() == Kind.ANSWER)
                .forEach(item -> {
                    audit.record(
                            Acting.current(),
                            Entry.of("TASK_REMINDED", id).changing(null, Map.of("step", item.step())));
                    events.publishEvent(reminder(ticket, item));
                });
    }

    private static Object reminder(TicketView ticket, InboxEntry item) {
        return item.kind() == Kind.ANSWER
                ? new RequesterAsked(
                        ticket,
                        Set.copyOf(item.asked()),
                        String.valueOf(item.facts().get("question")))
                : new WorkOffered(ticket, item.step(), Set.copyOf(item.asked()), item.dueAt());
    }
}
