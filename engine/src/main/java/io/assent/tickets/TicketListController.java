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
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.ExtendedServletRequestDataBinder;

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

    /** A query binds to headers too unless it is told not to. */
    @InitBinder
    void bindNoHeaders(ExtendedServletRequestDataBinder binder) {
        binder.setHeaderPredicate(_ -> false);
    }

    @GetMapping
    @Operation(summary = "Tickets I may read, newest first unless sorted otherwise")
    Page<TicketResponse> list(
            Caller caller,
            @ParameterObject TicketQuery query,
            @RequestParam(defaultValue = "-created_at") String sort,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "false") boolean count) {
        Page<TicketView> page =
                search.find(caller, filter(caller, query), TicketOrder.parse(sort), Limit.of(limit), cursor, count);
        return new Page<>(answers.page(caller, page.items()), page.nextCursor(), page.total());
    }

    @GetMapping(path = "/export.csv", produces = TicketExport.CSV)
    @Operation(summary = "The same list as a table for a spreadsheet, whole")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = TicketExport.CSV))
    void export(
            Caller caller,
            @ParameterObject TicketQuery query,
            @RequestParam(defaultValue = "-created_at") String sort,
            HttpServletResponse response)
            throws IOException {
        export.write(caller, filter(caller, query), TicketOrder.parse(sort), response);
    }

    private TicketFilter filter(Caller caller, TicketQuery query) {
        return new TicketFilter(
                named(query.status()),
                named(query.ticketType()).stream()
                        .map(key -> key.toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList(),
                named(query.priority()),
                person(caller, query.assignee(), "/assignee"),
                person(caller, query.requester(), "/requester"),
                query.category(),
                query.tag(),
                query.property(),
                query.room(),
                query.group(),
                query.q(),
                Boolean.TRUE.equals(query.overdue()),
                Bound.of(query.createdFrom(), "/created_from"),
                Bound.of(query.createdTo(), "/created_to"));
    }

    /** Commas may stand alone. */
    private static <T> List<T> named(@Nullable List<? extends @Nullable T> values) {
        return Stream.ofNullable(values)
                .flatMap(List::stream)
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
