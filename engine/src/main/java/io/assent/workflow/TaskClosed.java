package io.assent.workflow;

import java.util.Map;
import java.util.UUID;

/**
 * A user task was completed, or taken away by the process when not {@code completed}. Published inside the engine's transaction.
 *
 * @param properties the node's extension properties, as in {@link TaskOpened}
 */
public record TaskClosed(UUID ticket, String task, String node, Map<String, String> properties, boolean completed) {}
