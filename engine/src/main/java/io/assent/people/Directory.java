package io.assent.people;

import io.assent.shared.Caller;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The organisation as people look it up: persons, departments and groups with their versions. */
@Service
public class Directory {

    private final Organisations organisations;
    private final OrganisationStore store;

    Directory(Organisations organisations, OrganisationStore store) {
        this.organisations = organisations;
        this.store = store;
    }

    /** @param version the ETag */
    public record PersonEntry(
            PersonView person,
            @Nullable DepartmentView department,
            @Nullable PersonRef manager,
            long version) {}

    /** @param members of a group; empty for a department */
    public record UnitEntry(
            UUID id,
            String key,
            String name,
            boolean active,
            @Nullable PersonRef head,
            List<PersonRef> members,
            long version) {}

    /** In the order of their names, or with the best match first. */
    public Stream<PersonEntry> persons(Caller caller, @Nullable String text, boolean active) {
        Organisation organisation = organisation(caller);
        Stream<PersonView> found = text == null || text.isBlank()
                ? organisation.persons().values().stream()
                        .sorted(Comparator.comparing(PersonView::name).thenComparing(PersonView::id))
                : organisation.matching(text);
        return found.filter(person -> person.active() == active).map(person -> entry(organisation, person, 0));
    }

    /** @throws Refusal not found */
    @Transactional(readOnly = true)
    public PersonEntry person(Caller caller, UUID id) {
        Permissions.require(caller, Permission.READ_PEOPLE);
        Organisation organisation = organisations.load(caller.tenant()).orElseThrow();
        PersonView person = organisation.person(id).orElseThrow(() -> Refusal.notFound("person"));
        return entry(organisation, person, store.personVersion(caller.tenant(), id));
    }

    public List<UnitEntry> departments(Caller caller) {
        Organisation organisation = organisation(caller);
        return organisation.departments().values().stream()
                .filter(Organisation.Department::active)
                .map(department -> entry(organisation, department))
                .sorted(Comparator.comparing(UnitEntry::name).thenComparing(UnitEntry::id))
                .toList();
    }

    public List<UnitEntry> groups(Caller caller) {
        Organisation organisation = organisation(caller);
        return organisation.groups().values().stream()
                .filter(Organisation.Group::active)
                .map(group -> entry(organisation, group))
                .sorted(Comparator.comparing(UnitEntry::name).thenComparing(UnitEntry::id))
                .toList();
    }

    /** By id or key, active or not. @throws Refusal not found */
    @Transactional(readOnly = true)
    public UnitEntry department(Caller caller, String idOrKey) {
        Permissions.require(caller, Permission.READ_PEOPLE);
        Organisation organisation = organisations.load(caller.tenant()).orElseThrow();
        return entry(
                organisation, organisation.departmentNamed(idOrKey).orElseThrow(() -> Refusal.notFound("department")));
    }

    /** By id or key, active or not. @throws Refusal not found */
    @Transactional(readOnly = true)
    public UnitEntry group(Caller caller, String idOrKey) {
        Permissions.require(caller, Permission.READ_PEOPLE);
        Organisation organisation = organisations.load(caller.tenant()).orElseThrow();
        return entry(organisation, organisation.groupNamed(idOrKey).orElseThrow(() -> Refusal.notFound("group")));
    }

    private Organisation organisation(Caller caller) {
        Permissions.require(caller, Permission.READ_PEOPLE);
        return organisations.of(caller.tenant()).orElseThrow();
    }

    private static PersonEntry entry(Organisation organisation, PersonView person, long version) {
        return new PersonEntry(
                person,
                organisation
                        .department(person.department())
                        .map(Organisation.Department::view)
                        .orElse(null),
                organisation.person(person.manager()).map(PersonRef::of).orElse(null),
                version);
    }

    private static UnitEntry entry(Organisation organisation, Organisation.Department department) {
        DepartmentView view = department.view();
        PersonRef head = organisation.person(view.head()).map(PersonRef::of).orElse(null);
        return new UnitEntry(
                view.id(), view.key(), view.name(), department.active(), head, List.of(), department.version());
    }

    private static UnitEntry entry(Organisation organisation, Organisation.Group group) {
        GroupView view = group.view();
        List<PersonRef> members = group.members().stream()
                .flatMap(id -> organisation.person(id).stream())
                .map(PersonRef::of)
                .sorted(Comparator.comparing(PersonRef::name))
                .toList();
        return new UnitEntry(view.id(), view.key(), view.name(), group.active(), null, members, group.version());
    }
}
