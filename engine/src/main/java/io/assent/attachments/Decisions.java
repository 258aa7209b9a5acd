package io.assent.attachments;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Knows what was decided upon tickets; implemented by the module of approvals. */
public interface Decisions {

    /** When somebody last decided by the plan that holds now; empty while nobody has. */
    Optional<Instant> last(UUID tenant, UUID ticket);
}
