package io.assent.people;

import io.assent.people.OrganisationStore.PersonRow;
import io.assent.people.OrganisationStore.UnitRow;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.OneLine;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.Role;
import io.assent.shared.web.ETags;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators change about their organisation. Nobody is deleted: who leaves is deactivated. */
@Service
@Transactional
public class PeopleAdministration {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final Set<String> LOCALES = Set.of("en", "de");
    private static final int LONGEST = 200;

    private final OrganisationStore store;
    private final Organisations organisations;
    private final Tenants tenants;
    private final ApplicationEventPublisher events;

    PeopleAdministration(
            OrganisationStore store, Organisations organisations, Tenants tenants, ApplicationEventPublisher events) {
        this.store = store;
        this.organisations = organisations;
        this.tenants = tenants;
        this.events = events;
    }

    public UUID addPerson(Caller by, PersonChange change, List<Refusal.Problem> found) {
        Organisation now = organisation(by);
        List<Refusal.Problem> problems = new ArrayList<>();
        required(problems, "/name", change.name());
        required(problems, "/email", change.email());
        required(problems, "/roles", change.roles());
        PersonRow blank = new PersonRow(Ids.next(), by.tenant(), "", "", null, null, null, true, null, null);
        PersonRow person = changed(blank, change, now, problems);
        checkRoles(by, change.roles(), problems);
        Refusal.ifAny(found, problems);
        requireNamed(change.roles());

        store.insert(person);
        store.setRoles(by.tenant(), person.id(), Objects.requireNonNull(change.roles()));
        publish(by, "PERSON_ADDED", "person", person.id(), null, facts(person, change.roles()));
        return person.id();
    }

    /** @param ifMatch the ETag that was read */
    public void changePerson(
            Caller by, UUID id, PersonChange change, @Nullable String ifMatch, List<Refusal.Problem> found) {
        Organisation now = organisation(by);
        PersonView known = now.person(id).orElseThrow(() -> Refusal.notFound("person"));
        long version = store.personVersion(by.tenant(), id);
        ETags.require(ifMatch, version);

        List<Refusal.Problem> problems = new ArrayList<>();
        PersonRow before = store.person(by.tenant(), id);
        PersonRow after = changed(before, change, now, problems);
        Set<Role> roles = change.roles() == null ? known.roles() : change.roles();
        checkRoles(by, change.roles(), problems);
        if (id.equals(by.person()) && (!after.active() || !roles.contains(Role.ADMIN))) {
            problems.add(new Refusal.Problem(
                    after.active() ? "/roles" : "/active",
                    "NOT_YOURSELF",
                    "Another administrator has to do this, so that one remains."));
        }
        Refusal.ifAny(found, problems);
        requireNamed(roles);

        requireUpdated(store.update(after, version));
        store.setRoles(by.tenant(), id, roles);
        String action = before.active() && !after.active() ? "PERSON_DEACTIVATED" : "PERSON_CHANGED";
        publish(by, action, "person", id, facts(before, known.roles()), facts(after, roles));
    }

    public UUID addDepartment(Caller by, UnitChange change, List<Refusal.Problem> found) {
        Organisation now = organisation(by);
        List<Refusal.Problem> problems = new ArrayList<>();
        UnitRow department =
                added(by, change, problems, key -> now.departmentNamed(key).isPresent());
        UUID head = head(change, null, now, problems);
        Refusal.ifAny(found, problems);

        store.insertDepartment(department, head);
        publish(by, "DEPARTMENT_ADDED", "department", department.id(), null, facts(department, "head", head));
        return department.id();
    }

    public void changeDepartment(
            Caller by, String idOrKey, UnitChange change, @Nullable String ifMatch, List<Refusal.Problem> found) {
        Organisation now = organisation(by);
        var known = now.departmentNamed(idOrKey).orElseThrow(() -> Refusal.notFound("department"));
        ETags.require(ifMatch, known.version());
        DepartmentView view = known.view();
        UnitRow before = new UnitRow(view.id(), by.tenant(), view.key(), view.name(), known.active());
        List<Refusal.Problem> problems = new ArrayList<>();
        UnitRow after = changed(before, change, problems);
        UUID head = head(change, view.head(), now, problems);
        Refusal.ifAny(found, problems);

        requireUpdated(store.updateDepartment(after, head, known.version()));
        publish(
                by,
                "DEPARTMENT_CHANGED",
                "department",
                view.id(),
                facts(before, "head", view.head()),
                facts(after, "head", head));
    }

    public UUID addGroup(Caller by, UnitChange change, List<Refusal.Problem> found) {
        Organisation now = organisation(by);
        List<Refusal.Problem> problems = new ArrayList<>();
        UnitRow group = added(by, change, problems, key -> now.groupNamed(key).isPresent());
        Set<UUID> members = members(change, Set.of(), now, problems);
        Refusal.ifAny(found, problems);

        store.insertGroup(group);
        store.setMembers(by.tenant(), group.id(), members);
        publish(by, "GROUP_ADDED", "group", group.id(), null, facts(group, "members", members));
        return group.id();
    }

    public void changeGroup(
            Caller by, String idOrKey, UnitChange change, @Nullable String ifMatch, List<Refusal.Problem> found) {
        Organisation now = organisation(by);
        var known = now.groupNamed(idOrKey).orElseThrow(() -> Refusal.notFound("group"));
        ETags.require(ifMatch, known.version());
        GroupView view = known.view();
        UnitRow before = new UnitRow(view.id(), by.tenant(), view.key(), view.name(), known.active());
        List<Refusal.Problem> problems = new ArrayList<>();
        UnitRow after = changed(before, change, problems);
        Set<UUID> members = members(change, known.members(), now, problems);
        Refusal.ifAny(found, problems);

        requireUpdated(store.updateGroup(after, known.version()));
        store.setMembers(by.tenant(), view.id(), members);
        publish(
                by,
                "GROUP_CHANGED",
                "group",
                view.id(),
                facts(before, "members", known.members()),
                facts(after, "members", members));
    }

    private Organisation organisation(Caller by) {
        Permissions.require(by, Permission.MANAGE_PEOPLE);
        return organisations.load(by.tenant()).orElseThrow();
    }

    private PersonRow changed(PersonRow from, PersonChange change, Organisation now, List<Refusal.Problem> problems) {
        return new PersonRow(
                from.id(),
                from.tenant(),
                text(problems, "/name", change.name(), from.name()),
                email(change.email(), from, problems),
                optional(change.title(), from.title(), Function.identity()),
                optional(
                        change.department(),
                        from.department(),
                        name -> now.departmentNamed(name)
                                .map(department -> department.view().id())
                                .orElseGet(() -> unknown(problems, "/department", "There is no such department."))),
                manager(change, from, now, problems),
                change.active() == null ? from.active() : change.active(),
                optional(
                        change.locale(),
                        from.locale(),
                        locale -> LOCALES.contains(locale)
                                ? locale
                                : unknown(problems, "/locale", "Choose one of " + new TreeSet<>(LOCALES) + ".")),
                optional(
                        change.zone(),
                        from.zone(),
                        zone -> isZone(zone)
                                ? zone
                                : unknown(problems, "/zone", "There is no such time zone; Europe/Berlin is one.")));
    }

    private String email(@Nullable String wanted, PersonRow from, List<Refusal.Problem> problems) {
        if (wanted == null) {
            return from.email();
        }
        String email = wanted.strip().toLowerCase(Locale.ROOT);
        if (email.length() > LONGEST || !EMAIL.matcher(email).matches()) {
            problems.add(new Refusal.Problem("/email", "INVALID", "This is not an e-mail address."));
        } else if (!email.equals(from.email()) && tenants.signIn(email).isPresent()) {
            problems.add(new Refusal.Problem("/email", "TAKEN", "Somebody else has this address."));
        }
        return email;
    }

    private static @Nullable UUID manager(
            PersonChange change, PersonRow from, Organisation now, List<Refusal.Problem> problems) {
        UUID manager = optional(
                change.manager(),
                from.manager(),
                name -> now.named(name)
                        .map(PersonView::id)
                        .orElseGet(() -> unknown(problems, "/manager", "There is no such person.")));
        if (change.manager() != null && manager != null && reportsTo(manager, from.id(), now)) {
            problems.add(new Refusal.Problem("/manager", "CIRCULAR", "This person reports to the other one."));
        }
        return manager;
    }

    private static boolean reportsTo(UUID person, UUID boss, Organisation now) {
        Set<UUID> seen = new TreeSet<>();
        for (UUID next = person; next != null && seen.add(next); next = managerOf(next, now)) {
            if (next.equals(boss)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable UUID managerOf(UUID person, Organisation now) {
        return now.person(person).map(PersonView::manager).orElse(null);
    }

    private static UnitRow added(
            Caller by, UnitChange change, List<Refusal.Problem> problems, Function<String, Boolean> taken) {
        required(problems, "/name", change.name());
        String key = change.key() == null ? "" : change.key();
        if (!KEY.matcher(key).matches()) {
            problems.add(new Refusal.Problem("/key", "INVALID", "Use small letters, digits and hyphens, at most 60."));
        } else if (taken.apply(key)) {
            problems.add(new Refusal.Problem("/key", "TAKEN", "This key is in use."));
        }
        return new UnitRow(Ids.next(), by.tenant(), key, text(problems, "/name", change.name(), ""), true);
    }

    private static UnitRow changed(UnitRow from, UnitChange change, List<Refusal.Problem> problems) {
        if (change.key() != null && !change.key().equals(from.key())) {
            problems.add(new Refusal.Problem("/key", "FIXED", "A key stays; processes and rules refer to it."));
        }
        return new UnitRow(
                from.id(),
                from.tenant(),
                from.key(),
                text(problems, "/name", change.name(), from.name()),
                change.active() == null ? from.active() : change.active());
    }

    private static @Nullable UUID head(
            UnitChange change, @Nullable UUID from, Organisation now, List<Refusal.Problem> problems) {
        return optional(
                change.head(),
                from,
                name -> now.named(name)
                        .map(PersonView::id)
                        .orElseGet(() -> unknown(problems, "/head", "There is no such person.")));
    }

    private static Set<UUID> members(
            UnitChange change, Set<UUID> from, Organisation now, List<Refusal.Problem> problems) {
        if (change.members() == null) {
            return from;
        }
        Set<UUID> members = new TreeSet<>();
        for (int i = 0; i < change.members().size(); i++) {
            Optional<PersonView> person =
                    now.named(String.valueOf(change.members().get(i)));
            if (person.isPresent()) {
                members.add(person.get().id());
            } else {
                unknown(problems, "/members/" + i, "There is no such person.");
            }
        }
        return members;
    }

    private static void checkRoles(Caller by, @Nullable Set<Role> roles, List<Refusal.Problem> problems) {
        if (roles == null) {
            return;
        }
        if (roles.isEmpty()) {
            problems.add(new Refusal.Problem("/roles", "REQUIRED", "A person has at least one role."));
        }
        if (roles.contains(Role.PLATFORM_ADMIN) && !by.is(Role.PLATFORM_ADMIN)) {
            problems.add(new Refusal.Problem("/roles", "NOT_YOURS_TO_GIVE", "Only the platform gives this role."));
        }
    }

    private static void requireNamed(@Nullable Set<Role> roles) {
        if (roles != null && roles.stream().anyMatch(Objects::isNull)) {
            throw Refusal.invalid(List.of(new Refusal.Problem("/roles", "INVALID", "Name each role.")));
        }
    }

    private static void required(List<Refusal.Problem> problems, String pointer, @Nullable Object value) {
        if (value == null) {
            problems.add(new Refusal.Problem(pointer, "REQUIRED", "A value is needed here."));
        }
    }

    private static String text(List<Refusal.Problem> problems, String pointer, @Nullable String value, String kept) {
        if (value == null) {
            return kept;
        }
        String line = OneLine.of(value);
        if (line.isEmpty() || line.length() > LONGEST) {
            problems.add(new Refusal.Problem(pointer, "INVALID", "Use 1 to " + LONGEST + " characters."));
        }
        OneLine.problem(pointer, line).ifPresent(problems::add);
        return line;
    }

    private static <T> @Nullable T optional(
            @Nullable Optional<String> change, @Nullable T kept, Function<String, @Nullable T> read) {
        if (change == null) {
            return kept;
        }
        return change.isEmpty() ? null : read.apply(change.get());
    }

    private static <T> @Nullable T unknown(List<Refusal.Problem> problems, String pointer, String detail) {
        problems.add(new Refusal.Problem(pointer, "UNKNOWN", detail));
        return null;
    }

    private static boolean isZone(String zone) {
        try {
            ZoneId.of(zone);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static void requireUpdated(boolean updated) {
        if (!updated) {
            throw new Refusal(
                    Refusal.Category.STALE, "STALE", "It was changed since you read it; read it again, then repeat.");
        }
    }

    private static Map<String, @Nullable Object> facts(PersonRow person, @Nullable Set<Role> roles) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("name", person.name());
        facts.put("email", person.email());
        facts.put("title", person.title());
        facts.put("department", person.department());
        facts.put("manager", person.manager());
        facts.put("active", person.active());
        facts.put("roles", roles);
        return facts;
    }

    private static Map<String, @Nullable Object> facts(UnitRow unit, String name, @Nullable Object value) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("key", unit.key());
        facts.put("name", unit.name());
        facts.put("active", unit.active());
        facts.put(name, value);
        return facts;
    }

    private void publish(
            Caller by, String action, String type, UUID subject, @Nullable Object before, @Nullable Object after) {
        events.publishEvent(new OrganisationChanged(by, action, type, subject, before, after));
    }
}
