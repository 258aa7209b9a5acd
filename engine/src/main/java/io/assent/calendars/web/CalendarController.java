package io.assent.calendars.web;

import io.assent.calendars.CalendarBook;
import io.assent.calendars.CalendarChange;
import io.assent.calendars.CalendarView;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.web.BodyProblems;
import io.assent.shared.web.Cursor;
import io.assent.shared.web.ETags;
import io.assent.shared.web.Limit;
import java.net.URI;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/calendars")
class CalendarController {

    private final CalendarBook calendars;

    CalendarController(CalendarBook calendars) {
        this.calendars = calendars;
    }

    @GetMapping
    Page<CalendarResponse> all(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return Cursor.page(calendars.all(caller), cursor, Limit.orAll(limit), CalendarView::id)
                .map(CalendarResponse::of);
    }

    @GetMapping("/{id}")
    ResponseEntity<CalendarResponse> get(Caller caller, @PathVariable UUID id) {
        CalendarView found = calendars.read(caller, id);
        return ResponseEntity.ok().eTag(ETags.of(found.version())).body(CalendarResponse.of(found));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    ResponseEntity<CalendarResponse> add(Caller caller, @RequestBody CalendarChange calendar, BodyProblems wrong) {
        CalendarView added = calendars.read(caller, calendars.add(caller, calendar, wrong.found()));
        return ResponseEntity.created(URI.create("/api/v1/calendars/" + added.id()))
                .eTag(ETags.of(added.version()))
                .body(CalendarResponse.of(added));
    }

    @PatchMapping("/{id}")
    @Transactional
    ResponseEntity<CalendarResponse> change(
            Caller caller,
            @PathVariable UUID id,
            @RequestBody CalendarChange change,
            BodyProblems wrong,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        calendars.change(caller, id, change, ifMatch, wrong.found());
        return get(caller, id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable UUID id) {
        calendars.delete(caller, id);
    }
}
