package io.assent.sla;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.assent.shared.Ids;
import io.assent.shared.Json;
import io.assent.sla.RunningClocks.Scope;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Plans running clocks again after a change: the first of them in its transaction, the others by a job that joins it. */
@Component
class SlaReplan {

    private final ReplanJob job;
    private final SchedulerClient jobs;
    private final Json json;
    private final Clock clock;

    SlaReplan(ReplanJob job, SchedulerClient jobs, Json json, Clock clock) {
        this.job = job;
        this.jobs = jobs;
        this.json = json;
        this.clock = clock;
    }

    void begin(UUID tenant, Scope scope) {
        if (job.some(tenant, scope, null) != null) {
            jobs.scheduleIfNotExists(
                    ReplanJob.TASK
                            .instance(Ids.next().toString())
                            .data(json.text(new ReplanJob.Order(tenant, scope)))
                            .build(),
                    clock.instant());
        }
    }
}
