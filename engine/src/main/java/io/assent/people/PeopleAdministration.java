package io.assent.people;

import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.Role;
import io.assent.shared.web.ETags;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators change about their people. Nobody is deleted: who leaves is deactivated. */
@Service
@Transactional
public class PeopleAdministration {

    private final OrganisationStore store;
    private final Organisations organisations;
    private final Tenants tenants;
    private final PersonWriter writer;

    PeopleAdministration(OrganisationStore store, Organisations organisations, Tenants tenants, PersonWriter writer) {
        this.store = store;
        this.organisations = organisations;
        this.tenants = tenants;
        this.writer = writer;
    }

    /** @param found what is wrong already; then nothing is made, and all problems are told together */
    public UUID add(Caller by, PersonChange change, List<Refusal.Problem> found) {
        Organisation now = organisation(by);
        List<Refusal.Problem> problems = new ArrayList<>();
        PersonReading reading = new PersonReading(now, tenants, problems);
        PersonState added = reading.added(by, Ids.next(), change);
        Refusal.ifAny(found, problems);
        requireNamed(added.roles());

        writer.add(by, added, now);
        return added.row().id();
    }

    /** @param ifMatch the ETag that was read */
    public void change(Caller by, UUID id, PersonChange change, @Nullable String ifMatch, List<Refusal.Problem> found) {
        Organisation now = organisation(by);
        PersonView known = now.person(id).orElseThrow(() -> Refusal.notFound("person"));
        long version = store.personVersion(by.tenant(), id);
        ETags.require(ifMatch, version);

        List<Refusal.Problem> problems = new ArrayList<>();
        PersonReading reading = new PersonReading(now, tenants, problems);
        PersonState before = new PersonState(store.person(by.tenant(), id), known.roles(), known.groups());
        PersonState after = reading.changed(by, before, change);
        Refusal.ifAny(found, problems);
        requireNamed(after.roles());

        writer.change(by, before, after, version, now);
    }

    /** A role that is misspelt is among the problems by its place; this one is none at all. */
    private static void requireNamed(Set<Role> roles) {
        if (roles.stream().anyMatch(Objects::isNull)) {
            throw Refusal.invalid(List.of(new Refusal.Problem("/roles", "INVALID", "Name each role.")));
        }
    }

    private Organisation organisation(Caller by) {
        Permissions.require(by, Permission.MANAGE_PEOPLE);
        store.lock(by.tenant());
        return organisations.load(by.tenant()).orElseThrow();
    }
}
