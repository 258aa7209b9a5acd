package io.assent.workflow;

import java.util.UUID;

/** A user task was completed, or taken away by the process when not {@code completed}. Published inside the engine's transaction. */
public record TaskClosed(UUID ticket, String task, String node, boolean completed) {}
