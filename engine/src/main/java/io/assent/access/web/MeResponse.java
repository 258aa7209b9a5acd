package io.assent.access.web;

import io.assent.people.DepartmentView;
import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.people.PersonView;
import io.assent.people.TenantView;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Role;
import io.assent.substitutions.SubstitutionView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The person at the keyboard.
 *
 * @param photo the address of their photo, another one for each
 * @param substitution who stands in for them now
 */
record MeResponse(
        UUID id,
        String email,
        String name,
        @Nullable String title,
        Tenant tenant,
        List<Role> roles,
        List<Permission> permissions,
        @Nullable Unit department,
        @Nullable PersonRef manager,
        List<String> groups,
        String locale,
        String zone,
        @Nullable String photo,
        @Nullable SubstitutionView substitution) {

    record Tenant(UUID id, String key, String name) {

        static Tenant of(TenantView tenant) {
            return new Tenant(tenant.id(), tenant.key(), tenant.name());
        }
    }

    record Unit(UUID id, String key, String name) {

        static Unit of(DepartmentView department) {
            return new Unit(department.id(), department.key(), department.name());
        }
    }

    static MeResponse of(PersonView person, TenantView tenant, People people, @Nullable SubstitutionView substitution) {
        return new MeResponse(
                person.id(),
                person.email(),
                person.name(),
                person.title(),
                Tenant.of(tenant),
                person.roles().stream().sorted().toList(),
                Permissions.of(person.roles()),
                person.department() == null
                        ? null
                        : people.department(person.tenant(), person.department())
                                .map(Unit::of)
                                .orElse(null),
                people.manager(person.tenant(), person.id()).map(PersonRef::of).orElse(null),
                person.groups().stream().sorted().toList(),
                person.locale(),
                person.zone().getId(),
                person.photo(),
                substitution);
    }
}
