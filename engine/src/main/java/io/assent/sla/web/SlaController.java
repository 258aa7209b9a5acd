package io.assent.sla.web;

import io.assent.shared.Caller;
import io.assent.shared.web.ETags;
import io.assent.sla.SlaPolicyBook;
import io.assent.sla.SlaReport;
import io.assent.tickets.Priority;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class SlaController {

    private final SlaPolicyBook policies;
    private final SlaReport report;

    SlaController(SlaPolicyBook policies, SlaReport report) {
        this.policies = policies;
        this.report = report;
    }

    record PoliciesResponse(List<SlaPolicyBook.Entry> items) {}

    record ClocksResponse(List<SlaReport.Account> items) {}

    @GetMapping("/tickets/{id}/sla")
    ClocksResponse clocks(Caller caller, @PathVariable UUID id) {
        return new ClocksResponse(report.of(caller, id));
    }

    @GetMapping("/sla/policies")
    PoliciesResponse policies(Caller caller) {
        return new PoliciesResponse(policies.all(caller));
    }

    @GetMapping("/sla/policies/{ticketType}/{priority}")
    ResponseEntity<SlaPolicyBook.Entry> policy(
            Caller caller, @PathVariable String ticketType, @PathVariable Priority priority) {
        return answer(policies.read(caller, ticketType, priority));
    }

    @PutMapping("/sla/policies/{ticketType}/{priority}")
    ResponseEntity<SlaPolicyBook.Entry> change(
            Caller caller,
            @PathVariable String ticketType,
            @PathVariable Priority priority,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody SlaPolicyBook.Wanted wanted) {
        return answer(policies.change(caller, ticketType, priority, wanted, ifMatch));
    }

    @DeleteMapping("/sla/policies/{ticketType}/{priority}")
    ResponseEntity<SlaPolicyBook.Entry> reset(
            Caller caller, @PathVariable String ticketType, @PathVariable Priority priority) {
        return answer(policies.reset(caller, ticketType, priority));
    }

    private static ResponseEntity<SlaPolicyBook.Entry> answer(SlaPolicyBook.Entry entry) {
        return ResponseEntity.ok().eTag(ETags.of(entry.version())).body(entry);
    }
}
