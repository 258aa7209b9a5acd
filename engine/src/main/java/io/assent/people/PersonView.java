package io.assent.people;

import io.assent.shared.Role;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as other modules see them.
 *
 * @param groups keys of the groups they belong to
 * @param locale language tag, {@code en} or {@code de}
 * @param photo the address of their photo, another one for each
 */
public record PersonView(
        UUID id,
        UUID tenant,
        String name,
        String email,
        @Nullable String title,
        @Nullable UUID department,
        @Nullable UUID manager,
        boolean active,
        Set<Role> roles,
        Set<String> groups,
        String locale,
        ZoneId zone,
        @Nullable String photo) {

    /** The same person in other roles. */
    public PersonView as(Set<Role> others) {
        return new PersonView(
                id, tenant, name, email, title, department, manager, active, others, groups, locale, zone, photo);
    }

    /** The same person under another manager. */
    PersonView reportingTo(UUID other) {
        return new PersonView(
                id, tenant, name, email, title, department, other, active, roles, groups, locale, zone, photo);
    }
}
