package io.assent.substitutions;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.assent.shared.Ids;
import io.assent.shared.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goes through all that waits for a person. The first tickets are done in the running transaction, so that whoever asked sees them
 * changed; a job does the rest, each ticket by itself, and looks once more when transactions that ran at the same time have ended.
 */
@Component
class Rounds {

    /** The data are tenant and person. */
    static final TaskDescriptor<String> TASK = TaskDescriptor.of("substitutions.round", String.class);

    private static final int AT_ONCE = 50;
    /** Longer than any transaction lasts. */
    private static final Duration SETTLED = Duration.ofSeconds(8);

    private final SubstitutionStore store;
    private final ObjectProvider<Duties> duties;
    private final SchedulerClient jobs;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Rounds(
            SubstitutionStore store,
            ObjectProvider<Duties> duties,
            SchedulerClient jobs,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.duties = duties;
        this.jobs = jobs;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Of the person and of everybody who counts on them now. */
    void go(UUID tenant, UUID person) {
        store.countingOn(tenant, person, clock.instant()).forEach(each -> start(tenant, each));
    }

    private void start(UUID tenant, UUID person) {
        List<UUID> tickets = tickets(tenant, person);
        tickets.stream().limit(AT_ONCE).forEach(ticket -> follow(tenant, ticket, person));
        Instant next =
                tickets.size() > AT_ONCE ? clock.instant() : clock.instant().plus(SETTLED);
        jobs.scheduleIfNotExists(
                TASK.instance(Ids.next().toString()).data(tenant + " " + person).build(), next);
    }

    CompletionHandler<String> run(TaskInstance<String> job) {
        String[] whose = job.getData().split(" ");
        UUID tenant = UUID.fromString(whose[0]);
        UUID person = UUID.fromString(whose[1]);
        Tenancy.run(tenant, () -> all(tenant, person));
        return new CompletionHandler.OnCompleteRemove<>();
    }

    /** One ticket that cannot be brought in line keeps none of the others back. */
    private void all(UUID tenant, UUID person) {
        RuntimeException first = null;
        for (UUID ticket : inTransaction(() -> tickets(tenant, person))) {
            try {
                transaction.executeWithoutResult(_ -> follow(tenant, ticket, person));
            } catch (RuntimeException failed) {
                first = first == null ? failed : withAnother(first, failed);
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private static RuntimeException withAnother(RuntimeException first, RuntimeException other) {
        first.addSuppressed(other);
        return first;
    }

    /** In the order of their ids, so that two rounds never wait for each other. */
    private List<UUID> tickets(UUID tenant, UUID person) {
        return duties.stream()
                .flatMap(kept -> kept.ticketsOf(tenant, person).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private void follow(UUID tenant, UUID ticket, UUID person) {
        duties.stream().forEach(kept -> kept.follow(tenant, ticket, person));
    }

    private <T> T inTransaction(Supplier<@Nullable T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
