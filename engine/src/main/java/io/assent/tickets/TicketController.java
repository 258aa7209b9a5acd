package io.assent.tickets;

import io.assent.audit.AuditEntry;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.web.BodyProblems;
import io.assent.shared.web.ETags;
import io.assent.shared.web.Limit;
import io.assent.shared.web.SortedBy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tickets")
@Tag(name = "Tickets")
class TicketController {

    private final TicketCommands commands;
    private final TicketAnswers answers;
    private final Tickets tickets;
    private final TicketPath path;
    private final TicketHistory history;
    private final People people;

    TicketController(
            TicketCommands commands,
            TicketAnswers answers,
            Tickets tickets,
            TicketPath path,
            TicketHistory history,
            People people) {
        this.commands = commands;
        this.path = path;
        this.history = history;
        this.answers = answers;
        this.tickets = tickets;
        this.people = people;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    @Operation(summary = "Ask for something: a ticket that starts its process at once, or a draft")
    ResponseEntity<TicketResponse> create(Caller caller, @RequestBody TicketRequest request, BodyProblems wrong) {
        boolean asDraft = Boolean.TRUE.equals(request.draft());
        List<Problem> found = wrong.found();
        TicketDraft draft = draft(caller, request, Objects.requireNonNullElse(request.ticketType(), ""), found);
        TicketView ticket = commands.create(caller, draft, asDraft, found);
        return answer(caller, ticket, ResponseEntity.created(URI.create("/api/v1/tickets/" + ticket.id())));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One ticket with what I may do with it now")
    ResponseEntity<TicketResponse> get(Caller caller, @PathVariable UUID id) {
        return answer(caller, tickets.read(caller, id), ResponseEntity.ok());
    }

    @PutMapping("/{id}")
    @Transactional
    @Operation(summary = "Replace what a ticket says")
    ResponseEntity<TicketResponse> replace(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody TicketRequest request,
            BodyProblems wrong) {
        List<Problem> found = wrong.found();
        return answer(
                caller,
                commands.edit(caller, id, ifMatch, before -> draft(caller, request, before.type(), found), found),
                ResponseEntity.ok());
    }

    @PatchMapping("/{id}")
    @Transactional
    @Operation(summary = "Change some of what a ticket says")
    ResponseEntity<TicketResponse> patch(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody TicketPatch patch,
            BodyProblems wrong) {
        List<Problem> found = wrong.found();
        return answer(
                caller,
                commands.edit(
                        caller,
                        id,
                        ifMatch,
                        before -> patch.on(before, names -> watchers(caller, names, found)),
                        found),
                ResponseEntity.ok());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    @Operation(summary = "Throw a draft away")
    void delete(Caller caller, @PathVariable UUID id) {
        commands.delete(caller, id);
    }

    @GetMapping("/{id}/process")
    @Operation(summary = "The BPMN diagram with where the ticket is and the way it took")
    TicketPath.Diagram process(Caller caller, @PathVariable UUID id) {
        return path.diagram(caller, id);
    }

    @GetMapping("/{id}/path")
    @Operation(summary = "The way as a row of stops: done, now, next")
    TicketPath.Path path(Caller caller, @PathVariable UUID id) {
        return path.of(caller, id);
    }

    @GetMapping("/{id}/history")
    @SortedBy("-at")
    @Operation(summary = "Who did what with this ticket, newest first")
    Page<AuditEntry> history(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return history.of(caller, id, cursor, Limit.of(limit));
    }

    private ResponseEntity<TicketResponse> answer(
            Caller caller, TicketView ticket, ResponseEntity.BodyBuilder builder) {
        return builder.eTag(ETags.of(ticket.version())).body(answers.one(caller, ticket));
    }

    private TicketDraft draft(Caller caller, TicketRequest request, String type, List<Problem> found) {
        return request.asDraft(
                type, watchers(caller, Objects.requireNonNullElse(request.watchers(), List.of()), found));
    }

    /** Names that could not be read are null, and their problems told already. */
    private List<UUID> watchers(Caller caller, List<@Nullable String> names, List<Problem> problems) {
        List<UUID> found = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name == null) {
                problems.add(new Problem("/watchers/" + i, "INVALID", "Name the person by id or e-mail."));
                continue;
            }
            var person = people.named(caller.tenant(), name).filter(PersonView::active);
            person.ifPresent(view -> found.add(view.id()));
            if (person.isEmpty()) {
                problems.add(new Problem("/watchers/" + i, "UNKNOWN_PERSON", "Nobody here has this id or e-mail."));
            }
        }
        return found;
    }
}
