package io.assent.sla;

import io.assent.calendars.CalendarView;
import io.assent.calendars.Calendars;
import io.assent.calendars.WorkingTime;
import io.assent.people.TenantView;
import io.assent.people.Tenants;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which promise holds for a ticket, and in which time it counts: as it is, or as it would be after a change. */
@Component
class SlaRules {

    private final SlaPolicies policies;
    private final Calendars calendars;
    private final Tenants tenants;

    SlaRules(SlaPolicies policies, Calendars calendars, Tenants tenants) {
        this.policies = policies;
        this.calendars = calendars;
        this.tenants = tenants;
    }

    /** Answers what is promised. */
    interface Rules {

        SlaPolicy policy(Measured ticket);

        WorkingTime time(UUID tenant, SlaPolicy policy);

        default Optional<Plan> plan(Measured ticket, Promise promise) {
            SlaPolicy policy = policy(ticket);
            return policy.plan(promise, time(ticket.tenant(), policy));
        }
    }

    Rules now() {
        return rules(policies::of, this::time);
    }

    /** As if a policy were another one, or absent. */
    Rules with(SlaPolicies.Key key, @Nullable SlaPolicy instead) {
        return rules(ticket -> policies.of(ticket, key, instead), this::time);
    }

    /** As if a calendar were another one. */
    Rules with(CalendarView instead) {
        return rules(policies::of, (tenant, policy) -> counts(policy, instead) ? instead.time() : time(tenant, policy));
    }

    private static boolean counts(SlaPolicy policy, CalendarView calendar) {
        return policy.hours() == Hours.BUSINESS
                && (policy.calendar() == null
                        ? calendar.isStandard()
                        : policy.calendar().equals(calendar.id()));
    }

    WorkingTime time(UUID tenant, SlaPolicy policy) {
        if (policy.hours() == Hours.ALWAYS) {
            return WorkingTime.always(tenants.find(tenant).map(TenantView::zone).orElse(ZoneOffset.UTC));
        }
        return Optional.ofNullable(policy.calendar())
                .flatMap(calendar -> calendars.find(tenant, calendar))
                .map(CalendarView::time)
                .orElseGet(() -> calendars.standard(tenant));
    }

    private interface Times {
        WorkingTime of(UUID tenant, SlaPolicy policy);
    }

    private static Rules rules(Function<Measured, SlaPolicy> policies, Times times) {
        return new Rules() {

            @Override
            public SlaPolicy policy(Measured ticket) {
                return policies.apply(ticket);
            }

            @Override
            public WorkingTime time(UUID tenant, SlaPolicy policy) {
                return times.of(tenant, policy);
            }
        };
    }
}
