package io.assent.sla;

import java.time.temporal.TemporalAmount;

/** What is promised, how its time counts, and at which part of it people are told. */
record Plan(WorkingTime time, TemporalAmount target, int warnPercent, int escalatePercent) {}
