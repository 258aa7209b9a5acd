package io.assent.notifications;

import io.assent.approvals.ApprovalAsked;
import io.assent.approvals.ApprovalDecided;
import io.assent.approvals.ApprovalSubstituted;
import io.assent.approvals.QuestionAnswered;
import io.assent.approvals.QuestionAsked;
import io.assent.approvals.ReviewAsked;
import io.assent.approvals.ReviewGiven;
import io.assent.shared.Caller;
import io.assent.shared.live.LiveEvents;
import io.assent.shared.live.LiveTopic;
import io.assent.shared.live.TicketAudience;
import io.assent.tickets.TicketEdited;
import io.assent.tickets.TicketStatusChanged;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import io.assent.todos.TodoChanged;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells those who look at a ticket that it changed; who may read it may look. */
@Component
class TicketNews implements TicketAudience {

    private final LiveEvents live;
    private final Tickets tickets;

    TicketNews(LiveEvents live, Tickets tickets) {
        this.live = live;
        this.tickets = tickets;
    }

    @Override
    public boolean mayFollow(Caller caller, UUID ticket) {
        return !tickets.readable(caller, List.of(ticket)).isEmpty();
    }

    @EventListener
    void on(TicketStatusChanged change) {
        tell(change.ticket(), "TICKET_STATUS_CHANGED");
    }

    @EventListener
    void on(TicketEdited edited) {
        tell(edited.after(), "TICKET_EDITED");
    }

    @EventListener
    void on(ApprovalAsked asked) {
        tell(asked.ticket(), "APPROVAL_ASKED");
    }

    @EventListener
    void on(ReviewAsked asked) {
        tell(asked.ticket(), "REVIEW_ASKED");
    }

    @EventListener
    void on(ReviewGiven given) {
        tell(given.ticket(), "REVIEW_GIVEN");
    }

    @EventListener
    void on(ApprovalSubstituted substituted) {
        tell(substituted.ticket(), "APPROVAL_SUBSTITUTED");
    }

    @EventListener
    void on(ApprovalDecided decided) {
        tell(decided.ticket(), "APPROVAL_DECIDED");
    }

    @EventListener
    void on(QuestionAsked asked) {
        tell(asked.ticket(), "QUESTION_ASKED");
    }

    @EventListener
    void on(QuestionAnswered answered) {
        tell(answered.ticket(), "QUESTION_ANSWERED");
    }

    @EventListener
    void on(TodoChanged changed) {
        tell(changed.ticket(), "TASKS_CHANGED");
    }

    private void tell(TicketView ticket, String type) {
        live.publish(LiveTopic.ticket(ticket.id()), type, ticket.id());
    }
}
