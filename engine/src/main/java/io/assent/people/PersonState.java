package io.assent.people;

import io.assent.people.OrganisationStore.PersonRow;
import io.assent.shared.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that administrators say about a person.
 *
 * @param groups keys of the active groups they belong to
 */
record PersonState(PersonRow row, Set<Role> roles, Set<String> groups) {

    boolean administers() {
        return row.active() && roles.contains(Role.ADMIN);
    }

    /** For the audit. */
    Map<String, @Nullable Object> facts() {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("name", row.name());
        facts.put("email", row.email());
        facts.put("title", row.title());
        facts.put("department", row.department());
        facts.put("manager", row.manager());
        facts.put("active", row.active());
        facts.put("locale", row.locale());
        facts.put("zone", row.zone());
        facts.put("roles", new TreeSet<>(roles));
        facts.put("groups", new TreeSet<>(groups));
        return facts;
    }
}
