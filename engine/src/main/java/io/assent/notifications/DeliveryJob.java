package io.assent.notifications;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.assent.integrations.Outcome;
import io.assent.integrations.mail.Mail;
import io.assent.shared.Tenancy;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends the deliveries of one batch, each for itself. A crash between sending and noting it sends the mail again under the same
 * Message-ID, so that its receiver sees one.
 */
@Component
class DeliveryJob {

    /** The instance is the batch, its data the tenant. */
    static final TaskDescriptor<String> TASK = TaskDescriptor.of("notifications.deliver", String.class);

    private final DeliveryStore store;
    private final Letters letters;
    private final Mail mail;
    private final MailSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DeliveryJob(
            DeliveryStore store,
            Letters letters,
            Mail mail,
            MailSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.letters = letters;
        this.mail = mail;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    CustomTask<String> task() {
        return Tasks.custom(TASK).execute((job, _) -> run(job));
    }

    private CompletionHandler<String> run(TaskInstance<String> job) {
        UUID tenant = UUID.fromString(job.getData());
        UUID batch = UUID.fromString(job.getId());
        return Tenancy.of(tenant, () -> {
            Instant now = clock.instant();
            inTransaction(() -> store.due(tenant, batch, now)).forEach(delivery -> attempt(tenant, delivery));
            return inTransaction(() -> store.nextAttempt(tenant, batch))
                    .<CompletionHandler<String>>map(next -> (ended, execution) -> execution.reschedule(ended, next))
                    .orElseGet(CompletionHandler.OnCompleteRemove::new);
        });
    }

    private void attempt(UUID tenant, Delivery delivery) {
        Outcome outcome = letters.write(tenant, delivery)
                .map(mail::send)
                .orElseGet(() -> Outcome.giveUp("The person is no longer there"));
        Instant now = clock.instant();
        inTransaction(() -> {
            switch (outcome) {
                case Outcome.Done _ -> store.attempted(tenant, delivery.id(), Delivery.State.SENT, null, now, null);
                case Outcome.Retry retry -> retry(tenant, delivery, retry.reason(), now);
                case Outcome.GiveUp end ->
                    store.attempted(tenant, delivery.id(), Delivery.State.DEAD, end.reason(), now, null);
                case Outcome.BusinessError end ->
                    store.attempted(tenant, delivery.id(), Delivery.State.DEAD, end.code(), now, null);
            }
            return true;
        });
    }

    private void retry(UUID tenant, Delivery delivery, String reason, Instant now) {
        int failures = delivery.attempts() + 1;
        if (failures >= settings.attempts()) {
            store.attempted(tenant, delivery.id(), Delivery.State.DEAD, reason, now, null);
        } else {
            Instant next = now.plus(settings.pauseAfter(failures));
            store.attempted(tenant, delivery.id(), Delivery.State.WAITING, reason, now, next);
        }
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
