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

    record UnitRow(UUID id, UUID tenant, String key, String name, boolean active) {}

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

    void insertDepartment(UnitRow department, @Nullable UUID head) {
        db.sql("insert into department (id, tenant_id, key, name, head) values (:id, :tenant, :key, :name, :head)")
                .param("id", department.id())
                .param("tenant", department.tenant())
                .param("key", department.key())
                .param("name", department.name())
                .param("head", head)
                .update();
    }

    boolean updateDepartment(UnitRow department, @Nullable UUID head, long version) {
        return db.sql("""
            update department set name = :name, head = :head, active = :active, version = version + 1
            where id = :id and tenant_id = :tenant and version = :version
            """)
                        .param("name", department.name())
                        .param("head", head)
                        .param("active", department.active())
                        .param("id", department.id())
                        .param("tenant", department.tenant())
                        .param("version", version)
                        .update()
                == 1;
    }

    void insertGroup(UnitRow group) {
        db.sql("insert into people_group (id, tenant_id, key, name) values (:id, :tenant, :key, :name)")
                .paramSource(group)
                .update();
    }

    boolean updateGroup(UnitRow group, long version) {
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
        UUID[] ids = members.toArray(UUID[]::new);
        db.sql("delete from group_member where tenant_id = :tenant and people_group = :group and person <>"
                        + " all (:members)")
                .param("tenant", tenant)
                .param("group", group)
                .param("members", ids)
                .update();
        db.sql("""
            insert into group_member (tenant_id, people_group, person) select :tenant, :group, unnest(:members)
            on conflict do nothing
            """)
                .param("tenant", tenant)
                .param("group", group)
                .param("members", ids)
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
