package io.assent.shared;

import java.time.Duration;

/** A {@link Rehearsal} moved the platform's time. @param ahead how far it is ahead of the machine's now */
public record ClockMoved(Duration ahead) {}
