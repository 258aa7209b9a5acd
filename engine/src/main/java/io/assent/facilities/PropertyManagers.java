package io.assent.facilities;

import io.assent.inbox.AlsoAsked;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.tickets.TicketView;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Work orders go to the manager of the property as well: {@code asks} is {@code property-manager}. Nobody does their own request. */
@Component
class PropertyManagers implements AlsoAsked {

    static final String NAME = "property-manager";

    private final FacilityStore facilities;
    private final PlaceStore places;
    private final People people;

    PropertyManagers(FacilityStore facilities, PlaceStore places, People people) {
        this.facilities = facilities;
        this.places = places;
        this.people = people;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<UUID> of(TicketView ticket) {
        return places.property(ticket.tenant(), ticket.id()).stream()
                .flatMap(place -> facilities.properties(ticket.tenant()).stream()
                        .filter(property -> property.id().equals(place)))
                .flatMap(property -> Optional.ofNullable(property.manager()).stream())
                .flatMap(manager -> people.find(ticket.tenant(), manager).stream())
                .filter(manager -> manager.active() && !manager.id().equals(ticket.requester()))
                .map(PersonView::id)
                .collect(Collectors.toSet());
    }
}
