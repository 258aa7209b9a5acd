package io.assent.workflow.camunda;

import java.util.Objects;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/** A failed attempt of a job; tells once the pauses before further attempts have become long, and when the cause is another one by then. */
final class ToldFailure extends DefaultJobRetryCmd {

    /** The next attempt is ten minutes away by then; what passes by itself has passed. */
    private static final int ATTEMPTS_LEFT = 2;

    private final ToldStuck alerts;

    ToldFailure(String job, Throwable failure, ToldStuck alerts) {
        super(job, failure);
        this.alerts = alerts;
    }

    @Override
    public Object execute(CommandContext engine) {
        JobEntity job = engine.getJobManager().findJobById(jobId);
        String before = job == null ? null : job.getExceptionMessage();
        Object done = super.execute(engine);
        if (job != null && job.getRetries() > 0 && job.getRetries() <= ATTEMPTS_LEFT) {
            boolean isNew = job.getRetries() == ATTEMPTS_LEFT || !Objects.equals(before, job.getExceptionMessage());
            if (isNew) {
                alerts.tell(job, job.getRetries());
            }
        }
        return done;
    }
}
