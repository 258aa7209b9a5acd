package io.assent.workflow;

import java.util.UUID;

/**
 * A process cannot go on by itself: a job failed as often as it is tried, or a program gave its work up. Published inside the engine's transaction.
 *
 * @param step name of the node, empty when it has none
 * @param cause what the last attempt said
 */
public record ProcessStuck(UUID ticket, String process, String node, String step, String cause) {}
