package io.assent.inbox;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The clock that runs for the work on a ticket; implemented by the module that keeps it, so that the inbox depends on none. */
public interface WorkClock {

    /** When somebody has to react for the first time; nothing while the clock stands still, and once somebody did. */
    Optional<Instant> responseDue(UUID tenant, UUID ticket);

    /** When the work has to be done; nothing where no clock was started, and while it stands still or has stopped. */
    Optional<Instant> due(UUID tenant, UUID ticket);
}
