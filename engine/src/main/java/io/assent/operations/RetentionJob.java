package io.assent.operations;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.assent.operations.Retention.Cleaned;
import io.assent.people.Tenants;
import io.assent.shared.Tenancy;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Cleans finished history as each tenant's policy says, a few requests in each transaction, so that nobody waits for it. */
@Configuration(proxyBeanMethods = false)
class RetentionJob {

    private static final int SOME = 100;

    @Bean
    RecurringTask<Void> cleanHistory(Retention retention, Tenants tenants) {
        return Tasks.recurring("history.clean", FixedDelay.ofHours(6))
                .execute((_, _) ->
                        tenants.all().forEach(tenant -> Tenancy.run(tenant, () -> clean(retention, tenant))));
    }

    static void clean(Retention retention, UUID tenant) {
        int requests = 0;
        @Nullable UUID last = null;
        do {
            Cleaned cleaned = retention.clean(tenant, last, SOME);
            requests += cleaned.requests();
            last = cleaned.last();
        } while (last != null);
        if (requests > 0) {
            retention.tell(tenant, requests);
        }
    }
}
