package io.assent.workflow;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A process does not go on: a job failed as often as it is tried, or is tried again only after a long pause; or a program gave its
 * work up. Published inside the engine's transaction.
 *
 * @param step name of the node, empty when it has none
 * @param cause what the last attempt said
 * @param nextAttemptAt absent when it is not tried again by itself
 */
public record ProcessStuck(
        UUID ticket,
        String process,
        String node,
        String step,
        String cause,
        @Nullable Instant nextAttemptAt) {}
