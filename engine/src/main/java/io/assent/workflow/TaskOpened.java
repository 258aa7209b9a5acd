package io.assent.workflow;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A user task waits for a person. Published inside the engine's transaction.
 *
 * @param task the engine's id of the task, wanted by {@link Processes#complete}
 * @param properties the node's extension properties: {@code kind} is {@code approval}, {@code answer} or {@code work}
 * @param candidateGroups keys of the groups who may claim it
 */
public record TaskOpened(
        UUID ticket,
        String task,
        String node,
        String name,
        Map<String, String> properties,
        Set<String> candidateGroups) {}
