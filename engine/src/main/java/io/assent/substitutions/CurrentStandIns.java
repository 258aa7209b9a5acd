package io.assent.substitutions;

import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.tickets.TicketView;
import io.assent.tickets.TicketViews;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the substitutes of the moment, by request type and amount. */
@Component
class CurrentStandIns implements StandIns {

    private final SubstitutionStore store;
    private final TicketViews money;
    private final People people;
    private final Clock clock;

    CurrentStandIns(SubstitutionStore store, TicketViews money, People people, Clock clock) {
        this.store = store;
        this.money = money;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public Map<UUID, UUID> of(TicketView ticket, Collection<UUID> persons) {
        Map<UUID, UUID> standIns = new LinkedHashMap<>();
        if (!persons.isEmpty()) {
            store.current(ticket.tenant(), persons, clock.instant()).stream()
                    .filter(substitution -> covers(substitution, ticket) && isThere(substitution))
                    .forEach(each -> standIns.putIfAbsent(each.person(), each.substitute()));
        }
        return standIns;
    }

    @Override
    public List<Substitution> between(UUID tenant, Instant from, Instant until) {
        return store.between(tenant, from, until);
    }

    /** A request without money has no amount that could be too high. */
    @Override
    public boolean covers(Substitution substitution, TicketView ticket) {
        Substitution.Limit limit = substitution.limit();
        if (limit == null || ticket.amount() == null) {
            return substitution.isFor(ticket.type());
        }
        boolean isWithin = limit.currency().equals(ticket.currency())
                ? ticket.amount().compareTo(limit.amount()) <= 0
                : money.inBase(ticket.amount(), ticket.currency())
                                .compareTo(money.inBase(limit.amount(), limit.currency()))
                        <= 0;
        return isWithin && substitution.isFor(ticket.type());
    }

    private boolean isThere(Substitution substitution) {
        return people.find(substitution.tenant(), substitution.substitute())
                .filter(PersonView::active)
                .isPresent();
    }
}
