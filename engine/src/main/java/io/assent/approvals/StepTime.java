package io.assent.approvals;

import io.assent.approvals.PlannedStep.StepHours;
import io.assent.calendars.Calendars;
import io.assent.calendars.WorkingTime;
import io.assent.tickets.Priority;
import io.assent.tickets.Tickets;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** In what the reminders and time-outs of a step are counted: business time, unless its policy or the ticket's urgency says otherwise. */
@Component
class StepTime {

    private final Calendars calendars;
    private final Tickets tickets;

    StepTime(Calendars calendars, Tickets tickets) {
        this.calendars = calendars;
        this.tickets = tickets;
    }

    WorkingTime of(UUID tenant, UUID ticket, PlannedStep step) {
        WorkingTime standard = calendars.standard(tenant);
        boolean always = step.hours() == null
                ? tickets.get(ticket).priority() == Priority.URGENT
                : step.hours() == StepHours.ALWAYS;
        return always ? WorkingTime.always(standard.zone()) : standard;
    }
}
