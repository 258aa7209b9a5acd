package io.assent.people;

import io.assent.people.OrganisationStore.PersonRow;
import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes people with their roles and groups, and tells of it. */
@Component
class PersonWriter {

    private final OrganisationStore store;
    private final ApplicationEventPublisher events;

    PersonWriter(OrganisationStore store, ApplicationEventPublisher events) {
        this.store = store;
        this.events = events;
    }

    void add(Caller by, PersonState person, Organisation now) {
        store.insert(person.row());
        store.setRoles(by.tenant(), person.row().id(), person.roles());
        store.setGroups(by.tenant(), person.row().id(), ids(person.groups(), now));
        publish(by, "PERSON_ADDED", person.row().id(), null, person);
    }

    /** @throws Refusal when the version is no longer the one that was read */
    void change(Caller by, PersonState before, PersonState after, long version, Organisation now) {
        PersonRow row = after.row();
        if (!store.update(row, version)) {
            throw stale();
        }
        store.setRoles(by.tenant(), row.id(), after.roles());
        store.setGroups(by.tenant(), row.id(), ids(after.groups(), now));
        publish(by, action(before.row(), row), row.id(), before, after);
    }

    static Refusal stale() {
        return new Refusal(
                Refusal.Category.STALE, "STALE", "It was changed since you read it; read it again, then repeat.");
    }

    private static Set<UUID> ids(Set<String> groups, Organisation now) {
        return groups.stream()
                .flatMap(key -> now.group(key).stream())
                .map(group -> group.view().id())
                .collect(Collectors.toSet());
    }

    private static String action(PersonRow before, PersonRow after) {
        if (before.active() == after.active()) {
            return "PERSON_CHANGED";
        }
        return after.active() ? "PERSON_REACTIVATED" : "PERSON_DEACTIVATED";
    }

    private void publish(Caller by, String action, UUID person, @Nullable PersonState before, PersonState after) {
        events.publishEvent(new OrganisationChanged(
                by, action, "person", person, before == null ? null : before.facts(), after.facts()));
    }
}
