package io.assent.calendars;

import io.assent.shared.Tenancy;
import io.assent.workflow.ProcessZone;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Processes keep their days where their tenant does. */
@Component
class DaysOfProcesses implements ProcessZone {

    private final Calendars calendars;

    DaysOfProcesses(Calendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public ZoneId zone() {
        UUID tenant = Tenancy.current();
        return tenant == null ? ZoneOffset.UTC : calendars.standard(tenant).zone();
    }
}
