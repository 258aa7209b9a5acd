package io.assent.attachments;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.assent.shared.Tenancy;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes contents a day after the last attachment let go of them, and uploads that never finished. */
@Configuration
class ContentSweep {
    private static final Duration KEPT = Duration.ofDays(1);

    @Bean
    RecurringTask<Void> sweepFiles(
            ContentStore contents, AttachmentRows rows, PlatformTransactionManager transactions) {
        var transaction = new TransactionTemplate(transactions);
        return Tasks.recurring("attachments.sweep", FixedDelay.ofHours(6))
                .execute((_, _) -> contents.sweep(
                        KEPT,
                        (tenant, sha256) -> Tenancy.of(
                                tenant,
                                () -> Boolean.TRUE.equals(transaction.execute(_ -> rows.holds(tenant, sha256))))));
    }
}
