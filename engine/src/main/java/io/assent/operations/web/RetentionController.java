package io.assent.operations.web;

import io.assent.operations.Retention;
import io.assent.operations.Retention.HistoryLoss;
import io.assent.operations.Retention.RetentionPolicy;
import io.assent.shared.Caller;
import io.assent.shared.web.BodyProblems;
import io.assent.shared.web.ETags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/operations/retention")
@Tag(name = "Operations")
class RetentionController {

    private final Retention retention;

    RetentionController(Retention retention) {
        this.retention = retention;
    }

    @GetMapping
    @Operation(summary = "For how many days the history of processes is kept once their requests are over")
    ResponseEntity<RetentionPolicy> read(Caller caller) {
        return answer(retention.policy(caller));
    }

    @PutMapping
    @Operation(summary = "Keep the history of processes for another time; null keeps it for ever")
    ResponseEntity<RetentionPolicy> change(
            Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody RetentionPolicy wanted,
            BodyProblems wrong) {
        return answer(retention.change(caller, wanted, ifMatch, wrong.found()));
    }

    @PostMapping("/preview")
    @Operation(summary = "How many finished requests would lose the history of their process; nothing is written")
    HistoryLoss preview(Caller caller, @RequestBody RetentionPolicy wanted, BodyProblems wrong) {
        return retention.lossBy(caller, wanted, wrong.found());
    }

    private static ResponseEntity<RetentionPolicy> answer(RetentionPolicy policy) {
        return ResponseEntity.ok().eTag(ETags.of(policy.version())).body(policy);
    }
}
