package io.assent.workflow.camunda;

import io.assent.workflow.ProcessStuck;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says that a job, or the work of a program, does not go on; of many that fail for one cause it tells the first. */
@Component
final class ToldStuck {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    ToldStuck(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** @param again absent when nobody tries any more */
    private record Failed(
            String id,
            String tenant,
            String definition,
            String execution,
            String node,
            String cause,
            int attemptsLeft,
            @Nullable Instant again) {}

    void tell(JobEntity job, int attemptsLeft) {
        tell(new Failed(
                job.getId(),
                job.getTenantId(),
                job.getProcessDefinitionId(),
                job.getExecutionId(),
                // a job is kept at the node where it began, and may have failed further on
                Objects.requireNonNullElse(job.getFailedActivityId(), job.getActivityId()),
                Objects.requireNonNullElse(job.getExceptionMessage(), ""),
                attemptsLeft,
                attemptsLeft == 0 ? null : job.getDuedate().toInstant()));
    }

    void tell(ExternalTaskEntity task) {
        tell(new Failed(
                task.getId(),
                task.getTenantId(),
                task.getProcessDefinitionId(),
                task.getExecutionId(),
                task.getActivityId(),
                Objects.requireNonNullElse(task.getErrorMessage(), ""),
                0,
                null));
    }

    private void tell(Failed failed) {
        if (isTold(failed)) {
            return;
        }
        var definition = Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(failed.definition());
        String ticket = Context.getCommandContext()
                .getExecutionManager()
                .findExecutionById(failed.execution())
                .getProcessBusinessKey();
        Object name = definition.findActivity(failed.node()).getProperty("name");
        events.publishEvent(new ProcessStuck(
                UUID.fromString(ticket),
                definition.getKey(),
                failed.node(),
                String.valueOf(Objects.requireNonNullElse(name, "")),
                failed.cause(),
                failed.again()));
    }

    /** Whether another one of the same version has come as far, at the same node and for the same cause. */
    private boolean isTold(Failed failed) {
        return jdbc.sql("select exists (select from " + RunningRows.FAILED + """
             other
             where tenant_id_ = :tenant and process_def_id_ = :definition and id_ <> :id
               and exception_msg_ = :cause and retries_ <= :left and node = :node)
            """)
                .param("tenant", failed.tenant())
                .param("definition", failed.definition())
                .param("id", failed.id())
                .param("cause", failed.cause())
                .param("left", failed.attemptsLeft())
                .param("node", failed.node())
                .query(Boolean.class)
                .single();
    }
}
