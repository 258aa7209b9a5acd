package io.assent.tickets;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What models and decisions may read of a ticket, as {@code ticket.…}.
 *
 * @param amount in the tenant's base currency, so that a rule holds whatever the request was written in
 * @param fields the form's answers
 */
public record TicketFields(
        String title,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        String type,
        String priority,
        String status,
        @Nullable String category,
        @Nullable String department,
        @Nullable Instant dueDate,
        Map<String, Object> fields) {}
