package io.assent.sla.web;

import io.assent.calendars.CalendarChange;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.web.BodyProblems;
import io.assent.shared.web.Bound;
import io.assent.shared.web.Cursor;
import io.assent.shared.web.ETags;
import io.assent.shared.web.Limit;
import io.assent.sla.SlaCompliance;
import io.assent.sla.SlaPolicyBook;
import io.assent.sla.SlaPolicyBook.Wanted;
import io.assent.sla.SlaPreview;
import io.assent.sla.SlaReport;
import io.assent.tickets.Priority;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class SlaController {

    private final SlaPolicyBook policies;
    private final SlaReport report;
    private final SlaPreview preview;
    private final SlaCompliance compliance;

    SlaController(SlaPolicyBook policies, SlaReport report, SlaPreview preview, SlaCompliance compliance) {
        this.policies = policies;
        this.report = report;
        this.preview = preview;
        this.compliance = compliance;
    }

    @GetMapping("/tickets/{id}/sla")
    @Operation(summary = "The clocks of a ticket with their working")
    Page<SlaReport.Account> clocks(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return Cursor.page(report.of(caller, id), cursor, Limit.orAll(limit), SlaReport.Account::promise);
    }

    @GetMapping("/reports/sla")
    @Operation(
            summary = "How well promises were kept, by type and priority and by queue; of the last thirty days unless"
                    + " said otherwise")
    SlaCompliance.Report report(
            Caller caller,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable Instant from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable Instant to) {
        return compliance.of(caller, Bound.of(from, "/from"), Bound.of(to, "/to"));
    }

    @GetMapping("/sla/policies")
    @Operation(summary = "What is promised by type and priority, and to single customers")
    Page<SlaPolicyBook.Entry> policies(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return Cursor.page(policies.all(caller), cursor, Limit.orAll(limit), SlaController::place);
    }

    @GetMapping("/sla/policies/{ticketType}/{priority}")
    @Operation(
            summary =
                    "What is promised for a type and priority, to everybody or to a customer: a person or a department")
    ResponseEntity<SlaPolicyBook.Entry> policy(
            Caller caller,
            @PathVariable String ticketType,
            @PathVariable Priority priority,
            @RequestParam(required = false) @Nullable String customer) {
        return answer(policies.read(caller, ticketType, priority, customer));
    }

    @PutMapping("/sla/policies/{ticketType}/{priority}")
    @Operation(summary = "Promise something else")
    ResponseEntity<SlaPolicyBook.Entry> change(
            Caller caller,
            @PathVariable String ticketType,
            @PathVariable Priority priority,
            @RequestParam(required = false) @Nullable String customer,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Wanted wanted,
            BodyProblems wrong) {
        return answer(policies.change(caller, ticketType, priority, customer, wanted, ifMatch, wrong.found()));
    }

    @DeleteMapping("/sla/policies/{ticketType}/{priority}")
    @Operation(summary = "Take the tenant's own promise back; the next more general one holds again")
    ResponseEntity<SlaPolicyBook.Entry> reset(
            Caller caller,
            @PathVariable String ticketType,
            @PathVariable Priority priority,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(name = "apply_to_running", defaultValue = "false") boolean applyToRunning) {
        return answer(policies.reset(caller, ticketType, priority, customer, applyToRunning));
    }

    @PostMapping("/sla/policies/preview")
    @Operation(summary = "What another promise would do to running clocks; nothing is written")
    SlaPreview.Effect previewPolicy(Caller caller, @RequestBody PolicyTrial trial, BodyProblems wrong) {
        return preview.ofPolicy(
                caller,
                trial.ticketType(),
                trial.priority(),
                trial.customer(),
                trial.takesBack() ? null : trial.wanted(),
                wrong.found());
    }

    @PostMapping("/calendars/{id}/preview")
    @Operation(summary = "What a change of a calendar would do to running clocks; nothing is written")
    SlaPreview.Effect previewCalendar(
            Caller caller, @PathVariable UUID id, @RequestBody CalendarChange change, BodyProblems wrong) {
        return preview.ofCalendar(caller, id, change, wrong.found());
    }

    private static ResponseEntity<SlaPolicyBook.Entry> answer(SlaPolicyBook.Entry entry) {
        return ResponseEntity.ok().eTag(ETags.of(entry.version())).body(entry);
    }

    private static String place(SlaPolicyBook.Entry policy) {
        String customer =
                policy.customer() == null ? "" : policy.customer().id().toString();
        return policy.ticketType() + "/" + policy.priority() + "/" + customer;
    }
}
