package io.assent.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.assent.people.DepartmentView;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.shared.Role;
import io.assent.shared.Tenancy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps releases, which never change, and for seconds which of them is offered to whom: another node may publish. */
@Component
class CachedCatalog implements Catalog {
    private static final Duration CURRENT_FOR = Duration.ofSeconds(8);
    private static final int RELEASES = 500;
    private static final ScopedValue<Release> REHEARSED = ScopedValue.newInstance();

    private final Releases releases;
    private final PilotStore pilots;
    private final PackInstaller installer;
    private final People people;
    private final TransactionTemplate reading;
    private final Cache<UUID, Offer> offers =
            Caffeine.newBuilder().expireAfterWrite(CURRENT_FOR).build();
    private final Cache<UUID, Release> known =
            Caffeine.newBuilder().maximumSize(RELEASES).build();

    /** @param current request type to release */
    private record Offer(Map<String, UUID> current, Map<String, Pilot> pilots) {}

    CachedCatalog(
            Releases releases,
            PilotStore pilots,
            PackInstaller installer,
            People people,
            PlatformTransactionManager transactions) {
        this.releases = releases;
        this.pilots = pilots;
        this.installer = installer;
        this.people = people;
        this.reading = new TransactionTemplate(transactions);
    }

    @Override
    public Release requestType(UUID tenant, String key) {
        return find(Caller.system(tenant), key).orElseThrow(() -> Refusal.notFound("request type"));
    }

    @Override
    public Optional<Release> find(Caller caller, String key) {
        return offered(caller, Packs.canonical(key))
                .filter(release -> maySee(caller, release.pack().visibleTo()));
    }

    private Optional<Release> offered(Caller caller, String key) {
        if (rehearses(caller.tenant(), each -> each.key().equals(key))) {
            return Optional.of(REHEARSED.get());
        }
        Offer offer = offer(caller.tenant());
        return Optional.ofNullable(offer.current().get(key))
                .map(current -> pilot(caller, key, offer).map(Pilot::release).orElse(current))
                .map(id -> release(caller.tenant(), id));
    }

    /** The pilot that the caller belongs to. What is rehearsed meets none: it would come out otherwise for other people. */
    private Optional<Pilot> pilot(Caller caller, String key, Offer offer) {
        return Optional.ofNullable(offer.pilots().get(key))
                .filter(_ -> !caller.isSystem() && !REHEARSED.isBound())
                .filter(pilot -> people.find(caller.tenant(), caller.person())
                        .filter(person -> pilot.audience().has(key, person))
                        .isPresent());
    }

    @Override
    public Release release(UUID tenant, UUID id) {
        if (rehearses(tenant, each -> each.id().equals(id))) {
            return REHEARSED.get();
        }
        Release kept = known.getIfPresent(id);
        if (kept != null && kept.tenant().equals(tenant)) {
            return kept;
        }
        Release found = read(tenant, () -> releases.find(tenant, id)).orElseThrow(() -> Refusal.notFound("release"));
        known.put(id, found);
        return found;
    }

    @Override
    public List<Release> visibleTo(Caller caller) {
        return offer(caller.tenant()).current().keySet().stream()
                .flatMap(key -> offered(caller, key).stream())
                .filter(release -> maySee(caller, release.pack().visibleTo()))
                .toList();
    }

    @Override
    public void install(UUID tenant) {
        installer.install(List.of(tenant));
        forget(tenant);
    }

    /** Another release is offered. */
    void forget(UUID tenant) {
        offers.invalidate(tenant);
    }

    @Override
    public <T> T rehearse(UUID tenant, String pack, Map<String, byte[]> files, Supplier<T> work) {
        PackFiles draft = new PackFiles(pack, new TreeMap<>(files));
        UUID id = releases.find(tenant, pack, draft.hash())
                .orElseGet(() -> installer.release(tenant, draft, Publication.WITH_THE_APPLICATION));
        Release release = releases.find(tenant, id).orElseThrow();
        return ScopedValue.where(REHEARSED, release).call(work::get);
    }

    private static boolean rehearses(UUID tenant, Predicate<Release> wanted) {
        return REHEARSED.isBound() && REHEARSED.get().tenant().equals(tenant) && wanted.test(REHEARSED.get());
    }

    private Offer offer(UUID tenant) {
        Offer kept = offers.getIfPresent(tenant);
        if (kept != null) {
            return kept;
        }
        boolean isSettled = installer.isSettled();
        Offer found = read(tenant, () -> new Offer(releases.current(tenant), pilots.all(tenant)));
        if (isSettled && !found.current().isEmpty()) {
            offers.put(tenant, found);
        }
        return found;
    }

    private <T> T read(UUID tenant, Supplier<T> query) {
        return Tenancy.of(tenant, () -> Objects.requireNonNull(reading.execute(_ -> query.get())));
    }

    private boolean maySee(Caller caller, Pack.Visibility visibility) {
        if (caller.isSystem() || caller.is(Role.ADMIN) || caller.is(Role.DESIGNER)) {
            return true;
        }
        return isOneOf(caller.roles(), visibility.roles())
                && (visibility.departments().isEmpty()
                        || visibility.departments().contains(department(caller)));
    }

    /** Where no role is named it is for everybody of the house, not for customers. */
    private static boolean isOneOf(Set<Role> roles, Set<Role> wanted) {
        return roles.stream().anyMatch(role -> wanted.isEmpty() ? role != Role.CUSTOMER : wanted.contains(role));
    }

    private String department(Caller caller) {
        UUID department = people.find(caller.tenant(), caller.person())
                .map(PersonView::department)
                .orElse(null);
        return Optional.ofNullable(department)
                .flatMap(id -> people.department(caller.tenant(), id))
                .map(DepartmentView::key)
                .orElse("");
    }
}
