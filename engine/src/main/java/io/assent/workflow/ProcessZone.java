package io.assent.workflow;

import java.time.ZoneId;

/** Where a process keeps its days: a timer of {@code P5D} fires at the same time of day there, whatever clocks do in between. */
@FunctionalInterface
public interface ProcessZone {

    /** Of the tenant that the running thread works for. */
    ZoneId zone();
}
