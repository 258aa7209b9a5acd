package io.assent.people;

import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The persons of a tenant and the way they are organised. Reads are answered from a cache that a change empties. */
public interface People {

    Optional<PersonView> find(UUID tenant, UUID person);

    /** Persons by id; ids that are not there are left out. */
    Map<UUID, PersonView> find(UUID tenant, Collection<UUID> persons);

    /** A person by id or by e-mail address, as callers of the API may name them. */
    Optional<PersonView> named(UUID tenant, String idOrEmail);

    /**
     * The person whom a caller names.
     *
     * @param pointer where the name stands in what was sent
     * @throws Refusal when nobody is named so
     */
    default PersonView require(UUID tenant, String idOrEmail, String pointer) {
        return named(tenant, idOrEmail)
                .orElseThrow(() -> Refusal.invalid(
                        List.of(new Problem(pointer, "UNKNOWN_PERSON", "Nobody here has this id or e-mail."))));
    }

    /** The person's manager, active or not. */
    Optional<PersonView> manager(UUID tenant, UUID person);

    /** The head of the person's department. */
    Optional<PersonView> departmentHead(UUID tenant, UUID person);

    Optional<DepartmentView> department(UUID tenant, UUID department);

    /** A department by id or key, active or not. */
    Optional<DepartmentView> departmentNamed(UUID tenant, String idOrKey);

    /** A group by its key, for example {@code finance-committee}. */
    Optional<GroupView> group(UUID tenant, String key);

    /** The groups among the ids, for example among the principals of a task, by name. */
    List<GroupView> groups(UUID tenant, Collection<UUID> ids);

    /** Active members of a group. */
    List<PersonView> members(UUID tenant, String groupKey);

    /** Active persons of a department. */
    List<PersonView> inDepartment(UUID tenant, UUID department);

    /** Active persons with a role. */
    List<PersonView> withRole(UUID tenant, Role role);

    /** Type-ahead over names and addresses, active persons only. */
    List<PersonView> search(UUID tenant, String text, int limit);

    /** What may stand for the person in candidate rows: their own id, the ids of their groups, and what {@link MorePrincipals} name. */
    List<UUID> principals(UUID tenant, UUID person);

    /** Whether the person is not active any more, as it is in the running transaction: what is kept in memory may be seconds old. */
    boolean hasLeft(UUID tenant, UUID person);

    /** Ids of the groups to which nobody active belongs, in the running transaction as well. */
    Set<UUID> emptyGroups(UUID tenant);
}
