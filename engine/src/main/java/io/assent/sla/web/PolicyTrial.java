package io.assent.sla.web;

import io.assent.sla.SlaPolicyBook.Wanted;
import io.assent.tickets.Priority;
import org.jspecify.annotations.Nullable;

/**
 * A promise that is only thought about: what it would do to running clocks, whether it says {@code apply_to_running} or not.
 *
 * @param customer id or address of a person, id or key of a department; absent for everybody
 * @param reset whether the tenant's own promise is to be taken back; then what is promised is left out
 */
record PolicyTrial(
        @Nullable String ticketType,
        @Nullable Priority priority,
        @Nullable String customer,
        @Nullable Boolean reset,
        @Nullable String responseTarget,
        @Nullable String nextResponseTarget,
        @Nullable String resolutionTarget,
        @Nullable String hours,
        @Nullable String calendar,
        @Nullable Integer warnPercent,
        @Nullable Integer escalatePercent,
        @Nullable Integer escalateLevels,
        @Nullable Boolean applyToRunning) {

    boolean takesBack() {
        return Boolean.TRUE.equals(reset);
    }

    Wanted wanted() {
        return new Wanted(
                responseTarget,
                nextResponseTarget,
                resolutionTarget,
                hours,
                calendar,
                warnPercent,
                escalatePercent,
                escalateLevels,
                applyToRunning);
    }
}
