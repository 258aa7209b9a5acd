package io.assent.tickets;

import io.assent.audit.AuditEntry;
import io.assent.audit.AuditTrail;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.web.BodyProblems;
import io.assent.shared.web.Bound;
import io.assent.shared.web.ETags;
import io.assent.shared.web.Limit;
import io.assent.shared.web.SortedBy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
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
    private final TicketSearch search;
    private final TicketExport export;
    private final TicketAnswers answers;
    private final Tickets tickets;
    private final TicketLinks links;
    private final TicketPath path;
    private final AuditTrail trail;
    private final People people;

    TicketController(
            TicketCommands commands,
            TicketSearch search,
            TicketExport export,
            TicketAnswers answers,
            Tickets tickets,
            TicketLinks links,
            TicketPath path,
            AuditTrail trail,
            People people) {
        this.commands = commands;
        this.path = path;
        this.trail = trail;
        this.search = search;
        this.export = export;
        this.answers = answers;
        this.tickets = tickets;
        this.links = links;
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

    @GetMapping
    @Operation(summary = "Tickets I may read, newest first unless sorted otherwise")
    Page<TicketResponse> list(
            Caller caller,
            @RequestParam(defaultValue = "") List<@Nullable Status> status,
            @RequestParam(name = "ticket_type", defaultValue = "") List<String> type,
            @RequestParam(defaultValue = "") List<@Nullable Priority> priority,
            @RequestParam(required = false) @Nullable String assignee,
            @RequestParam(required = false) @Nullable String requester,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable UUID property,
            @RequestParam(required = false) @Nullable UUID room,
            @RequestParam(name = "q", required = false) @Nullable String text,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(name = "created_from", required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Nullable
                    Instant createdFrom,
            @RequestParam(name = "created_to", required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Nullable
                    Instant createdTo,
            @RequestParam(defaultValue = "-created_at") String sort,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "false") boolean count) {
        TicketFilter filter = filter(
                caller,
                status,
                type,
                priority,
                assignee,
                requester,
                category,
                tag,
                property,
                room,
                text,
                overdue,
                createdFrom,
                createdTo);
        Page<TicketView> page = search.find(caller, filter, TicketOrder.parse(sort), Limit.of(limit), cursor, count);
        return new Page<>(answers.page(caller, page.items()), page.nextCursor(), page.total());
    }

    @GetMapping(path = "/export.csv", produces = TicketExport.CSV)
    @Operation(summary = "The same list as a table for a spreadsheet, whole")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = TicketExport.CSV))
    void export(
            Caller caller,
            @RequestParam(defaultValue = "") List<@Nullable Status> status,
            @RequestParam(name = "ticket_type", defaultValue = "") List<String> type,
            @RequestParam(defaultValue = "") List<@Nullable Priority> priority,
            @RequestParam(required = false) @Nullable String assignee,
            @RequestParam(required = false) @Nullable String requester,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable UUID property,
            @RequestParam(required = false) @Nullable UUID room,
            @RequestParam(name = "q", required = false) @Nullable String text,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(name = "created_from", required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Nullable
                    Instant createdFrom,
            @RequestParam(name = "created_to", required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Nullable
                    Instant createdTo,
            @RequestParam(defaultValue = "-created_at") String sort,
            HttpServletResponse response)
            throws IOException {
        TicketFilter filter = filter(
                caller,
                status,
                type,
                priority,
                assignee,
                requester,
                category,
                tag,
                property,
                room,
                text,
                overdue,
                createdFrom,
                createdTo);
        export.write(caller, filter, TicketOrder.parse(sort), response);
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

    /** Says nothing; whatever is said all the same is a mistake of the caller. */
    record Nothing() {}

    @PostMapping("/{id}/submit")
    @Transactional
    @Operation(summary = "Send a draft")
    ResponseEntity<TicketResponse> submit(
            Caller caller, @PathVariable UUID id, @RequestBody(required = false) @Nullable Nothing nothing) {
        return answer(caller, commands.submit(caller, id), ResponseEntity.ok());
    }

    @PostMapping("/{id}/withdraw")
    @Transactional
    @Operation(summary = "Take a request back; it becomes a draft again")
    ResponseEntity<TicketResponse> withdraw(
            Caller caller, @PathVariable UUID id, @RequestBody(required = false) @Nullable Reason reason) {
        return send(caller, id, TicketVerb.WITHDRAW, reason);
    }

    @PostMapping("/{id}/cancel")
    @Transactional
    @Operation(summary = "Stop a request for good")
    ResponseEntity<TicketResponse> cancel(
            Caller caller, @PathVariable UUID id, @RequestBody(required = false) @Nullable Reason reason) {
        return send(caller, id, TicketVerb.CANCEL, reason);
    }

    @PostMapping("/{id}/reopen")
    @Transactional
    @Operation(summary = "Say that completed work is not done")
    ResponseEntity<TicketResponse> reopen(
            Caller caller, @PathVariable UUID id, @RequestBody(required = false) @Nullable Reason reason) {
        return send(caller, id, TicketVerb.REOPEN, reason);
    }

    @PostMapping("/{id}/close")
    @Transactional
    @Operation(summary = "Close a completed ticket before its time")
    ResponseEntity<TicketResponse> close(
            Caller caller, @PathVariable UUID id, @RequestBody(required = false) @Nullable Reason reason) {
        return send(caller, id, TicketVerb.CLOSE, reason);
    }

    @PostMapping("/{id}/merge")
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
        return answer(caller, tickets.read(caller, id), ResponseEntity.ok());
    }

    @PostMapping("/{id}/assign")
    @Transactional
    @Operation(summary = "Say who takes care of a ticket")
    ResponseEntity<TicketResponse> assign(Caller caller, @PathVariable UUID id, @RequestBody Assignment request) {
        return answer(caller, commands.assign(caller, id, () -> assignee(caller, request)), ResponseEntity.ok());
    }

    @PostMapping("/{id}/watch")
    @Transactional
    @Operation(summary = "Be told about a ticket, or no longer")
    ResponseEntity<TicketResponse> watch(
            Caller caller, @PathVariable UUID id, @RequestBody(required = false) @Nullable Watching request) {
        boolean watching = request == null || !Boolean.FALSE.equals(request.watching());
        return answer(caller, commands.watch(caller, id, watching), ResponseEntity.ok());
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
        tickets.read(caller, id);
        return trail.of(caller.tenant(), id, cursor, Limit.of(limit));
    }

    private ResponseEntity<TicketResponse> send(Caller caller, UUID id, TicketVerb verb, @Nullable Reason reason) {
        return answer(
                caller, commands.send(caller, id, verb, reason == null ? null : reason.checked()), ResponseEntity.ok());
    }

    private ResponseEntity<TicketResponse> answer(
            Caller caller, TicketView ticket, ResponseEntity.BodyBuilder builder) {
        return builder.eTag(ETags.of(ticket.version())).body(answers.one(caller, ticket));
    }

    private TicketDraft draft(Caller caller, TicketRequest request, String type, List<Problem> found) {
        return new TicketDraft(
                request.title(),
                request.description(),
                type,
                request.priority(),
                request.dueDate(),
                request.category(),
                Objects.requireNonNullElse(request.tags(), List.of()),
                watchers(caller, Objects.requireNonNullElse(request.watchers(), List.of()), found),
                Objects.requireNonNullElse(request.customFields(), Map.of()));
    }

    private TicketFilter filter(
            Caller caller,
            List<@Nullable Status> status,
            List<String> type,
            List<@Nullable Priority> priority,
            @Nullable String assignee,
            @Nullable String requester,
            @Nullable String category,
            @Nullable String tag,
            @Nullable UUID property,
            @Nullable UUID room,
            @Nullable String text,
            boolean overdue,
            @Nullable Instant createdFrom,
            @Nullable Instant createdTo) {
        return new TicketFilter(
                named(status),
                type.stream()
                        .map(key -> key.toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList(),
                named(priority),
                person(caller, assignee, "/assignee"),
                person(caller, requester, "/requester"),
                category,
                tag,
                property,
                room,
                text,
                overdue,
                Bound.of(createdFrom, "/created_from"),
                Bound.of(createdTo, "/created_to"));
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

    private UUID assignee(Caller caller, Assignment request) {
        UUID assignee = person(caller, request.assignee(), "/assignee");
        if (assignee == null) {
            throw Refusal.invalid(List.of(new Problem("/assignee", "REQUIRED", "Name the person by id or e-mail.")));
        }
        return assignee;
    }

    /** Commas may stand alone. */
    private static <T> List<T> named(List<@Nullable T> values) {
        return values.stream()
                .<T>mapMulti((value, taken) -> {
                    if (value != null) {
                        taken.accept(value);
                    }
                })
                .toList();
    }

    private @Nullable UUID person(Caller caller, @Nullable String idOrEmail, String pointer) {
        if (idOrEmail == null || idOrEmail.isBlank()) {
            return null;
        }
        if (idOrEmail.equals("me")) {
            return caller.person();
        }
        return people.named(caller.tenant(), idOrEmail)
                .map(PersonView::id)
                .orElseThrow(() -> Refusal.invalid(
                        List.of(new Problem(pointer, "UNKNOWN_PERSON", "Nobody here has this id or e-mail."))));
    }

    /** @param ticket id or number of the one that goes on */
    record Merging(@Nullable String ticket, @Nullable String comments) {}

    /** @param assignee id or e-mail */
    record Assignment(@Nullable String assignee) {}

    /** @param watching true when absent */
    record Watching(@Nullable Boolean watching) {}
}
