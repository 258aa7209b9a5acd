package io.assent.tickets.links;

import io.assent.shared.live.LiveEvents;
import io.assent.shared.live.LiveTopic;
import io.assent.tickets.DraftDeleted;
import io.assent.tickets.TicketStatusChanged;
import java.util.Collection;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps the other ends of links up to date: they show when a ticket is done, open again or gone, and a whole how its parts get on. */
@Component
class LinkNews {

    private final LinkRows rows;
    private final LiveEvents live;

    LinkNews(LinkRows rows, LiveEvents live) {
        this.rows = rows;
        this.live = live;
    }

    @EventListener
    void on(TicketStatusChanged change) {
        UUID tenant = change.ticket().tenant();
        UUID ticket = change.ticket().id();
        tell(
                ticket,
                LinkRows.isDone(change.from()) == LinkRows.isDone(change.to())
                        ? rows.whole(tenant, ticket).stream().toList()
                        : rows.all(tenant, ticket));
    }

    @EventListener
    void on(DraftDeleted draft) {
        tell(draft.ticket(), rows.removeAll(draft.tenant(), draft.ticket()));
    }

    private void tell(UUID ticket, Collection<Link> links) {
        links.forEach(link ->
                live.publish(LiveTopic.ticket(link.otherThan(ticket)), StoredLinks.CHANGED, link.otherThan(ticket)));
    }
}
