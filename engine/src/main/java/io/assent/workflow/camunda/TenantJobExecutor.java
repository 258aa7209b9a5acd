package io.assent.workflow.camunda;

import io.assent.shared.Tenancy;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs each job for the tenant whose process it belongs to, known before the job's transaction begins. */
final class TenantJobExecutor extends SpringJobExecutor {

    private final JdbcClient jdbc;

    TenantJobExecutor(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Runnable getExecuteJobsRunnable(List<String> jobs, ProcessEngineImpl engine) {
        return new ForTenant(jobs, engine);
    }

    private final class ForTenant extends ExecuteJobsRunnable {

        ForTenant(List<String> jobs, ProcessEngineImpl engine) {
            super(jobs, engine);
        }

        @Override
        protected void executeJob(String job, CommandExecutor commands, JobFailureCollector failures) {
            // a job that is gone by now has no tenant and nothing to do
            jdbc.sql("select tenant_id_::uuid from act_ru_job where id_ = :job")
                    .param("job", job)
                    .query(UUID.class)
                    .optional()
                    .ifPresent(tenant -> Tenancy.run(tenant, () -> super.executeJob(job, commands, failures)));
        }
    }
}
