package io.assent.calendars;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.assent.people.TenantView;
import io.assent.people.Tenants;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Keeps the calendars of a tenant for seconds, and revisions, which never change, for as long as they are asked for. */
@Component
class StoredCalendars implements Calendars {

    private static final Duration KEPT = Duration.ofSeconds(8);
    private static final String FIRST_NAME = "Office hours";

    private final CalendarStore store;
    private final Tenants tenants;
    private final Cache<UUID, List<CalendarView>> known =
            Caffeine.newBuilder().expireAfterWrite(KEPT).build();
    private final Cache<UUID, WorkingTime> revisions =
            Caffeine.newBuilder().maximumSize(1_000).build();

    StoredCalendars(CalendarStore store, Tenants tenants) {
        this.store = store;
        this.tenants = tenants;
    }

    @Override
    public WorkingTime standard(UUID tenant) {
        return of(tenant).stream()
                .filter(CalendarView::isStandard)
                .findFirst()
                .orElseThrow()
                .time();
    }

    @Override
    public Optional<CalendarView> find(UUID tenant, UUID calendar) {
        return of(tenant).stream().filter(each -> each.id().equals(calendar)).findFirst();
    }

    @Override
    public WorkingTime revision(UUID tenant, UUID revision) {
        WorkingTime kept = revisions.getIfPresent(revision);
        if (kept == null) {
            kept = store.revision(tenant, revision);
            revisions.put(revision, kept);
        }
        return kept;
    }

    @Override
    public String nameOf(UUID tenant, @Nullable UUID revision) {
        return revision == null ? FIRST_NAME : store.nameOf(tenant, revision);
    }

    private List<CalendarView> of(UUID tenant) {
        List<CalendarView> kept = known.getIfPresent(tenant);
        if (kept == null) {
            kept = read(tenant);
            known.put(tenant, kept);
        }
        return kept;
    }

    /** As they are in the running transaction. */
    List<CalendarView> read(UUID tenant) {
        return store.all(tenant, first(tenant), this::revision);
    }

    /** What a tenant has that never wrote one down; its id is the tenant's. */
    private CalendarView first(UUID tenant) {
        ZoneId zone = tenants.find(tenant).map(TenantView::zone).orElse(ZoneOffset.UTC);
        return new CalendarView(tenant, FIRST_NAME, WorkingTime.office(zone), true, 1);
    }

    void forget(UUID tenant) {
        known.invalidate(tenant);
    }

    /** After a rollback as well: the transaction may have read what it wrote. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION)
    void forget(CalendarChanged change) {
        forget(change.by().tenant());
    }
}
