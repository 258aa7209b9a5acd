package io.assent.inbox;

import io.assent.tickets.TicketView;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step of a process waits for people to do it; published in the same transaction.
 *
 * @param step its name, as the model says it
 * @param principals persons and groups any of whom may take it
 * @param dueAt until when, where the model gives the step a time of its own
 */
public record WorkOffered(
        TicketView ticket,
        String step,
        Set<UUID> principals,
        @Nullable Instant dueAt) {}
