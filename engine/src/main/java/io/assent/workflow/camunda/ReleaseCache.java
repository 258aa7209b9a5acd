package io.assent.workflow.camunda;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DefaultCacheFactory;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/** Takes a process it knows from memory, where the engine's own cache asks the database first whether it changed: releases do not. */
final class ReleaseCache extends DeploymentCache {

    private static final int MOST = 2000;

    ReleaseCache(ProcessEngineConfigurationImpl engine) {
        super(new DefaultCacheFactory(), MOST);
        setDeployers(engine.getDeployers());
    }

    @Override
    public ProcessDefinitionEntity findDeployedProcessDefinitionById(String id) {
        ProcessDefinitionEntity known = findProcessDefinitionFromCache(id);
        return known != null ? known : super.findDeployedProcessDefinitionById(id);
    }
}
