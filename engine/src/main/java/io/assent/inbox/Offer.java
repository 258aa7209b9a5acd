package io.assent.inbox;

import io.assent.tickets.Priority;
import io.assent.tickets.TicketView;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An item on its way into the inbox, with what the list shows of its ticket. */
record Offer(
        InboxItem item,
        TicketView ticket,
        String requesterName,
        @Nullable String node,
        List<String> outcomes,
        @Nullable Instant dueAt,
        Instant at) {

    /** The columns of {@code inbox_item}. */
    Map<String, @Nullable Object> row() {
        Map<String, @Nullable Object> row = new HashMap<>(ticketColumns(ticket));
        row.put("tenant_id", ticket.tenant());
        row.put("id", item.id());
        row.put("kind", item.kind());
        row.put("ticket", ticket.id());
        row.put("requester", ticket.requester());
        row.put("requester_name", requesterName);
        row.put("task", item.task());
        row.put("node", node);
        row.put("step", item.step());
        row.put("principals", item.principals());
        row.put("assignee", item.assignee());
        row.put("claimed_at", item.assignee() == null ? null : at);
        row.put("due_at", dueAt);
        row.put("step_due_at", item.dueAt());
        row.put("offered_at", at);
        row.put("actions", item.actions());
        row.put("outcomes", outcomes);
        row.put("facts", item.facts());
        return row;
    }

    /** The columns that follow the ticket when it changes. */
    static Map<String, @Nullable Object> ticketColumns(TicketView ticket) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("ticket_number", ticket.number());
        columns.put("title", ticket.title());
        columns.put("ticket_type", ticket.type());
        columns.put("status", ticket.status());
        columns.put("rank", rank(ticket.priority()));
        columns.put("amount", ticket.amount());
        columns.put("currency", ticket.currency());
        return columns;
    }

    /** Most urgent first, as the index sorts. */
    static int rank(Priority priority) {
        return Priority.URGENT.ordinal() - priority.ordinal();
    }

    static Priority priority(int rank) {
        return Priority.values()[Priority.URGENT.ordinal() - rank];
    }
}
