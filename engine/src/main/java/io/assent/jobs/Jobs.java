package io.assent.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Does many things at once when they are few, and takes them on as a job when they are many. */
@Service
public class Jobs {

    /** As many are done while the caller waits. */
    public static final int AT_ONCE = 200;

    /** More than these are told to come in parts. */
    public static final int MOST = 10_000;

    private final Chunks chunks;
    private final JobStore store;
    private final ObjectProvider<Scheduler> scheduler;
    private final TransactionOperations transaction;
    private final Clock clock;

    Jobs(
            Chunks chunks,
            JobStore store,
            ObjectProvider<Scheduler> scheduler,
            TransactionOperations transaction,
            Clock clock) {
        this.chunks = chunks;
        this.store = store;
        this.scheduler = scheduler;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The answer to a call that names many items: {@code 200} with all results, or {@code 202} with a job. Not within a transaction. */
    public <W> ResponseEntity<JobView> answer(Caller by, JobKind<W> kind, W work, List<String> items) {
        if (items.size() <= AT_ONCE) {
            return ResponseEntity.ok(perform(by, kind, work, items).told());
        }
        return accepted(start(by, kind, work, items).told());
    }

    /** What is answered when a job was begun: where it is told how far it is. */
    public static ResponseEntity<JobView> accepted(JobView job) {
        return ResponseEntity.accepted()
                .header("Location", "/api/v1/jobs/" + job.id())
                .body(job);
    }

    private <W> JobView perform(Caller by, JobKind<W> kind, W work, List<String> items) {
        Instant began = clock.instant();
        List<ItemResult> results = new ArrayList<>();
        for (int from = 0; from < items.size(); from += kind.chunk()) {
            List<String> some = items.subList(from, Math.min(from + kind.chunk(), items.size()));
            results.addAll(chunks.perform(kind, by, work, some));
        }
        return new JobView(
                null, kind.name(), JobView.State.DONE, results.size(), items.size(), results, began, clock.instant());
    }

    /** Takes the items on, with the running transaction or one of its own. */
    public <W> JobView start(Caller by, JobKind<W> kind, W work, List<String> items) {
        UUID id = Ids.next();
        return Objects.requireNonNull(transaction.execute(_ -> {
            store.add(id, by, kind.name(), work, items, clock.instant());
            scheduler.ifAvailable(jobs -> {
                jobs.scheduleIfNotExists(JobTask.instance(by.tenant(), id), clock.instant());
                TransactionSynchronizationManager.registerSynchronization(new Nudge(jobs));
            });
            return store.find(by.tenant(), id, by.person()).orElseThrow();
        }));
    }

    /** A job, for the person who started it. */
    @Transactional(readOnly = true)
    public JobView find(Caller caller, UUID id) {
        return store.find(caller.tenant(), id, caller.person())
                .orElseThrow(() -> Refusal.notFound("job"))
                .told();
    }

    /** Whether more is to come of a job, for whoever knows of it. */
    @Transactional(readOnly = true)
    public boolean isUnderWay(UUID tenant, UUID id) {
        return store.isUnderWay(tenant, id);
    }

    /** The scheduler need not wait until it looks again. */
    private record Nudge(Scheduler scheduler) implements TransactionSynchronization {

        @Override
        public void afterCommit() {
            scheduler.triggerCheckForDueExecutions();
        }
    }
}
