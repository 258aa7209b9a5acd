package io.assent.workflow.camunda;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DefaultCacheFactory;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/**
 * Takes a process it knows from memory, where the engine's own cache asks the database first whether it changed: releases do not.
 *
 * <p>The engine shows a process to other threads while it still reads it, timers without their definition included; so here one
 * thread reads and the others wait until it is whole.
 */
final class ReleaseCache extends DeploymentCache {

    private static final int MOST = 2000;

    private final Map<String, ProcessDefinitionEntity> whole = new ConcurrentHashMap<>();

    ReleaseCache(ProcessEngineConfigurationImpl engine) {
        super(new DefaultCacheFactory(), MOST);
        setDeployers(engine.getDeployers());
    }

    @Override
    public ProcessDefinitionEntity findDeployedProcessDefinitionById(String id) {
        ProcessDefinitionEntity known = whole.get(id);
        return known != null ? known : read(id);
    }

    /** What a process calls, asked for by name the first time. */
    @Override
    public synchronized ProcessDefinitionEntity findDeployedProcessDefinitionByDeploymentAndKey(
            String deployment, String key) {
        return keep(super.findDeployedProcessDefinitionByDeploymentAndKey(deployment, key));
    }

    private synchronized ProcessDefinitionEntity read(String id) {
        return keep(super.findDeployedProcessDefinitionById(id));
    }

    private ProcessDefinitionEntity keep(ProcessDefinitionEntity definition) {
        if (whole.size() >= MOST) {
            whole.clear();
        }
        whole.put(definition.getId(), definition);
        return definition;
    }

    @Override
    public void removeProcessDefinition(String id) {
        whole.remove(id);
        super.removeProcessDefinition(id);
    }

    @Override
    public void discardProcessDefinitionCache() {
        whole.clear();
        super.discardProcessDefinitionCache();
    }
}
