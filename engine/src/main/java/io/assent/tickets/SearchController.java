package io.assent.tickets;

import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Search")
class SearchController {

    private static final int MOST_TICKETS = 10;
    private static final int MOST_PEOPLE = 5;

    private final TicketSearch search;
    private final People people;

    SearchController(TicketSearch search, People people) {
        this.search = search;
        this.people = people;
    }

    @GetMapping("/api/v1/search")
    @Operation(summary = "Tickets and people that I may see, for words as they are typed")
    Found search(Caller caller, @RequestParam(name = "q", defaultValue = "") String text) {
        if (text.isBlank()) {
            return new Found(List.of(), List.of());
        }
        return new Found(tickets(caller, text), persons(caller, text));
    }

    private List<TicketRef> tickets(Caller caller, String text) {
        List<TicketView> tickets = search.find(
                        caller, TicketFilter.words(text), TicketOrder.parse("-updated_at"), MOST_TICKETS, null, false)
                .items();
        Map<UUID, PersonView> requesters = people.find(
                caller.tenant(), tickets.stream().map(TicketView::requester).collect(Collectors.toSet()));
        return tickets.stream().map(ticket -> TicketRef.of(ticket, requesters)).toList();
    }

    /** Customers see nobody of the company. */
    private List<PersonRef> persons(Caller caller, String text) {
        return caller.is(Role.CUSTOMER)
                ? List.of()
                : people.search(caller.tenant(), text, MOST_PEOPLE).stream()
                        .map(PersonRef::of)
                        .toList();
    }

    /** What was found, the best first. */
    record Found(List<TicketRef> tickets, List<PersonRef> people) {}
}
