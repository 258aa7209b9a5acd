package io.assent.audit.web;

import io.assent.audit.AuditEntry;
import io.assent.audit.AuditTrail;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.web.Bound;
import io.assent.shared.web.Limit;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/audit")
class AuditController {

    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping
    Page<AuditEntry> find(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable UUID ticket,
            @RequestParam(name = "subject_type", required = false) @Nullable String subjectType,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Permissions.require(caller, Permission.READ_AUDIT);
        var filter = new AuditTrail.Filter(
                actor, action, ticket, subjectType, subject, Bound.of(from, "/from"), Bound.of(to, "/to"));
        return trail.find(caller.tenant(), filter, cursor, Limit.of(limit));
    }
}
