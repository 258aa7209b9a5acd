package io.assent.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.people.PersonRef;
import io.assent.shared.Caller.Channel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the trail.
 *
 * @param actor who did it; absent for the platform itself
 * @param onBehalfOf in whose place it was done
 * @param whom who was asked, given the work or handed the decision by it
 * @param address the network address, shown to auditors only
 */
public record AuditEntry(
        UUID id,
        Instant at,
        @Nullable PersonRef actor,
        @Nullable PersonRef onBehalfOf,
        List<PersonRef> whom,
        String action,
        @Nullable UUID ticket,
        String subjectType,
        String subject,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        Channel channel,
        @Nullable String address,
        @Nullable String requestId) {

    /** The same, told otherwise. */
    public AuditEntry withAfter(JsonNode told) {
        return with(told, address, requestId);
    }

    /** The same without what only auditors see. */
    public AuditEntry withoutOrigin() {
        return with(after, null, null);
    }

    private AuditEntry with(@Nullable JsonNode told, @Nullable String from, @Nullable String request) {
        return new AuditEntry(
                id,
                at,
                actor,
                onBehalfOf,
                whom,
                action,
                ticket,
                subjectType,
                subject,
                before,
                told,
                channel,
                from,
                request);
    }
}
