package io.assent.approvals;

import io.assent.tickets.TicketView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * People are asked for an opinion before others decide; published in the same transaction.
 *
 * @param onBehalfOf the person in whose place they are asked
 */
public record ReviewAsked(
        TicketView ticket,
        UUID approval,
        List<UUID> persons,
        String reason,
        @Nullable UUID onBehalfOf) {}
