package io.assent.workflow.camunda;

import io.assent.workflow.ProcessStuck;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells when a job is given up, beside keeping the incident. */
@Component
final class ToldIncidents extends DefaultIncidentHandler {

    private final ApplicationEventPublisher events;

    ToldIncidents(ApplicationEventPublisher events) {
        super(Incident.FAILED_JOB_HANDLER_TYPE);
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
        // a job is kept at the node where it began, and may have failed further on
        String node = Objects.requireNonNullElse(
                Context.getCommandContext()
                        .getJobManager()
                        .findJobById(failed.getConfiguration())
                        .getFailedActivityId(),
                failed.getActivityId());
        events.publishEvent(new ProcessStuck(
                UUID.fromString(ticket),
                definition.getKey(),
                node,
                String.valueOf(
                        Objects.requireNonNullElse(definition.findActivity(node).getProperty("name"), "")),
                Objects.requireNonNullElse(message, "")));
        return incident;
    }
}
