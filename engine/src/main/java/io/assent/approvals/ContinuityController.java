package io.assent.approvals;

import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.web.Cursor;
import io.assent.shared.web.Limit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Approvals")
class ContinuityController {

    private final Continuity continuity;

    ContinuityController(Continuity continuity) {
        this.continuity = continuity;
    }

    @GetMapping("/api/v1/approvals/continuity")
    @Operation(
            summary = "Steps that rest on nobody, one person or the requester in the next 30 days; for administrators")
    Page<WeakStep> of(
            Caller caller,
            @RequestParam(required = false) WeakStep.@Nullable Finding finding,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return Cursor.page(continuity.of(caller, finding), cursor, Limit.orAll(limit), WeakStep::id);
    }
}
