package io.assent.workflow.camunda;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.assent.workflow.ProcessFailed;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The engine's ids of what a release holds, looked up once: a release never changes. */
@Component
class Definitions {

    private static final int MOST = 2000;

    private record Key(String deployment, String key) {}

    private record Process(String id, @Nullable String tenant) {}

    private final RepositoryService repository;
    private final Cache<Key, Process> processes =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final Cache<Key, String> decisions =
            Caffeine.newBuilder().maximumSize(MOST).build();

    private final Cache<Key, Boolean> present =
            Caffeine.newBuilder().maximumSize(MOST).build();

    Definitions(RepositoryService repository) {
        this.repository = repository;
    }

    String process(String deployment, String key) {
        return definition(deployment, key).id();
    }

    boolean hasProcess(String deployment, String key) {
        return processes.getIfPresent(new Key(deployment, key)) != null
                || repository
                                .createProcessDefinitionQuery()
                                .deploymentId(deployment)
                                .processDefinitionKey(key)
                                .count()
                        > 0;
    }

    /** The same, for a tenant that must own the deployment: timers of a process run for the tenant of its deployment. */
    String process(UUID tenant, String deployment, String key) {
        Process definition = definition(deployment, key);
        if (!tenant.toString().equals(definition.tenant())) {
            throw new ProcessFailed("Deployment " + deployment + " belongs to another tenant.");
        }
        return definition.id();
    }

    private Process definition(String deployment, String key) {
        return found(processes, new Key(deployment, key), () -> {
            var definition = repository
                    .createProcessDefinitionQuery()
                    .deploymentId(deployment)
                    .processDefinitionKey(key)
                    .singleResult();
            return definition == null ? null : new Process(definition.getId(), definition.getTenantId());
        });
    }

    String decision(String deployment, String key) {
        return found(decisions, new Key(deployment, key), () -> {
            var definition = repository
                    .createDecisionDefinitionQuery()
                    .deploymentId(deployment)
                    .decisionDefinitionKey(key)
                    .singleResult();
            return definition == null ? null : definition.getId();
        });
    }

    boolean hasDecision(String deployment, String key) {
        return present.get(
                new Key(deployment, key),
                asked -> repository
                                .createDecisionDefinitionQuery()
                                .deploymentId(deployment)
                                .decisionDefinitionKey(key)
                                .count()
                        > 0);
    }

    /** What people call a node, empty when it has no name. */
    String name(String definition, String node) {
        return EngineCalls.call(() ->
                repository.getBpmnModelInstance(definition).getModelElementById(node) instanceof FlowElement element
                                && element.getName() != null
                        ? element.getName()
                        : "");
    }

    private static <T> T found(Cache<Key, T> cache, Key key, Supplier<@Nullable T> lookUp) {
        T known = cache.getIfPresent(key);
        if (known != null) {
            return known;
        }
        T definition = lookUp.get();
        if (definition == null) {
            throw new ProcessFailed("Deployment " + key.deployment() + " holds no '" + key.key() + "'.");
        }
        cache.put(key, definition);
        return definition;
    }
}
