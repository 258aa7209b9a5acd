package io.assent.workflow.camunda;

import io.assent.workflow.ProcessClock;
import io.assent.workflow.ProcessZone;
import io.assent.workflow.camunda.policy.ModelPolicy;
import java.time.Clock;
import java.time.ZoneOffset;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:workflow/camunda.properties")
class CamundaConfiguration {

    @Bean
    @ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
    JobExecutor jobExecutor(@Qualifier("camundaTaskExecutor") TaskExecutor threads, JdbcClient jdbc) {
        TenantJobExecutor executor = new TenantJobExecutor(jdbc);
        executor.setTaskExecutor(threads);
        executor.setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
        return executor;
    }

    @Bean
    ModelPolicy modelPolicy(Vocabulary vocabulary) {
        return new ModelPolicy(vocabulary::shapes, vocabulary::actionNames, vocabulary::contracts);
    }

    /** Tests and scenarios bring a clock that moves. */
    @Bean
    @Fallback
    ProcessClock processClock(Clock clock) {
        return clock::instant;
    }

    /** Tests of the engine alone have no tenants. */
    @Bean
    @Fallback
    ProcessZone processZone() {
        return () -> ZoneOffset.UTC;
    }
}
