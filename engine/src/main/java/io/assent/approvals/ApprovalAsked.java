package io.assent.approvals;

import io.assent.catalog.Localized;
import io.assent.tickets.TicketView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * People are asked to decide; published in the same transaction. Also after a delegation or an escalation, for those newly asked.
 *
 * @param reason the sentence that says why they are asked
 * @param onBehalfOf the person in whose place they are asked
 */
public record ApprovalAsked(
        TicketView ticket,
        UUID approval,
        List<UUID> persons,
        Localized reason,
        @Nullable UUID onBehalfOf,
        @Nullable Instant dueAt) {}
