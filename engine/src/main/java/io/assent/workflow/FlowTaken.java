package io.assent.workflow;

import java.util.UUID;

/**
 * A process went along a sequence flow. Published inside the engine's transaction; not for the flows behind an event-based
 * gateway, which the engine does not go along.
 *
 * @param ticket the business key
 * @param process key of the process the flow belongs to
 */
public record FlowTaken(UUID ticket, String process, String flow) {}
