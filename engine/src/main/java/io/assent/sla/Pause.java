package io.assent.sla;

import java.time.Instant;

/** Time that does not count: the ticket waited for its requester, or was done until it was reopened. */
record Pause(Instant from, Instant to) {}
