package io.assent.tickets.links;

import io.assent.shared.Caller;
import io.assent.tickets.TicketFacet;
import io.assent.tickets.TicketView;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The property {@code links} of tickets: what lists show without naming the others. */
@Component
class LinksFacet implements TicketFacet {

    private final LinkRows rows;

    LinksFacet(LinkRows rows) {
        this.rows = rows;
    }

    /**
     * How it stands with the others.
     *
     * @param blockedBy how many open tickets have to be done first; none when the ticket is done itself
     */
    record Standing(int blockedBy, Children children) {

        static Standing of(TicketView ticket, LinkRows.Summary summary) {
            return new Standing(
                    LinkRows.isDone(ticket.status()) ? 0 : summary.blockers(),
                    new Children(summary.children(), summary.childrenDone()));
        }
    }

    /** The parts of a ticket. */
    record Children(int total, int done) {}

    @Override
    public String name() {
        return "links";
    }

    @Override
    public Map<UUID, Object> of(Caller caller, Collection<TicketView> tickets) {
        Map<UUID, LinkRows.Summary> summaries = rows.summaries(
                caller.tenant(), tickets.stream().map(TicketView::id).toList());
        Map<UUID, Object> standings = new HashMap<>();
        for (TicketView ticket : tickets) {
            LinkRows.Summary summary = summaries.get(ticket.id());
            if (summary != null) {
                standings.put(ticket.id(), Standing.of(ticket, summary));
            }
        }
        return standings;
    }
}
