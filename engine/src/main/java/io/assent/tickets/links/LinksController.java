package io.assent.tickets.links;

import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.web.BodyProblems;
import io.assent.shared.web.Cursor;
import io.assent.shared.web.Limit;
import io.assent.shared.web.SortedBy;
import io.assent.shared.web.Total;
import io.assent.tickets.LinkKind;
import io.assent.tickets.TicketRef;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tickets/{id}/links")
@Tag(name = "Tickets")
class LinksController {

    private final StoredLinks links;
    private final LinkRows rows;
    private final Tickets tickets;
    private final People people;

    LinksController(StoredLinks links, LinkRows rows, Tickets tickets, People people) {
        this.links = links;
        this.rows = rows;
        this.tickets = tickets;
        this.people = people;
    }

    /** @param ticket id or number of the other one */
    record LinkRequest(@Nullable LinkKind kind, @Nullable String ticket) {

        List<Problem> missing() {
            List<Problem> missing = new ArrayList<>();
            if (kind == null) {
                missing.add(new Problem("/kind", "REQUIRED", "Say what the other ticket is to this one."));
            }
            if (ticket == null || ticket.isBlank()) {
                missing.add(new Problem("/ticket", "REQUIRED", "Name the other ticket by its number or id."));
            }
            return missing;
        }
    }

    @GetMapping
    @SortedBy("created_at")
    @Transactional(readOnly = true)
    @Operation(summary = "What the ticket has to do with others, the oldest link first")
    Page<LinkResponse> list(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        tickets.read(caller, id);
        int most = Limit.of(limit);
        UUID after = cursor == null ? new UUID(0, 0) : Cursor.id(cursor);
        Page<Link> page = Page.of(
                rows.page(caller.tenant(), id, after, most + 1),
                most,
                last -> Cursor.of(last.id()),
                Total.ifAsked(() -> rows.count(caller.tenant(), id)));
        return new Page<>(responses(caller, id, page.items()), page.nextCursor(), page.total());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    @Operation(summary = "Say what another ticket is to this one")
    ResponseEntity<LinkResponse> link(
            Caller caller, @PathVariable UUID id, @RequestBody LinkRequest request, BodyProblems wrong) {
        TicketView ticket = tickets.read(caller, id);
        Refusal.ifAny(wrong.found(), request.missing());
        Link link = links.link(
                caller,
                ticket,
                Objects.requireNonNull(request.kind()),
                tickets.named(caller, Objects.requireNonNull(request.ticket())));
        return ResponseEntity.created(URI.create("/api/v1/tickets/%s/links/%s".formatted(id, link.id())))
                .body(responses(caller, id, List.of(link)).getFirst());
    }

    @DeleteMapping("/{link}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    @Operation(summary = "Take a link away, from either of its ends")
    void unlink(Caller caller, @PathVariable UUID id, @PathVariable UUID link) {
        links.unlink(caller, tickets.read(caller, id), link);
    }

    private List<LinkResponse> responses(Caller caller, UUID ticket, List<Link> found) {
        Map<UUID, TicketView> readable = tickets.readable(
                caller, found.stream().map(link -> link.otherThan(ticket)).toList());
        Set<UUID> named = new HashSet<>();
        found.forEach(link -> named.add(link.createdBy()));
        readable.values().forEach(other -> named.add(other.requester()));
        Map<UUID, PersonView> persons = people.find(caller.tenant(), named);
        return found.stream()
                .map(link -> response(ticket, link, readable.get(link.otherThan(ticket)), persons))
                .toList();
    }

    private static LinkResponse response(
            UUID ticket, Link link, @Nullable TicketView other, Map<UUID, PersonView> persons) {
        PersonView by = persons.get(link.createdBy());
        return new LinkResponse(
                link.id(),
                link.seenFrom(ticket),
                other == null ? null : TicketRef.of(other, persons),
                other == null || by == null ? null : PersonRef.of(by),
                link.createdAt(),
                link.step() != null);
    }
}
