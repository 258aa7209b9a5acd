package io.assent.facilities;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.assent.people.MorePrincipals;
import io.assent.shared.Tenancy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whoever manages a property or is of its staff stands for it, and so reads what was shared with it. Kept for seconds: other nodes see a
 * change that late, this one at once.
 */
@Component
class Keepers implements MorePrincipals {

    private static final Duration KEPT = Duration.ofSeconds(8);

    private final FacilityStore store;
    private final TransactionTemplate reading;
    private final Cache<UUID, Map<UUID, List<UUID>>> known =
            Caffeine.newBuilder().expireAfterWrite(KEPT).build();
    private final AtomicLong changes = new AtomicLong();

    Keepers(FacilityStore store, PlatformTransactionManager transactions) {
        this.store = store;
        this.reading = new TransactionTemplate(transactions);
    }

    @Override
    public List<UUID> of(UUID tenant, UUID person) {
        Map<UUID, List<UUID>> kept = known.getIfPresent(tenant);
        return (kept == null ? read(tenant) : kept).getOrDefault(person, List.of());
    }

    /** Not loaded inside the cache: who waits there may hold the connection that the loader needs. */
    private Map<UUID, List<UUID>> read(UUID tenant) {
        long before = changes.get();
        Map<UUID, List<UUID>> loaded =
                Tenancy.of(tenant, () -> Objects.requireNonNull(reading.execute(_ -> store.keepers(tenant))));
        if (before == changes.get()) {
            known.put(tenant, loaded);
        }
        return loaded;
    }

    /** After a rollback as well: the transaction may have read what it wrote. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION)
    void forget(FacilitiesChanged change) {
        changes.incrementAndGet();
        known.invalidate(change.tenant());
    }
}
