package io.assent.sla;

import io.assent.calendars.WorkingTime;
import java.time.temporal.TemporalAmount;

/**
 * What is promised, how its time counts, and at which part of it people are told.
 *
 * @param escalatePercent part of the target that passes after the breach before the next above are told, and again before those above them
 * @param escalateLevels how far up the chain
 */
record Plan(WorkingTime time, TemporalAmount target, int warnPercent, int escalatePercent, int escalateLevels) {}
