package io.assent.workflow;

import java.time.Instant;

/** The process' own time, so that a test or scenario can move it without touching the engine's static clock. */
@FunctionalInterface
public interface ProcessClock {

    Instant now();
}
