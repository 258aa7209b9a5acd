package io.assent.workflow;

import java.util.Map;
import java.util.UUID;

/**
 * A process entered a node. Published inside the engine's transaction.
 *
 * @param ticket the business key
 * @param process key of the process the node belongs to; a called process has its own
 * @param type BPMN element name, for example {@code userTask}
 * @param properties the node's extension properties, {@code status} among them
 * @param visit identifies this visit; the same in {@link StepLeft}
 */
public record StepReached(
        UUID ticket,
        String process,
        String node,
        String name,
        String type,
        Map<String, String> properties,
        String visit) {}
