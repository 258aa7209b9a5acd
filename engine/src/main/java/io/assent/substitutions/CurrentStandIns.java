package io.assent.substitutions;

import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.substitutions.Substitution.Limit;
import io.assent.tickets.TicketView;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the substitutes of the moment, by request type and amount. */
@Component
class CurrentStandIns implements StandIns {

    private final SubstitutionStore store;
    private final Amounts amounts;
    private final People people;
    private final Clock clock;

    CurrentStandIns(SubstitutionStore store, Amounts amounts, People people, Clock clock) {
        this.store = store;
        this.amounts = amounts;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public Map<UUID, UUID> of(TicketView ticket, Collection<UUID> persons) {
        Map<UUID, UUID> standIns = new LinkedHashMap<>();
        if (!persons.isEmpty()) {
            Map<UUID, UUID> next = new HashMap<>();
            store.chains(ticket.tenant(), persons, clock.instant()).stream()
                    .filter(substitution -> covers(substitution, ticket))
                    .forEach(each -> next.putIfAbsent(each.person(), each.substitute()));
            for (UUID absent : persons) {
                UUID last = lastOf(ticket.tenant(), absent, next);
                if (!last.equals(absent)) {
                    standIns.put(absent, last);
                }
            }
        }
        return standIns;
    }

    /** The end of the way, or where it comes back to itself; people who have left are passed over. */
    private UUID lastOf(UUID tenant, UUID absent, Map<UUID, UUID> next) {
        Set<UUID> way = new HashSet<>(Set.of(absent));
        UUID last = absent;
        UUID each = next.get(absent);
        while (each != null && way.add(each)) {
            last = isActive(tenant, each) ? each : last;
            each = next.get(each);
        }
        return last;
    }

    @Override
    public List<Substitution> between(UUID tenant, Instant from, Instant until) {
        return store.between(tenant, from, until);
    }

    /** A request without money has no amount that could be too high, and none that is high enough. */
    @Override
    public boolean covers(Substitution substitution, TicketView ticket) {
        Limit amount = ticket.amount() == null || ticket.currency() == null
                ? null
                : new Limit(ticket.amount(), ticket.currency());
        Limit over = substitution.over();
        Limit limit = substitution.limit();
        boolean isEnough = over == null || amount != null && amounts.compare(amount, over) > 0;
        boolean isWithin = limit == null || amount == null || amounts.compare(amount, limit) <= 0;
        return isEnough && isWithin && substitution.isFor(ticket.type());
    }

    private boolean isActive(UUID tenant, UUID person) {
        return people.find(tenant, person).filter(PersonView::active).isPresent();
    }
}
