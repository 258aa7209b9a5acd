package io.assent.tickets;

import io.assent.people.People;
import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.web.ETags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people do with a ticket, beside changing what it says. */
@RestController
@RequestMapping("/api/v1/tickets/{id}")
@Tag(name = "Tickets")
class TicketActionController {

    private final TicketCommands commands;
    private final TicketAnswers answers;
    private final Tickets tickets;
    private final TicketLinks links;
    private final People people;

    TicketActionController(
            TicketCommands commands, TicketAnswers answers, Tickets tickets, TicketLinks links, People people) {
        this.commands = commands;
        this.answers = answers;
        this.tickets = tickets;
        this.links = links;
        this.people = people;
    }

    @PostMapping("/submit")
    @Transactional
    @Operation(summary = "Send a draft")
    ResponseEntity<TicketResponse> submit(
            Caller caller, @PathVariable UUID id, @RequestBody(required = false) @Nullable Nothing nothing) {
        return answer(caller, commands.submit(caller, id));
    }

    @PostMapping("/withdraw")
    @Transactional
    @Operation(summary = "Take a request back; it becomes a draft again")
    ResponseEntity<TicketResponse> withdraw(
            Caller caller, @PathVariable UUID id, @RequestBody(required = false) @Nullable Reason reason) {
        return send(caller, id, TicketVerb.WITHDRAW, reason);
    }

    @PostMapping("/cancel")
    @Transactional
    @Operation(summary = "Stop a request for good")
    ResponseEntity<TicketResponse> cancel(
            Caller caller, @PathVariable UUID id, @RequestBody(required = false) @Nullable Reason reason) {
        return send(caller, id, TicketVerb.CANCEL, reason);
    }

    @PostMapping("/reopen")
    @Transactional
    @Operation(summary = "Say that completed work is not done")
    ResponseEntity<TicketResponse> reopen(
            Caller caller, @PathVariable UUID id, @RequestBody(required = false) @Nullable Reason reason) {
        return send(caller, id, TicketVerb.REOPEN, reason);
    }

    @PostMapping("/close")
    @Transactional
    @Operation(summary = "Close a completed ticket before its time")
    ResponseEntity<TicketResponse> close(
            Caller caller, @PathVariable UUID id, @RequestBody(required = false) @Nullable Reason reason) {
        return send(caller, id, TicketVerb.CLOSE, reason);
    }

    @PostMapping("/merge")
    @Transactional
    @Operation(summary = "End a ticket in favour of another one that asks for the same")
    ResponseEntity<TicketResponse> merge(Caller caller, @PathVariable UUID id, @RequestBody Merging request) {
        tickets.read(caller, id);
        String other = request.ticket();
        if (other == null || other.isBlank()) {
            throw Refusal.invalid(
                    List.of(new Problem("/ticket", "REQUIRED", "Name the other ticket by its number or id.")));
        }
        String comment = new Reason(request.comments()).checked();
        UUID into = tickets.named(caller, other).id();
        links.linkToMerge(caller, id, into);
        commands.mergeInto(caller, id, into, comment);
        return answer(caller, tickets.read(caller, id));
    }

    @PostMapping("/assign")
    @Transactional
    @Operation(summary = "Say who takes care of a ticket")
    ResponseEntity<TicketResponse> assign(Caller caller, @PathVariable UUID id, @RequestBody Assignment request) {
        return answer(caller, commands.assign(caller, id, () -> assignee(caller, request)));
    }

    @PostMapping("/watch")
    @Transactional
    @Operation(summary = "Be told about a ticket, or no longer")
    ResponseEntity<TicketResponse> watch(
            Caller caller, @PathVariable UUID id, @RequestBody(required = false) @Nullable Watching request) {
        boolean watching = request == null || !Boolean.FALSE.equals(request.watching());
        return answer(caller, commands.watch(caller, id, watching));
    }

    private ResponseEntity<TicketResponse> send(Caller caller, UUID id, TicketVerb verb, @Nullable Reason reason) {
        return answer(caller, commands.send(caller, id, verb, reason == null ? null : reason.checked()));
    }

    private ResponseEntity<TicketResponse> answer(Caller caller, TicketView ticket) {
        return ResponseEntity.ok().eTag(ETags.of(ticket.version())).body(answers.one(caller, ticket));
    }

    private UUID assignee(Caller caller, Assignment request) {
        String named = request.assignee();
        if (named == null || named.isBlank()) {
            throw Refusal.invalid(List.of(new Problem("/assignee", "REQUIRED", "Name the person by id or e-mail.")));
        }
        return named.equals("me")
                ? caller.person()
                : people.require(caller.tenant(), named, "/assignee").id();
    }

    /** Says nothing; whatever is said all the same is a mistake of the caller. */
    record Nothing() {}

    /** @param ticket id or number of the one that goes on */
    record Merging(@Nullable String ticket, @Nullable String comments) {}

    /** @param assignee id or e-mail */
    record Assignment(@Nullable String assignee) {}

    /** @param watching true when absent */
    record Watching(@Nullable Boolean watching) {}
}
