package io.assent.audit.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.audit.AuditEntry;
import io.assent.audit.AuditTrail;
import io.assent.audit.AuditedTickets;
import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.shared.Caller;
import io.assent.shared.Caller.Channel;
import io.assent.shared.Ids;
import io.assent.shared.Page;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.web.Bound;
import io.assent.shared.web.Limit;
import io.assent.shared.web.SortedBy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "Audit")
class AuditController {

    private final AuditTrail trail;
    private final AuditedTickets tickets;
    private final People people;

    AuditController(AuditTrail trail, AuditedTickets tickets, People people) {
        this.trail = trail;
        this.tickets = tickets;
        this.people = people;
    }

    /** @param ticketNumber absent where it is about no ticket, about a draft, or about one that is gone */
    record AuditResponse(
            UUID id,
            Instant at,
            @Nullable PersonRef actor,
            @Nullable PersonRef onBehalfOf,
            List<PersonRef> whom,
            String action,
            @Nullable UUID ticket,
            @Nullable String ticketNumber,
            String subjectType,
            String subject,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            Channel channel,
            @Nullable String address,
            @Nullable String requestId) {

        static AuditResponse of(AuditEntry entry, Map<UUID, String> numbers) {
            return new AuditResponse(
                    entry.id(),
                    entry.at(),
                    entry.actor(),
                    entry.onBehalfOf(),
                    entry.whom(),
                    entry.action(),
                    entry.ticket(),
                    entry.ticket() == null ? null : numbers.get(entry.ticket()),
                    entry.subjectType(),
                    entry.subject(),
                    entry.before(),
                    entry.after(),
                    entry.channel(),
                    entry.address(),
                    entry.requestId());
        }
    }

    @GetMapping
    @SortedBy("-at")
    @Operation(summary = "Who did what, on whose behalf and from where, newest first")
    Page<AuditResponse> find(
            Caller caller,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String ticket,
            @RequestParam(name = "subject_type", required = false) @Nullable String subjectType,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Permissions.require(caller, Permission.READ_AUDIT);
        var filter = new AuditTrail.Filter(
                actor == null ? null : person(caller, actor),
                action,
                ticket == null ? null : ticket(caller, ticket),
                subjectType,
                subject,
                Bound.of(from, "/from"),
                Bound.of(to, "/to"));
        Page<AuditEntry> page = trail.find(caller.tenant(), filter, cursor, Limit.of(limit));
        Map<UUID, String> numbers = tickets.numbers(
                caller.tenant(),
                page.items().stream()
                        .map(AuditEntry::ticket)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        return page.map(entry -> AuditResponse.of(entry, numbers));
    }

    /** The words that {@code action} may be. */
    record ActionsResponse(List<String> items) {}

    @GetMapping("/actions")
    @Operation(summary = "The actions that ever happened, by name")
    ActionsResponse actions(Caller caller) {
        Permissions.require(caller, Permission.READ_AUDIT);
        return new ActionsResponse(trail.actions(caller.tenant()));
    }

    /** The platform itself acts as well, and whoever left stays in the trail under their id. */
    private UUID person(Caller caller, String idOrEmail) {
        return Ids.parse(idOrEmail)
                .orElseGet(() ->
                        people.require(caller.tenant(), idOrEmail, "/actor").id());
    }

    /** By id also one that is gone: what was done with it stays. */
    private UUID ticket(Caller caller, String idOrNumber) {
        return Ids.parse(idOrNumber)
                .or(() -> tickets.numbered(caller.tenant(), idOrNumber))
                .orElseThrow(() -> Refusal.notFound("ticket"));
    }
}
