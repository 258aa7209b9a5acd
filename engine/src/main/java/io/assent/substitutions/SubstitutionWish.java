package io.assent.substitutions;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about a substitution. In a change, what is absent stays and {@code null} empties.
 *
 * @param person id or e-mail address of who is away; absent for the caller
 * @param substitute id or e-mail address
 * @param from an instant, or a date for the beginning of that day where the absent person lives
 * @param until an instant, or a date for the end of that day
 * @param ticketTypes keys of request types; absent or empty for all
 * @param maxAmount {@code {"amount": "2000.00", "currency": "USD"}}, or a number in the base currency; absent for no limit
 * @param overAmount the same, for what the amount of a request has to exceed
 */
public record SubstitutionWish(
        @Nullable Optional<String> person,
        @Nullable Optional<String> substitute,
        @Schema(format = "date-time") @Nullable Optional<String> from,
        @Schema(format = "date-time") @Nullable Optional<String> until,
        @Nullable Optional<List<String>> ticketTypes,
        @Nullable Optional<Object> overAmount,
        @Nullable Optional<Object> maxAmount) {}
