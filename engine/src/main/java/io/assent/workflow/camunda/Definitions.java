package io.assent.workflow.camunda;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.assent.workflow.ProcessFailed;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The engine's ids of what a release holds, looked up once: a release never changes. */
@Component
class Definitions {

    private static final int MOST = 2000;

    private record Key(String deployment, String key) {}

    private final RepositoryService repository;
    private final Cache<Key, String> processes = Caffeine.newBuilder().maximumSize(MOST).build();
    private final Cache<Key, String> decisions = Caffeine.newBuilder().maximumSize(MOST).build();

    private final Cache<Key, Boolean> present = Caffeine.newBuilder().maximumSize(MOST).build();

    Definitions(RepositoryService repository) {
        this.repository = repository;
    }

    String process(String deployment, String key) {
        return found(processes, new Key(deployment, key), () -> {
            var definition = repository.createProcessDefinitionQuery()
                    .deploymentId(deployment)
                    .processDefinitionKey(key)
                    .singleResult();
            return definition == null ? null : definition.getId();
        });
    }

    String decision(String deployment, String key) {
        return found(decisions, new Key(deployment, key), () -> {
            var definition = repository.createDecisionDefinitionQuery()
                    .deploymentId(deployment)
                    .decisionDefinitionKey(key)
                    .singleResult();
            return definition == null ? null : definition.getId();
        });
    }

    boolean hasDecision(String deployment, String key) {
        return present.get(
                new Key(deployment, key),
                asked -> repository.createDecisionDefinitionQuery()
                                .deploymentId(deployment)
                                .decisionDefinitionKey(key)
                                .count()
                        > 0);
    }

    private static String found(Cache<Key, String> cache, Key key, Supplier<@Nullable String> lookUp) {
        String known = cache.getIfPresent(key);
        if (known != null) {
            return known;
        }
        String id = lookUp.get();
        if (id == null) {
            throw new ProcessFailed("Deployment " + key.deployment() + " holds no '" + key.key() + "'.");
        }
        cache.put(key, id);
        return id;
    }
}
