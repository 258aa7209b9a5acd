package io.assent.approvals;

import io.assent.inbox.Independents;
import io.assent.people.PersonView;
import io.assent.tickets.TicketView;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Decisions of former plans count as well: who decided once is not impartial after the request was changed. */
@Component
class DecidersOfPlans implements Independents {

    private final Plans plans;
    private final Approvers approvers;

    DecidersOfPlans(Plans plans, Approvers approvers) {
        this.plans = plans;
        this.approvers = approvers;
    }

    @Override
    public Set<UUID> heard(TicketView ticket) {
        return plans.find(ticket.tenant(), ticket.id()).stream()
                .flatMap(plan -> plan.all().stream())
                .flatMap(approval -> Stream.of(approval.decidedBy, approval.onBehalfOf))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<UUID> instead(TicketView ticket, Set<UUID> partial) {
        return approvers.after(null, ticket.requester(), ticket, partial).stream()
                .map(PersonView::id)
                .collect(Collectors.toSet());
    }
}
