package io.assent.sla;

import io.assent.calendars.WorkingTime;
import io.assent.catalog.Pack;
import io.assent.tickets.Priority;
import java.time.temporal.TemporalAmount;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is promised for tickets of one type and priority.
 *
 * @param calendar whose open time counts; absent for the tenant's standard
 * @param warnPercent part of the target after which people are warned
 * @param escalatePercent how much of the target passes after the breach before those above are told
 * @param escalateLevels how many levels above are told, each so much later than the one below
 */
record SlaPolicy(
        @Nullable TemporalAmount response,
        @Nullable TemporalAmount nextResponse,
        @Nullable TemporalAmount resolution,
        Hours hours,
        @Nullable UUID calendar,
        int warnPercent,
        int escalatePercent,
        int escalateLevels) {

    static final int WARN = 75;
    static final int ESCALATE = 25;
    static final int LEVELS = 1;

    /** As the pack has it. What is urgent does not wait for the morning. */
    static SlaPolicy of(Pack.Targets targets, Priority priority) {
        return new SlaPolicy(
                targets.response().get(priority.name()),
                targets.nextResponse().get(priority.name()),
                targets.resolution().get(priority.name()),
                priority == Priority.URGENT ? Hours.ALWAYS : Hours.BUSINESS,
                null,
                WARN,
                ESCALATE,
                LEVELS);
    }

    Optional<Plan> plan(Promise promise, WorkingTime time) {
        return Optional.ofNullable(target(promise))
                .map(amount -> new Plan(time, amount, warnPercent, escalatePercent, escalateLevels));
    }

    @Nullable
    TemporalAmount target(Promise promise) {
        return switch (promise) {
            case RESPONSE -> response;
            case NEXT_RESPONSE -> nextResponse;
            case RESOLUTION -> resolution;
        };
    }
}
