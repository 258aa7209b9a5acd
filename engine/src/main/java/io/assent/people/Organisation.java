package io.assent.people;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A tenant's people as they were at one moment. */
record Organisation(
        TenantView tenant,
        Map<UUID, PersonView> persons,
        Map<String, PersonView> byEmail,
        Map<UUID, Department> departments,
        Map<String, Group> groups) {

    record Department(DepartmentView view, boolean active, long version) {}

    record Group(GroupView view, boolean active, long version, Set<UUID> members) {}

    static Organisation of(
            TenantView tenant,
            Collection<PersonView> persons,
            Collection<Department> departments,
            Collection<Group> groups) {
        return new Organisation(
                tenant,
                persons.stream().collect(toUnmodifiableMap(PersonView::id, identity())),
                persons.stream().collect(toUnmodifiableMap(PersonView::email, identity())),
                departments.stream()
                        .collect(toUnmodifiableMap(found -> found.view().id(), identity())),
                groups.stream().collect(toUnmodifiableMap(found -> found.view().key(), identity())));
    }

    Optional<PersonView> person(@Nullable UUID id) {
        return id == null ? Optional.empty() : Optional.ofNullable(persons.get(id));
    }

    Optional<PersonView> named(String idOrEmail) {
        String name = idOrEmail.strip().toLowerCase(Locale.ROOT);
        PersonView known = byEmail.get(name);
        return known != null ? Optional.of(known) : uuid(name).flatMap(this::person);
    }

    Optional<Department> department(@Nullable UUID id) {
        return id == null ? Optional.empty() : Optional.ofNullable(departments.get(id));
    }

    Optional<Department> departmentNamed(String idOrKey) {
        return departments.values().stream()
                .filter(department ->
                        isNamed(department.view().id(), department.view().key(), idOrKey))
                .findFirst();
    }

    Optional<Group> groupNamed(String idOrKey) {
        return groups.values().stream()
                .filter(group -> isNamed(group.view().id(), group.view().key(), idOrKey))
                .findFirst();
    }

    private static boolean isNamed(UUID id, String key, String idOrKey) {
        return key.equals(idOrKey) || id.toString().equals(idOrKey);
    }

    Optional<Group> group(String key) {
        return Optional.ofNullable(groups.get(key)).filter(Group::active);
    }

    List<GroupView> groupsAmong(Collection<UUID> ids) {
        return groups.values().stream()
                .map(Group::view)
                .filter(group -> ids.contains(group.id()))
                .sorted(Comparator.comparing(GroupView::name))
                .toList();
    }

    List<PersonView> members(String groupKey) {
        return group(groupKey).stream()
                .flatMap(group -> group.members().stream())
                .flatMap(id -> person(id).stream())
                .filter(PersonView::active)
                .sorted(Comparator.comparing(PersonView::name))
                .toList();
    }

    List<PersonView> inDepartment(UUID department) {
        return persons.values().stream()
                .filter(person -> person.active() && department.equals(person.department()))
                .sorted(Comparator.comparing(PersonView::name))
                .toList();
    }

    List<UUID> principals(UUID person) {
        Stream<UUID> ofGroups = groups.values().stream()
                .filter(group -> group.active() && group.members().contains(person))
                .map(group -> group.view().id());
        return Stream.concat(Stream.of(person), ofGroups).toList();
    }

    /** Every word must begin a word of the name or be part of the address; who begins so comes first. */
    Stream<PersonView> matching(String text) {
        List<String> words = List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        return persons.values().stream()
                .filter(person -> words.stream().allMatch(word -> matches(person, word)))
                .sorted(Comparator.comparing(
                                (PersonView person) -> !lower(person).startsWith(words.getFirst()))
                        .thenComparing(PersonView::name)
                        .thenComparing(PersonView::id));
    }

    private static boolean matches(PersonView person, String word) {
        return (" " + lower(person)).contains(" " + word) || person.email().contains(word);
    }

    private static String lower(PersonView person) {
        return person.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
