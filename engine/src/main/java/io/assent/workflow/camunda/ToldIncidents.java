package io.assent.workflow.camunda;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.runtime.Incident;

/** Tells when a job or the work of a program is given up, beside keeping the incident. */
final class ToldIncidents extends DefaultIncidentHandler {

    private final ToldStuck alerts;

    ToldIncidents(String type, ToldStuck alerts) {
        super(type);
        this.alerts = alerts;
    }

    @Override
    public Incident handleIncident(IncidentContext failed, String message) {
        Incident incident = super.handleIncident(failed, message);
        var context = Context.getCommandContext();
        if (getIncidentHandlerType().equals(Incident.FAILED_JOB_HANDLER_TYPE)) {
            // the job itself does not know yet
            alerts.tell(context.getJobManager().findJobById(failed.getConfiguration()), 0);
        } else {
            alerts.tell(context.getExternalTaskManager().findExternalTaskById(failed.getConfiguration()));
        }
        return incident;
    }
}
