package io.assent.approvals;

import io.assent.approvals.Approval.State;
import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Category;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Approvals in the hands of a command: found, with the ticket locked, so that of two who act one is the first. */
@Component
class Cases {

    private final Plans plans;
    private final Tickets tickets;
    private final People people;

    Cases(Plans plans, Tickets tickets, People people) {
        this.plans = plans;
        this.tickets = tickets;
        this.people = people;
    }

    record Case(TicketView ticket, Plan plan, Approval approval) {

        Step step() {
            return plan.stepOf(approval);
        }
    }

    /** The approval whatever its state and whoever asks. */
    Case lock(Caller by, UUID id) {
        UUID ticketId = plans.ticketOf(by.tenant(), id).orElseThrow(() -> Refusal.notFound("approval"));
        TicketView ticket = tickets.lock(by.tenant(), ticketId);
        Plan plan = plans.find(by.tenant(), ticketId).orElseThrow(() -> Refusal.notFound("approval"));
        return new Case(ticket, plan, plan.approval(id).orElseThrow(() -> Refusal.notFound("approval")));
    }

    /** @throws Refusal that says who decided it first, or that it is not wanted any more */
    void requirePending(Case found) {
        if (!found.approval().isPending()) {
            throw decided(found.plan(), found.approval());
        }
    }

    private Refusal decided(Plan plan, Approval approval) {
        Approval last = approval.decidedBy != null
                ? approval
                : plan.stepOf(approval).approvals.stream()
                        .filter(each -> each.decidedAt != null)
                        .max(Comparator.comparing(each -> Objects.requireNonNull(each.decidedAt)))
                        .orElse(approval);
        // a vote of a step that a change of the request took away decided nothing
        boolean isGone = plan.former.contains(plan.stepOf(approval)) && last.state == State.APPROVED;
        if (isGone || last.decidedBy == null || last.decidedAt == null || last.channel == null) {
            return new Refusal(
                    Category.CONFLICT,
                    "APPROVAL_NO_LONGER_NEEDED",
                    "The request changed or was taken back; nothing is left to decide here. Open it to see where it is"
                            + " now.");
        }
        String name =
                people.find(plan.tenant, last.decidedBy).map(PersonView::name).orElse("Somebody");
        String verb = switch (last.state) {
            case REJECTED -> "rejected this";
            case SENT_BACK -> "sent this back for change";
            case REVIEWED -> "given an opinion on this";
            default -> "approved this";
        };
        Refusal refusal =
                new Refusal(Category.CONFLICT, "APPROVAL_ALREADY_DECIDED", name + " has already " + verb + ".");
        people.find(plan.tenant, last.decidedBy).map(PersonRef::of).ifPresent(who -> refusal.with("decided_by", who));
        return refusal.with("decided_at", last.decidedAt).with("channel", last.channel);
    }
}
