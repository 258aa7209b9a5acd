package io.assent.people.web;

import io.assent.people.DepartmentView;
import io.assent.people.Directory.PersonEntry;
import io.assent.people.PersonRef;
import io.assent.people.PersonView;
import io.assent.shared.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person of the directory.
 *
 * @param photo the address of their photo, another one for each
 */
record PersonResponse(
        UUID id,
        String name,
        String email,
        @Nullable String title,
        @Nullable Department department,
        @Nullable PersonRef manager,
        boolean active,
        List<Role> roles,
        List<String> groups,
        String locale,
        String zone,
        @Nullable String photo) {

    record Department(UUID id, String key, String name) {

        static @Nullable Department of(@Nullable DepartmentView department) {
            return department == null ? null : new Department(department.id(), department.key(), department.name());
        }
    }

    static PersonResponse of(PersonEntry entry) {
        PersonView person = entry.person();
        return new PersonResponse(
                person.id(),
                person.name(),
                person.email(),
                person.title(),
                Department.of(entry.department()),
                entry.manager(),
                person.active(),
                person.roles().stream().sorted().toList(),
                person.groups().stream().sorted().toList(),
                person.locale(),
                person.zone().getId(),
                person.photo());
    }
}
