package io.assent.people;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.assent.shared.Role;
import io.assent.shared.Tenancy;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads organisations and keeps them for seconds: other nodes see a change that late, this one at once. */
@Component
class Organisations {

    private static final Duration KEPT = Duration.ofSeconds(8);

    private final JdbcClient db;
    private final TransactionTemplate reading;
    private final Cache<UUID, Organisation> known =
            Caffeine.newBuilder().expireAfterWrite(KEPT).build();
    private final AtomicLong changes = new AtomicLong();

    Organisations(JdbcClient db, PlatformTransactionManager transactions) {
        this.db = db;
        this.reading = new TransactionTemplate(transactions);
    }

    /** Not loaded inside the cache: who waits there may hold the connection that the loader needs. */
    Optional<Organisation> of(UUID tenant) {
        Organisation kept = known.getIfPresent(tenant);
        if (kept != null) {
            return Optional.of(kept);
        }
        long before = changes.get();
        Optional<Organisation> loaded = Tenancy.of(tenant, () -> reading.execute(status -> load(tenant)));
        if (before == changes.get()) {
            loaded.ifPresent(organisation -> known.put(tenant, organisation));
        }
        return loaded;
    }

    /** One person; who was added on another node a moment ago is there as well. */
    Optional<PersonView> person(UUID tenant, UUID id) {
        Optional<PersonView> kept = of(tenant).flatMap(found -> found.person(id));
        if (kept.isPresent() || !isThere(tenant, id)) {
            return kept;
        }
        known.invalidate(tenant);
        return of(tenant).flatMap(found -> found.person(id));
    }

    private boolean isThere(UUID tenant, UUID person) {
        Boolean there = Tenancy.of(
                tenant,
                () -> reading.execute(status -> db.sql(
                                "select exists (select 1 from person where tenant_id = :tenant and id = :person)")
                        .param("tenant", tenant)
                        .param("person", person)
                        .query(Boolean.class)
                        .single()));
        return Boolean.TRUE.equals(there);
    }

    /** As it is in the running transaction. */
    Optional<Organisation> load(UUID tenant) {
        return tenant(tenant).map(found -> Organisation.of(found, persons(found), departments(tenant), groups(tenant)));
    }

    /** After a rollback as well: the transaction may have read what it wrote. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION)
    void forget(OrganisationChanged change) {
        changes.incrementAndGet();
        known.invalidate(change.by().tenant());
    }

    private Optional<TenantView> tenant(UUID tenant) {
        return db.sql("select id, key, name, locale, zone from tenant where id = :tenant and tenant_id = :tenant")
                .param("tenant", tenant)
                .query((row, _) -> new TenantView(
                        row.getObject("id", UUID.class),
                        row.getString("key"),
                        row.getString("name"),
                        row.getString("locale"),
                        ZoneId.of(row.getString("zone"))))
                .optional();
    }

    private List<PersonView> persons(TenantView tenant) {
        return db.sql("""
            select p.*, f.hash photo,
                   array(select r.role from person_role r where r.person = p.id and r.tenant_id = :tenant) roles,
                   array(select g.key from group_member m join people_group g on g.id = m.people_group
                         where m.person = p.id and m.tenant_id = :tenant and g.active) groups
            from person p left join person_photo f on f.tenant_id = p.tenant_id and f.person = p.id
            where p.tenant_id = :tenant
            """)
                .param("tenant", tenant.id())
                .query((row, _) -> person(row, tenant))
                .list();
    }

    private List<Organisation.Department> departments(UUID tenant) {
        return db.sql("select id, key, name, head, parent, active, version from department where tenant_id = :tenant")
                .param("tenant", tenant)
                .query((row, _) -> new Organisation.Department(
                        new DepartmentView(
                                row.getObject("id", UUID.class),
                                row.getString("key"),
                                row.getString("name"),
                                row.getObject("head", UUID.class),
                                row.getObject("parent", UUID.class)),
                        row.getBoolean("active"),
                        row.getLong("version")))
                .list();
    }

    private List<Organisation.Group> groups(UUID tenant) {
        return db.sql("""
            select g.id, g.key, g.name, g.active, g.version,
                   array(select m.person::text from group_member m
                         where m.people_group = g.id and m.tenant_id = :tenant) members
            from people_group g where g.tenant_id = :tenant
            """)
                .param("tenant", tenant)
                .query((row, _) -> new Organisation.Group(
                        new GroupView(row.getObject("id", UUID.class), row.getString("key"), row.getString("name")),
                        row.getBoolean("active"),
                        row.getLong("version"),
                        set(row.getArray("members"), UUID::fromString)))
                .list();
    }

    private static PersonView person(ResultSet row, TenantView tenant) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String zone = row.getString("zone");
        String locale = row.getString("locale");
        String photo = row.getString("photo");
        return new PersonView(
                id,
                tenant.id(),
                row.getString("name"),
                row.getString("email"),
                row.getString("title"),
                row.getObject("department", UUID.class),
                row.getObject("manager", UUID.class),
                row.getBoolean("active"),
                set(row.getArray("roles"), Role::valueOf),
                set(row.getArray("groups"), Function.identity()),
                locale == null ? tenant.locale() : locale,
                zone == null ? tenant.zone() : ZoneId.of(zone),
                photo == null ? null : Photos.address(id, photo));
    }

    private static <T> Set<T> set(@Nullable Array values, Function<String, T> of) throws SQLException {
        return values == null
                ? Set.of()
                : Stream.of((String[]) values.getArray()).map(of).collect(toUnmodifiableSet());
    }
}
