package io.assent.workflow;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A process waits at a step as before, which another release describes. Published once the ticket runs on that release.
 *
 * @param before the node's extension properties until now
 * @param properties those of the other release
 * @param task the engine's id of the task that waits there; absent when it is no user task
 * @param candidateGroupsBefore, candidateGroups keys of the groups who may claim it
 */
public record StepMigrated(
        UUID ticket,
        String node,
        String name,
        Map<String, String> before,
        Map<String, String> properties,
        @Nullable String task,
        Set<String> candidateGroupsBefore,
        Set<String> candidateGroups) {}
