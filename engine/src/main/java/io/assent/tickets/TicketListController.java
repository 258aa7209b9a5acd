package io.assent.tickets;

import io.assent.people.People;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.web.Bound;
import io.assent.shared.web.Limit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tickets")
@Tag(name = "Tickets")
class TicketListController {

    private final TicketSearch search;
    private final TicketExport export;
    private final TicketAnswers answers;
    private final People people;

    TicketListController(TicketSearch search, TicketExport export, TicketAnswers answers, People people) {
        this.search = search;
        this.export = export;
        this.answers = answers;
        this.people = people;
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
            @RequestParam(required = false) @Nullable String group,
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
                group,
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
            @RequestParam(required = false) @Nullable String group,
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
                group,
                text,
                overdue,
                createdFrom,
                createdTo);
        export.write(caller, filter, TicketOrder.parse(sort), response);
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
            @Nullable String group,
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
                group,
                text,
                overdue,
                Bound.of(createdFrom, "/created_from"),
                Bound.of(createdTo, "/created_to"));
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
        return people.require(caller.tenant(), idOrEmail, pointer).id();
    }
}
