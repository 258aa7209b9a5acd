package io.assent.facilities;

import io.assent.catalog.Catalog;
import io.assent.catalog.Release;
import io.assent.shared.Caller;
import io.assent.tickets.Status;
import io.assent.tickets.TicketEdited;
import io.assent.tickets.TicketFacet;
import io.assent.tickets.TicketSubmitted;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps which request is about which property and room, tells it as {@code place}, and lets those who look after the property read it. */
@Component
class PlacesOfTickets implements TicketFacet {

    private final Places places;
    private final PlaceStore store;
    private final Catalog catalog;
    private final Tickets tickets;

    PlacesOfTickets(Places places, PlaceStore store, Catalog catalog, Tickets tickets) {
        this.places = places;
        this.store = store;
        this.catalog = catalog;
        this.tickets = tickets;
    }

    @EventListener
    void on(TicketSubmitted sent) {
        Release release = release(sent.ticket());
        if (Places.matterTo(release)) {
            keep(sent.ticket(), places.of(release, sent.ticket().customFields()));
        }
    }

    @EventListener
    void on(TicketEdited edited) {
        TicketView ticket = edited.after();
        Release release = release(ticket);
        if (ticket.status() != Status.DRAFT
                && Places.matterTo(release)
                && !Places.isSame(release, edited.before().customFields(), ticket.customFields())) {
            keep(ticket, places.of(release, ticket.customFields()));
        }
    }

    private Release release(TicketView ticket) {
        return catalog.release(ticket.tenant(), ticket.release());
    }

    private void keep(TicketView ticket, Place place) {
        UUID property = place.property() == null ? null : place.property().id();
        store.property(ticket.tenant(), ticket.id())
                .filter(before -> !before.equals(property))
                .ifPresent(before -> tickets.unshare(ticket.id(), before));
        if (property == null) {
            store.delete(ticket.tenant(), ticket.id());
        } else {
            store.write(
                    ticket.tenant(),
                    ticket.id(),
                    property,
                    place.room() == null ? null : place.room().id());
            tickets.share(ticket.id(), List.of(property));
        }
    }

    @Override
    public String name() {
        return "place";
    }

    @Override
    public Map<UUID, Object> of(Caller caller, Collection<TicketView> asked) {
        List<UUID> about = asked.stream()
                .filter(ticket -> Places.matterTo(release(ticket)))
                .map(TicketView::id)
                .toList();
        return about.isEmpty() ? Map.of() : new HashMap<>(store.spots(caller.tenant(), about));
    }
}
