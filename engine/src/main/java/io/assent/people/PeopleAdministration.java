package io.assent.people;

import io.assent.people.OrganisationStore.PersonRow;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.Role;
import io.assent.shared.web.ETags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators change about their people. Nobody is deleted: who leaves is deactivated. */
@Service
@Transactional
public class PeopleAdministration {

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

    /** @param found what is wrong already; then nothing is made, and all problems are told together */
    public UUID add(Caller by, PersonChange change, List<Refusal.Problem> found) {
        Organisation now = organisation(by);
        List<Refusal.Problem> problems = new ArrayList<>();
        PersonReading reading = new PersonReading(now, tenants, problems);
        reading.required("/name", change.name());
        reading.required("/email", change.email());
        reading.required("/roles", change.roles());
        PersonRow blank = new PersonRow(Ids.next(), by.tenant(), "", "", null, null, null, true, null, null);
        PersonRow person = reading.person(blank, change);
        Set<Role> roles = reading.roles(by, change.roles(), Set.of());
        Set<UUID> groups = change.groups() == null ? Set.of() : reading.groups(change.groups());
        Refusal.ifAny(found, problems);

        store.insert(person);
        store.setRoles(by.tenant(), person.id(), roles);
        store.setGroups(by.tenant(), person.id(), groups);
        publish(by, "PERSON_ADDED", person.id(), null, facts(person, roles, change.groups()));
        return person.id();
    }

    /** @param ifMatch the ETag that was read */
    public void change(Caller by, UUID id, PersonChange change, @Nullable String ifMatch, List<Refusal.Problem> found) {
        Organisation now = organisation(by);
        PersonView known = now.person(id).orElseThrow(() -> Refusal.notFound("person"));
        long version = store.personVersion(by.tenant(), id);
        ETags.require(ifMatch, version);

        List<Refusal.Problem> problems = new ArrayList<>();
        PersonReading reading = new PersonReading(now, tenants, problems);
        PersonRow before = store.person(by.tenant(), id);
        PersonRow after = reading.person(before, change);
        Set<Role> roles = reading.roles(by, change.roles(), known.roles());
        Set<UUID> groups = change.groups() == null ? Set.of() : reading.groups(change.groups());
        if (administers(known.active(), known.roles()) && !administers(after.active(), roles)) {
            requireAnother(by, id, now, after.active() ? "/roles" : "/active", reading);
        }
        Refusal.ifAny(found, problems);

        if (!store.update(after, version)) {
            throw stale();
        }
        store.setRoles(by.tenant(), id, roles);
        if (change.groups() != null) {
            store.setGroups(by.tenant(), id, groups);
        }
        publish(
                by,
                action(before, after),
                id,
                facts(before, known.roles(), known.groups()),
                facts(after, roles, change.groups() == null ? known.groups() : change.groups()));
    }

    private static void requireAnother(Caller by, UUID id, Organisation now, String pointer, PersonReading reading) {
        if (id.equals(by.person())) {
            reading.problem(pointer, "NOT_YOURSELF", "Another administrator has to do this, so that one remains.");
        } else if (now.persons().values().stream()
                .noneMatch(other -> !other.id().equals(id) && administers(other.active(), other.roles()))) {
            reading.problem(pointer, "LAST_ADMINISTRATOR", "Make somebody else an administrator first.");
        }
    }

    private static boolean administers(boolean active, Set<Role> roles) {
        return active && roles.contains(Role.ADMIN);
    }

    private static String action(PersonRow before, PersonRow after) {
        if (before.active() == after.active()) {
            return "PERSON_CHANGED";
        }
        return after.active() ? "PERSON_REACTIVATED" : "PERSON_DEACTIVATED";
    }

    private Organisation organisation(Caller by) {
        Permissions.require(by, Permission.MANAGE_PEOPLE);
        store.lock(by.tenant());
        return organisations.load(by.tenant()).orElseThrow();
    }

    static Refusal stale() {
        return new Refusal(
                Refusal.Category.STALE, "STALE", "It was changed since you read it; read it again, then repeat.");
    }

    private static Map<String, @Nullable Object> facts(
            PersonRow person, Set<Role> roles, @Nullable Set<String> groups) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("name", person.name());
        facts.put("email", person.email());
        facts.put("title", person.title());
        facts.put("department", person.department());
        facts.put("manager", person.manager());
        facts.put("active", person.active());
        facts.put("locale", person.locale());
        facts.put("zone", person.zone());
        facts.put("roles", new TreeSet<>(roles));
        facts.put("groups", new TreeSet<>(Objects.requireNonNullElse(groups, Set.of())));
        return facts;
    }

    private void publish(Caller by, String action, UUID person, @Nullable Object before, @Nullable Object after) {
        events.publishEvent(new OrganisationChanged(by, action, "person", person, before, after));
    }
}
