package io.assent.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Works on a job for some seconds at a time, so that others have their turn; a crash leaves it where its last chunk was committed. */
@Configuration(proxyBeanMethods = false)
class JobTask {

    private static final TaskDescriptor<String> TASK = TaskDescriptor.of("jobs.work", String.class);
    private static final Duration TURN = Duration.ofSeconds(10);
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(2);

    /** The instance is the job, its data the tenant. */
    static TaskInstance<String> instance(UUID tenant, UUID job) {
        return TASK.instance(job.toString()).data(tenant.toString()).build();
    }

    @Bean
    CustomTask<String> workOnJobs(JobWork work, Clock clock) {
        return Tasks.custom(TASK)
                .onFailure((failed, operations) ->
                        operations.reschedule(failed, clock.instant().plus(PAUSE_AFTER_TROUBLE)))
                .execute((job, _) -> {
                    Instant end = clock.instant().plus(TURN);
                    UUID tenant = UUID.fromString(job.getData());
                    UUID id = UUID.fromString(job.getId());
                    while (work.next(tenant, id)) {
                        if (clock.instant().isAfter(end)) {
                            return (ended, operations) -> operations.reschedule(ended, clock.instant());
                        }
                    }
                    return new CompletionHandler.OnCompleteRemove<>();
                });
    }
}
