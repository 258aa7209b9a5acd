package io.assent.sla;

import io.assent.calendars.CalendarChanged;
import io.assent.calendars.CalendarUse;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Policies may name a calendar; running clocks follow its change when whoever changes it says so. */
@Component
class SlaUseOfCalendars implements CalendarUse {

    private final SlaPolicies policies;
    private final SlaReplan replan;

    SlaUseOfCalendars(SlaPolicies policies, SlaReplan replan) {
        this.policies = policies;
        this.replan = replan;
    }

    @Override
    public List<Need> of(UUID tenant, UUID calendar) {
        return policies.ownOf(tenant).entrySet().stream()
                .filter(each -> calendar.equals(each.getValue().calendar()))
                .map(each -> new Need(
                        "SLA_POLICY",
                        each.getKey().requestType() + " / " + each.getKey().priority()))
                .sorted(Comparator.comparing(Need::name))
                .toList();
    }

    @EventListener
    void on(CalendarChanged change) {
        if (change.applyToRunning()) {
            replan.begin(change.by().tenant(), RunningClocks.Scope.ALL);
        }
    }
}
