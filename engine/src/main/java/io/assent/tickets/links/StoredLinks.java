package io.assent.tickets.links;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Category;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.live.LiveEvents;
import io.assent.shared.live.LiveTopic;
import io.assent.tickets.LinkKind;
import io.assent.tickets.TicketLinks;
import io.assent.tickets.TicketRef;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Links as rows of the database, told to the readers of both ends. */
@Service
@Transactional
class StoredLinks implements TicketLinks {

    static final String CHANGED = "LINKS_CHANGED";

    private static final int MOST = 500;

    private final LinkRows rows;
    private final LinkPolicy policy;
    private final Tickets tickets;
    private final People people;
    private final Audit audit;
    private final LiveEvents live;
    private final Clock clock;

    StoredLinks(
            LinkRows rows,
            LinkPolicy policy,
            Tickets tickets,
            People people,
            Audit audit,
            LiveEvents live,
            Clock clock) {
        this.rows = rows;
        this.policy = policy;
        this.tickets = tickets;
        this.people = people;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public UUID link(Caller by, UUID ticket, LinkKind kind, UUID other) {
        return link(by, tickets.read(by, ticket), kind, tickets.read(by, other)).id();
    }

    Link link(Caller by, TicketView ticket, LinkKind kind, TicketView other) {
        requireAuthority(by, ticket, "You may read this ticket, but not say what it has to do with others.");
        requireAnother(ticket, other);
        if (kind.bindsTheOther()) {
            requireAuthority(by, other, "You may read the other ticket, but not say this of it; ask who works on it.");
        }
        Stream.of(ticket.id(), other.id()).sorted().forEach(each -> tickets.lock(by.tenant(), each));
        Link link = Link.between(
                Ids.next(),
                ticket.id(),
                kind,
                other.id(),
                by.person(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        requirePlace(by.tenant(), link);
        rows.add(by.tenant(), link);
        tell(by, "TICKET_LINKED", link);
        return link;
    }

    private static void requireAnother(TicketView ticket, TicketView other) {
        if (ticket.id().equals(other.id())) {
            throw Refusal.invalid(
                    List.of(new Problem("/ticket", "ITSELF", "Name another ticket; none is linked to itself.")));
        }
    }

    @Override
    public void linkToMerge(Caller by, UUID id, UUID into) {
        TicketView ticket = tickets.read(by, id);
        TicketView other = tickets.read(by, into);
        requireAnother(ticket, other);
        requireAuthority(by, other, "You may read the other ticket, but not merge one into it; ask who works on it.");
        if (!ticket.type().equals(other.type())) {
            throw Refusal.invalid(List.of(new Problem(
                    "/ticket", "OTHER_TYPE", "Name a ticket of the same request type; others are linked.")));
        }
        boolean isLinked = rows.all(by.tenant(), id).stream()
                .anyMatch(link -> link.seenFrom(id) == LinkKind.DUPLICATES && link.touches(into));
        if (!isLinked) {
            link(by, ticket, LinkKind.DUPLICATES, other);
        }
    }

    void unlink(Caller by, TicketView ticket, UUID id) {
        Link link = rows.find(by.tenant(), id)
                .filter(found -> found.touches(ticket.id()))
                .orElseThrow(() -> Refusal.notFound("link"));
        requireAuthority(by, ticket, "You may read this ticket, but not say what it has to do with others.");
        if (link.step() != null) {
            throw new Refusal(
                    Category.CONFLICT,
                    "LINK_OF_PROCESS",
                    "A process started the one for the other and waits for it; cancel it instead.");
        }
        tickets.lock(by.tenant(), ticket.id());
        rows.remove(by.tenant(), id);
        tell(by, "TICKET_UNLINKED", link);
    }

    @Override
    @Transactional(readOnly = true)
    public List<UUID> linked(UUID tenant, UUID ticket, LinkKind kind) {
        return rows.all(tenant, ticket).stream()
                .filter(link -> link.seenFrom(ticket) == kind)
                .map(link -> link.otherThan(ticket))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isBlocked(UUID tenant, UUID ticket) {
        return !rows.blockers(tenant, ticket).isEmpty();
    }

    @Override
    @Transactional(readOnly = true)
    public void requireUnblocked(Caller by, UUID ticket) {
        List<UUID> blockers = rows.blockers(by.tenant(), ticket);
        if (!blockers.isEmpty()) {
            Collection<TicketView> readable = tickets.readable(by, blockers).values();
            throw new Refusal(
                            Category.CONFLICT,
                            "TICKET_BLOCKED",
                            "Another request has to be done first; finish that one, or complete this one all the same"
                                    + " with despite_blockers.")
                    .with("blocked_by", refs(by.tenant(), readable))
                    .with("hidden", blockers.size() - readable.size());
        }
    }

    List<TicketRef> refs(UUID tenant, Collection<TicketView> views) {
        Map<UUID, PersonView> requesters =
                people.find(tenant, views.stream().map(TicketView::requester).collect(Collectors.toSet()));
        return views.stream().map(view -> TicketRef.of(view, requesters)).toList();
    }

    private void requireAuthority(Caller by, TicketView ticket, String otherwise) {
        if (!policy.mayLink(by, ticket)) {
            throw Refusal.forbidden(otherwise);
        }
    }

    private void requirePlace(UUID tenant, Link link) {
        List<Link> around = rows.all(tenant, link.source());
        if (around.stream()
                .anyMatch(each -> each.kind() == link.kind() && each.target().equals(link.target()))) {
            throw new Refusal(Category.CONFLICT, "LINK_EXISTS", "These two are linked so already.");
        }
        if (link.kind() != LinkKind.RELATES) {
            rows.queue(tenant, link.kind());
            if (rows.leads(tenant, link.kind(), link.target(), link.source())) {
                String detail =
                        "Over other links these two are linked the other way round; the circle would have no end.";
                throw new Refusal(
                        Category.INVALID,
                        "LINK_CIRCLE",
                        detail,
                        List.of(new Problem("/ticket", "LINK_CIRCLE", detail)));
            }
        }
        List<Link> beyond = rows.all(tenant, link.target());
        if (link.kind() == LinkKind.CHILD
                && beyond.stream().anyMatch(each -> each.seenFrom(link.target()) == LinkKind.PARENT)) {
            throw new Refusal(
                    Category.CONFLICT,
                    "TICKET_HAS_PARENT",
                    "It is a part of another request; take that link away first.");
        }
        if (around.size() >= MOST || beyond.size() >= MOST) {
            throw new Refusal(Category.CONFLICT, "TOO_MANY_LINKS", "A ticket has at most %d links.".formatted(MOST));
        }
    }

    /** The trail names the other by its id only: not every reader of the one may read the other. */
    void tell(Caller by, String fact, Link link) {
        for (UUID end : List.of(link.source(), link.target())) {
            Map<String, Object> what = Map.of("kind", link.seenFrom(end), "ticket", link.otherThan(end));
            Entry entry = Entry.of(fact, end);
            audit.record(by, fact.equals("TICKET_LINKED") ? entry.changing(null, what) : entry.changing(what, null));
            live.publish(LiveTopic.ticket(end), CHANGED, end);
        }
    }
}
