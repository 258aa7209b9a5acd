package io.assent.substitutions;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.assent.audit.Audit;
import io.assent.shared.Acting;
import io.assent.shared.Caller;
import io.assent.shared.Tenancy;
import io.assent.substitutions.Substitution.State;
import io.assent.substitutions.SubstitutionTurned.Turn;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets substitutions begin and end: at their instants by a job, and at once where that is now. */
@Component
class Turns {

    /** The instance is the substitution and its version, the data the tenant. */
    static final TaskDescriptor<String> TASK = TaskDescriptor.of("substitutions.turn", String.class);

    private final SubstitutionStore store;
    private final Rounds rounds;
    private final SchedulerClient jobs;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Turns(
            SubstitutionStore store,
            Rounds rounds,
            SchedulerClient jobs,
            Audit audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.rounds = rounds;
        this.jobs = jobs;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    void set(Substitution substitution) {
        if (substitution.state(clock.instant()) == State.CURRENT) {
            begin(substitution);
        } else {
            tell(substitution, Turn.PLANNED, null);
        }
        schedule(substitution);
    }

    void changed(Substitution before, Substitution after) {
        boolean isOther = !before.substitute().equals(after.substitute());
        boolean isCurrent = after.state(clock.instant()) == State.CURRENT;
        if (isOther) {
            tell(before, Turn.ENDED, null);
        }
        if (isCurrent && (isOther || before.beganAt() == null)) {
            begin(after);
        } else {
            if (isOther || !isCurrent) {
                tell(after, Turn.PLANNED, null);
            }
            rounds.go(after.tenant(), after.person());
        }
        schedule(after);
    }

    /** @param left name of who left, where that is why */
    void end(Substitution substitution, @Nullable String left) {
        store.ended(substitution, clock.instant());
        tell(substitution, Turn.ENDED, left);
        rounds.go(substitution.tenant(), substitution.person());
    }

    CompletionHandler<String> run(TaskInstance<String> job) {
        UUID tenant = UUID.fromString(job.getData());
        UUID id = UUID.fromString(job.getId().split(" ")[0]);
        return Tenancy.of(tenant, () -> inTransaction(tenant, id))
                .<CompletionHandler<String>>map(next -> (ended, execution) -> execution.reschedule(ended, next))
                .orElseGet(CompletionHandler.OnCompleteRemove::new);
    }

    private Optional<Instant> inTransaction(UUID tenant, UUID id) {
        return Objects.requireNonNull(transaction.execute(_ -> store.findForUpdate(tenant, id)
                .filter(found -> found.endedAt() == null)
                .flatMap(this::turn)));
    }

    /** @return when it turns next */
    private Optional<Instant> turn(Substitution substitution) {
        return switch (substitution.state(clock.instant())) {
            case PLANNED -> Optional.of(substitution.from());
            case CURRENT -> {
                if (substitution.beganAt() == null) {
                    begin(substitution);
                }
                yield Optional.of(substitution.until());
            }
            case ENDED -> {
                over(substitution);
                yield Optional.empty();
            }
        };
    }

    private void begin(Substitution substitution) {
        store.began(substitution, clock.instant());
        record("SUBSTITUTION_BEGAN", substitution);
        tell(substitution, Turn.BEGAN, null);
        rounds.go(substitution.tenant(), substitution.person());
    }

    private void over(Substitution substitution) {
        store.ended(substitution, substitution.until());
        record("SUBSTITUTION_OVER", substitution);
        tell(substitution, Turn.ENDED, null);
        rounds.go(substitution.tenant(), substitution.person());
    }

    private void record(String action, Substitution substitution) {
        Caller by = Acting.current();
        audit.record(
                by, Substitutions.entry(action, by, substitution).changing(null, Substitutions.facts(substitution)));
    }

    private void tell(Substitution substitution, Turn turn, @Nullable String left) {
        events.publishEvent(new SubstitutionTurned(substitution, turn, clock.instant(), left));
    }

    /** The job joins the running transaction. One of an earlier version finds nothing to do, or does the same. */
    private void schedule(Substitution substitution) {
        Instant next =
                substitution.state(clock.instant()) == State.PLANNED ? substitution.from() : substitution.until();
        jobs.scheduleIfNotExists(
                TASK.instance(substitution.id() + " " + substitution.version())
                        .data(substitution.tenant().toString())
                        .build(),
                next);
    }
}
