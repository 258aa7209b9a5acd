package io.assent.sla;

import io.assent.catalog.Pack;
import io.assent.tickets.Priority;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is promised for tickets of one type and priority.
 *
 * @param warnPercent part of the target after which people are warned
 * @param escalatePercent how much of the target passes after the breach before those above are told
 */
record SlaPolicy(
        @Nullable TemporalAmount response,
        @Nullable TemporalAmount resolution,
        WorkingTime.Hours hours,
        int warnPercent,
        int escalatePercent) {

    static final int WARN = 75;
    static final int ESCALATE = 25;

    /** As the pack has it. What is urgent does not wait for the morning. */
    static SlaPolicy of(Pack.Targets targets, Priority priority) {
        return new SlaPolicy(
                targets.response().get(priority.name()),
                targets.resolution().get(priority.name()),
                priority == Priority.URGENT ? WorkingTime.Hours.ALWAYS : WorkingTime.Hours.BUSINESS,
                WARN,
                ESCALATE);
    }

    Optional<Plan> plan(Promise promise, ZoneId zone) {
        TemporalAmount target = promise == Promise.RESPONSE ? response : resolution;
        return Optional.ofNullable(target)
                .map(amount -> new Plan(new WorkingTime(zone, hours), amount, warnPercent, escalatePercent));
    }
}
