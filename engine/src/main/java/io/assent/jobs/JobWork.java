package io.assent.jobs;

import io.assent.jobs.JobStore.Item;
import io.assent.jobs.JobStore.Open;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Acting;
import io.assent.shared.Background;
import io.assent.shared.Caller;
import io.assent.shared.Json;
import io.assent.shared.Refusal;
import io.assent.shared.Tenancy;
import io.assent.shared.web.RequestId;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Does a job's items chunk by chunk, as the person who started it and with the rights that they have by then. */
@Component
class JobWork {

    private final JobStore store;
    private final ObjectProvider<JobKind<?>> kinds;
    private final People people;
    private final Json json;
    private final TransactionTemplate transaction;
    private final Background background;
    private final Clock clock;

    JobWork(
            JobStore store,
            ObjectProvider<JobKind<?>> kinds,
            People people,
            Json json,
            TransactionTemplate transaction,
            Background background,
            Clock clock) {
        this.store = store;
        this.kinds = kinds;
        this.people = people;
        this.json = json;
        this.transaction = transaction;
        this.background = background;
        this.clock = clock;
    }

    /** Does the next chunk. @return false when nothing is left */
    boolean next(UUID tenant, UUID id) {
        return Tenancy.of(tenant, () -> {
            Optional<Open> open = inTransaction(() -> store.open(tenant, id));
            open.ifPresent(job -> RequestId.within(job.request(), () -> next(tenant, id, job)));
            return open.isPresent();
        });
    }

    private void next(UUID tenant, UUID id, Open job) {
        JobKind<?> kind = kinds.stream()
                .filter(each -> each.name().equals(job.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no part of this platform does " + job.kind()));
        people.find(tenant, job.owner())
                .filter(PersonView::active)
                .ifPresentOrElse(
                        owner -> perform(id, kind, job, owner),
                        () -> advance(tenant, id, kind.chunk(), JobWork::refused));
    }

    private <W> void perform(UUID id, JobKind<W> kind, Open job, PersonView owner) {
        Caller by = new Caller(owner.tenant(), owner.id(), owner.name(), owner.roles(), job.channel(), job.address());
        W work = json.read(job.work(), kind.work());
        Acting.as(by, () -> {
            try {
                return advance(by.tenant(), id, kind.chunk(), items -> kind.perform(by, work, items));
            } catch (RuntimeException failed) {
                Chunks.passOn(failed);
                return oneByOne(id, kind, by, work);
            }
        });
    }

    private <W> int oneByOne(UUID id, JobKind<W> kind, Caller by, W work) {
        int done = 0;
        while (done < kind.chunk() && alone(id, kind, by, work) > 0) {
            done++;
        }
        return done;
    }

    private <W> int alone(UUID id, JobKind<W> kind, Caller by, W work) {
        try {
            return advance(by.tenant(), id, 1, items -> kind.perform(by, work, items));
        } catch (RuntimeException failed) {
            return advance(by.tenant(), id, 1, items -> List.of(Chunks.result(kind, items.getFirst(), failed)));
        }
    }

    /** Does some items and notes what came of them in one transaction. @return how many */
    private int advance(UUID tenant, UUID id, int limit, Function<List<String>, List<ItemResult>> work) {
        return background.work(() -> inTransaction(() -> {
            List<Item> items = store.open(tenant, id).isEmpty() ? List.of() : store.next(tenant, id, limit);
            if (!items.isEmpty()) {
                List<ItemResult> results =
                        work.apply(items.stream().map(Item::item).toList());
                store.record(tenant, id, items, results, clock.instant());
            }
            return items.size();
        }));
    }

    private static List<ItemResult> refused(List<String> items) {
        Refusal refusal = Refusal.forbidden("The account is no longer active.");
        return items.stream().map(item -> ItemResult.refused(item, refusal)).toList();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
