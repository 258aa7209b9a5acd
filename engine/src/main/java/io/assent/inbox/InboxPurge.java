package io.assent.inbox;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.assent.people.Tenants;
import io.assent.shared.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** Forgets closed tasks after a month; until then whoever comes second is told who was first. */
@Configuration(proxyBeanMethods = false)
class InboxPurge {

    private static final Duration KEPT = Duration.ofDays(30);

    @Bean
    RecurringTask<Void> purgeClosedTasks(
            InboxStore store, Tenants tenants, TransactionOperations transaction, Clock clock) {
        return Tasks.recurring("inbox.purge", FixedDelay.ofHours(6)).execute((_, _) -> {
            Instant before = clock.instant().minus(KEPT);
            tenants.all()
                    .forEach(tenant -> Tenancy.run(
                            tenant, () -> transaction.executeWithoutResult(_ -> store.forget(tenant, before))));
        });
    }
}
