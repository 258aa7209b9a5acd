package io.assent.people;

import io.assent.shared.Caller;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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

    /**
     * @param parent of a department
     * @param members of a group; of a department who works there
     */
    public record UnitEntry(
            UUID id,
            String key,
            String name,
            boolean active,
            @Nullable PersonRef head,
            @Nullable DepartmentView parent,
            List<PersonRef> members,
            long version) {}

    /** In the order of their names, or with the best match first. */
    public Stream<PersonEntry> persons(Caller caller, PersonFilter filter) {
        Organisation organisation = organisation(caller);
        String text = filter.text();
        Stream<PersonView> found = text == null || text.isBlank()
                ? organisation.persons().values().stream()
                        .sorted(Comparator.comparing(PersonView::name).thenComparing(PersonView::id))
                : organisation.matching(text);
        return found.filter(person -> isWanted(person, filter, organisation))
                .map(person -> entry(organisation, person, 0));
    }

    private static boolean isWanted(PersonView person, PersonFilter filter, Organisation organisation) {
        return person.active() == filter.active()
                && (filter.manager() == null || filter.manager().equals(person.manager()))
                && (filter.role() == null || person.roles().contains(filter.role()))
                && (filter.group() == null || person.groups().contains(filter.group()))
                && (filter.department() == null
                        || organisation
                                .departmentNamed(filter.department())
                                .filter(found -> found.view().id().equals(person.department()))
                                .isPresent());
    }

    /** @throws Refusal not found */
    @Transactional(readOnly = true)
    public PersonEntry person(Caller caller, UUID id) {
        Permissions.require(caller, Permission.READ_PEOPLE);
        Organisation organisation = organisations.load(caller.tenant()).orElseThrow();
        PersonView person = organisation.person(id).orElseThrow(() -> Refusal.notFound("person"));
        return entry(organisation, person, store.personVersion(caller.tenant(), id));
    }

    /** By name. @param text what the name or key holds */
    public List<UnitEntry> departments(Caller caller, @Nullable String text, boolean active) {
        Organisation organisation = organisation(caller);
        return organisation.departments().values().stream()
                .filter(department -> department.active() == active)
                .map(department -> entry(organisation, department))
                .filter(unit -> holds(unit, text))
                .sorted(Comparator.comparing(UnitEntry::name).thenComparing(UnitEntry::id))
                .toList();
    }

    /** By name. @param text what the name or key holds */
    public List<UnitEntry> groups(Caller caller, @Nullable String text, boolean active) {
        Organisation organisation = organisation(caller);
        return organisation.groups().values().stream()
                .filter(group -> group.active() == active)
                .map(group -> entry(organisation, group))
                .filter(unit -> holds(unit, text))
                .sorted(Comparator.comparing(UnitEntry::name).thenComparing(UnitEntry::id))
                .toList();
    }

    private static boolean holds(UnitEntry unit, @Nullable String text) {
        return text == null
                || (unit.name() + " " + unit.key())
                        .toLowerCase(Locale.ROOT)
                        .contains(text.strip().toLowerCase(Locale.ROOT));
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
        List<PersonRef> members = refs(organisation.persons().values().stream()
                .filter(person -> person.active() && view.id().equals(person.department())));
        return new UnitEntry(
                view.id(),
                view.key(),
                view.name(),
                department.active(),
                organisation.person(view.head()).map(PersonRef::of).orElse(null),
                organisation
                        .department(view.parent())
                        .map(Organisation.Department::view)
                        .orElse(null),
                members,
                department.version());
    }

    private static UnitEntry entry(Organisation organisation, Organisation.Group group) {
        GroupView view = group.view();
        List<PersonRef> members = refs(group.members().stream().flatMap(id -> organisation.person(id).stream()));
        return new UnitEntry(view.id(), view.key(), view.name(), group.active(), null, null, members, group.version());
    }

    private static List<PersonRef> refs(Stream<PersonView> persons) {
        return persons.map(PersonRef::of)
                .sorted(Comparator.comparing(PersonRef::name).thenComparing(PersonRef::id))
                .toList();
    }
}
