package io.assent.people;

import io.assent.shared.Role;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes organisations. */
@Component
class OrganisationStore {

    private final JdbcClient db;

    OrganisationStore(JdbcClient db) {
        this.db = db;
    }

    /** What a person's row holds; {@code locale} and {@code zone} are the tenant's when absent. */
    record PersonRow(
            UUID id,
            UUID tenant,
            String name,
            String email,
            @Nullable String title,
            @Nullable UUID department,
            @Nullable UUID manager,
            boolean active,
            @Nullable String locale,
            @Nullable String zone) {}

    record DepartmentRow(
            UUID id,
            UUID tenant,
            String key,
            String name,
            boolean active,
            @Nullable UUID head,
            @Nullable UUID parent) {}

    record GroupRow(UUID id, UUID tenant, String key, String name, boolean active) {}

    /** Who changes the organisation waits here until the transaction ends: what is checked against all of it stays true. */
    void lock(UUID tenant) {
        db.sql("select id from tenant where id = :tenant and tenant_id = :tenant for no key update")
                .param("tenant", tenant)
                .query(UUID.class)
                .single();
    }

    /** Until the transaction ends people may report to somebody who is not there yet. */
    void deferManagers() {
        db.sql("set constraints person_tenant_id_manager_fkey deferred").update();
    }

    void insert(TenantView tenant) {
        db.sql("insert into tenant (id, key, name, locale, zone) values (:id, :key, :name, :locale, :zone)")
                .param("id", tenant.id())
                .param("key", tenant.key())
                .param("name", tenant.name())
                .param("locale", tenant.locale())
                .param("zone", tenant.zone().getId())
                .update();
    }

    void insert(PersonRow person) {
        db.sql("""
            insert into person (id, tenant_id, name, email, title, department, manager, active, locale, zone)
            values (:id, :tenant, :name, :email, :title, :department, :manager, :active, :locale, :zone)
            """).paramSource(person).update();
        db.sql("insert into sign_in (email, tenant, person) values (:email, :tenant, :id)")
                .paramSource(person)
                .update();
    }

    /** @return whether the version was still the one that was read */
    boolean update(PersonRow person, long version) {
        boolean updated = db.sql("""
            update person set name = :name, email = :email, title = :title, department = :department,
                   manager = :manager, active = :active, locale = :locale, zone = :zone, version = version + 1
            where id = :id and tenant_id = :tenant and version = :version
            """)
                        .param("name", person.name())
                        .param("email", person.email())
                        .param("title", person.title())
                        .param("department", person.department())
                        .param("manager", person.manager())
                        .param("active", person.active())
                        .param("locale", person.locale())
                        .param("zone", person.zone())
                        .param("id", person.id())
                        .param("tenant", person.tenant())
                        .param("version", version)
                        .update()
                == 1;
        db.sql("update sign_in set email = :email where person = :id and tenant = :tenant and email <> :email")
                .paramSource(person)
                .update();
        return updated;
    }

    void setRoles(UUID tenant, UUID person, Set<Role> roles) {
        String[] names = roles.stream().map(Role::name).toArray(String[]::new);
        db.sql("delete from person_role where tenant_id = :tenant and person = :person and role <> all (:roles)")
                .param("tenant", tenant)
                .param("person", person)
                .param("roles", names)
                .update();
        db.sql("""
            insert into person_role (tenant_id, person, role) select :tenant, :person, unnest(:roles)
            on conflict do nothing
            """)
                .param("tenant", tenant)
                .param("person", person)
                .param("roles", names)
                .update();
    }

    /** Sets of which active groups the person is a member. */
    void setGroups(UUID tenant, UUID person, Collection<UUID> groups) {
        db.sql("""
            with gone as (
                delete from group_member m using people_group g
                where m.tenant_id = :tenant and m.person = :person and m.people_group <> all (:groups)
                      and g.tenant_id = :tenant and g.id = m.people_group and g.active
                returning m.people_group),
            come as (
                insert into group_member (tenant_id, people_group, person) select :tenant, unnest(:groups), :person
                on conflict do nothing returning people_group)
            update people_group set version = version + 1
            where tenant_id = :tenant
                  and id in (select people_group from gone union all select people_group from come)
            """)
                .param("tenant", tenant)
                .param("person", person)
                .param("groups", groups.toArray(UUID[]::new))
                .update();
    }

    void insertDepartment(DepartmentRow department) {
        db.sql("""
            insert into department (id, tenant_id, key, name, head, parent)
            values (:id, :tenant, :key, :name, :head, :parent)
            """).paramSource(department).update();
    }

    boolean updateDepartment(DepartmentRow department, long version) {
        return db.sql("""
            update department set name = :name, head = :head, parent = :parent, active = :active, version = version + 1
            where id = :id and tenant_id = :tenant and version = :version
            """)
                        .param("name", department.name())
                        .param("head", department.head())
                        .param("parent", department.parent())
                        .param("active", department.active())
                        .param("id", department.id())
                        .param("tenant", department.tenant())
                        .param("version", version)
                        .update()
                == 1;
    }

    void insertGroup(GroupRow group) {
        db.sql("insert into people_group (id, tenant_id, key, name) values (:id, :tenant, :key, :name)")
                .paramSource(group)
                .update();
    }

    boolean updateGroup(GroupRow group, long version) {
        return db.sql("""
            update people_group set name = :name, active = :active, version = version + 1
            where id = :id and tenant_id = :tenant and version = :version
            """)
                        .param("name", group.name())
                        .param("active", group.active())
                        .param("id", group.id())
                        .param("tenant", group.tenant())
                        .param("version", version)
                        .update()
                == 1;
    }

    void setMembers(UUID tenant, UUID group, Collection<UUID> members) {
        db.sql("""
            with gone as (
                delete from group_member
                where tenant_id = :tenant and people_group = :group and person <> all (:members) returning person),
            come as (
                insert into group_member (tenant_id, people_group, person) select :tenant, :group, unnest(:members)
                on conflict do nothing returning person)
            update person set version = version + 1
            where tenant_id = :tenant and id in (select person from gone union all select person from come)
            """)
                .param("tenant", tenant)
                .param("group", group)
                .param("members", members.toArray(UUID[]::new))
                .update();
    }

    PersonRow person(UUID tenant, UUID person) {
        return db.sql("""
            select id, tenant_id as tenant, name, email, title, department, manager, active, locale, zone
            from person where tenant_id = :tenant and id = :person
            """)
                .param("tenant", tenant)
                .param("person", person)
                .query(PersonRow.class)
                .single();
    }

    long personVersion(UUID tenant, UUID person) {
        return db.sql("select version from person where tenant_id = :tenant and id = :person")
                .param("tenant", tenant)
                .param("person", person)
                .query(Long.class)
                .single();
    }
}
