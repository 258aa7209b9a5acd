package io.assent.attachments;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Knows what was decided upon tickets; implemented by the module of approvals. */
public interface Decisions {

    /** When somebody by the plan that holds now last decided, or was asked and has not decided yet; empty while nobody is. */
    Optional<Instant> last(UUID tenant, UUID ticket);
}
