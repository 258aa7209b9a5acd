package io.assent.workflow;

import java.util.UUID;

/** A process left a node, or was taken out of it when {@code cancelled}. Published inside the engine's transaction. */
public record StepLeft(
        UUID ticket, String process, String node, String name, String type, boolean cancelled, String visit) {}
