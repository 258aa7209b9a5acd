package io.assent.workflow.camunda;

import io.assent.workflow.ProcessStuck;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.context.ApplicationEventPublisher;

/** Tells when a job or the work of a program is given up, beside keeping the incident. */
final class ToldIncidents extends DefaultIncidentHandler {

    private final ApplicationEventPublisher events;

    ToldIncidents(String type, ApplicationEventPublisher events) {
        super(type);
        this.events = events;
    }

    @Override
    public Incident handleIncident(IncidentContext failed, String message) {
        Incident incident = super.handleIncident(failed, message);
        var definition = Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(failed.getProcessDefinitionId());
        String ticket = Context.getCommandContext()
                .getExecutionManager()
                .findExecutionById(failed.getExecutionId())
                .getProcessBusinessKey();
        String node = node(failed);
        events.publishEvent(new ProcessStuck(
                UUID.fromString(ticket),
                definition.getKey(),
                node,
                String.valueOf(
                        Objects.requireNonNullElse(definition.findActivity(node).getProperty("name"), "")),
                Objects.requireNonNullElse(message, "")));
        return incident;
    }

    /** A job is kept at the node where it began, and may have failed further on. */
    private static String node(IncidentContext failed) {
        JobEntity job = Context.getCommandContext().getJobManager().findJobById(failed.getConfiguration());
        return job == null
                ? failed.getActivityId()
                : Objects.requireNonNullElse(job.getFailedActivityId(), failed.getActivityId());
    }
}
