package io.assent.people;

import io.assent.shared.Role;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers from the organisation that is kept in memory. */
@Component
class CachedPeople implements People, Tenants {

    private final Organisations organisations;
    private final JdbcClient db;
    private final List<MorePrincipals> more;

    CachedPeople(Organisations organisations, JdbcClient db, ObjectProvider<MorePrincipals> more) {
        this.organisations = organisations;
        this.db = db;
        this.more = more.stream().toList();
    }

    @Override
    public Optional<PersonView> find(UUID tenant, UUID person) {
        return organisations.person(tenant, person);
    }

    @Override
    public Map<UUID, PersonView> find(UUID tenant, Collection<UUID> persons) {
        Map<UUID, PersonView> found = new LinkedHashMap<>();
        organisations
                .of(tenant)
                .ifPresent(organisation ->
                        persons.forEach(id -> organisation.person(id).ifPresent(person -> found.put(id, person))));
        return found;
    }

    @Override
    public Optional<PersonView> named(UUID tenant, String idOrEmail) {
        return organisations.of(tenant).flatMap(found -> found.named(idOrEmail));
    }

    @Override
    public Optional<PersonView> manager(UUID tenant, UUID person) {
        return organisations
                .of(tenant)
                .flatMap(found -> found.person(person).flatMap(known -> found.person(known.manager())));
    }

    @Override
    public Optional<PersonView> departmentHead(UUID tenant, UUID person) {
        return organisations
                .of(tenant)
                .flatMap(found -> found.person(person)
                        .flatMap(known -> found.department(known.department()))
                        .flatMap(department -> found.person(department.view().head())));
    }

    @Override
    public Optional<DepartmentView> department(UUID tenant, UUID department) {
        return organisations
                .of(tenant)
                .flatMap(found -> found.department(department))
                .map(Organisation.Department::view);
    }

    @Override
    public Optional<DepartmentView> departmentNamed(UUID tenant, String idOrKey) {
        return organisations
                .of(tenant)
                .flatMap(found -> found.departmentNamed(idOrKey))
                .map(Organisation.Department::view);
    }

    @Override
    public Optional<GroupView> group(UUID tenant, String key) {
        return organisations.of(tenant).flatMap(found -> found.group(key)).map(Organisation.Group::view);
    }

    @Override
    public List<GroupView> groups(UUID tenant, Collection<UUID> ids) {
        return organisations.of(tenant).map(found -> found.groupsAmong(ids)).orElse(List.of());
    }

    @Override
    public List<PersonView> members(UUID tenant, String groupKey) {
        return organisations.of(tenant).map(found -> found.members(groupKey)).orElse(List.of());
    }

    @Override
    public List<PersonView> inDepartment(UUID tenant, UUID department) {
        return organisations
                .of(tenant)
                .map(found -> found.inDepartment(department))
                .orElse(List.of());
    }

    @Override
    public List<PersonView> withRole(UUID tenant, Role role) {
        return organisations.of(tenant).stream()
                .flatMap(found -> found.persons().values().stream())
                .filter(person -> person.active() && person.roles().contains(role))
                .sorted(Comparator.comparing(PersonView::name))
                .toList();
    }

    @Override
    public List<PersonView> search(UUID tenant, String text, int limit) {
        return organisations.of(tenant).stream()
                .flatMap(found -> found.matching(text))
                .filter(PersonView::active)
                .limit(limit)
                .toList();
    }

    @Override
    public List<UUID> principals(UUID tenant, UUID person) {
        List<UUID> own =
                organisations.of(tenant).map(found -> found.principals(person)).orElse(List.of(person));
        return Stream.concat(own.stream(), more.stream().flatMap(other -> other.of(tenant, person).stream()))
                .toList();
    }

    @Override
    public boolean hasLeft(UUID tenant, UUID person) {
        return db.sql("select active from person where tenant_id = :tenant and id = :person")
                .param("tenant", tenant)
                .param("person", person)
                .query(Boolean.class)
                .optional()
                .map(active -> !active)
                .orElse(true);
    }

    @Override
    public Set<UUID> emptyGroups(UUID tenant) {
        return db.sql("""
            select g.id from people_group g where g.tenant_id = :tenant and not exists (
                select from group_member m join person p on p.tenant_id = :tenant and p.id = m.person and p.active
                where m.tenant_id = :tenant and m.people_group = g.id)
            """).param("tenant", tenant).query(UUID.class).set();
    }

    @Override
    public Optional<TenantView> find(UUID tenant) {
        return organisations.of(tenant).map(Organisation::tenant);
    }

    @Override
    public List<UUID> all() {
        return db.sql("select distinct tenant from sign_in").query(UUID.class).list();
    }

    @Override
    public Optional<SignIn> signIn(String email) {
        return db.sql("select tenant, person from sign_in where email = :email")
                .param("email", email.strip().toLowerCase(Locale.ROOT))
                .query(SignIn.class)
                .optional();
    }

    @Override
    public Optional<SignIn> signIn(UUID person) {
        return db.sql("select tenant, person from sign_in where person = :person")
                .param("person", person)
                .query(SignIn.class)
                .optional();
    }
}
