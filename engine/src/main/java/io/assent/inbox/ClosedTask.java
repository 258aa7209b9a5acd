package io.assent.inbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task that no longer waits.
 *
 * @param by who completed it; absent when the process took it away
 */
record ClosedTask(
        UUID id,
        UUID ticket,
        String step,
        List<UUID> principals,
        @Nullable UUID by,
        Instant at) {}
