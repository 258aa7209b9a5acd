package io.assent.facilities;

import io.assent.audit.Audit;
import io.assent.catalog.Catalog;
import io.assent.inbox.AskedAnew;
import io.assent.people.People;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.Role;
import io.assent.shared.web.ETags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The properties of a tenant and their rooms: everybody of the house may know them, who manages the catalogue changes them. */
@Service
@Transactional
public class Facilities {

    private final FacilityStore store;
    private final PlaceStore places;
    private final AskedAnew work;
    private final Catalog catalog;
    private final People people;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Facilities(
            FacilityStore store,
            PlaceStore places,
            AskedAnew work,
            Catalog catalog,
            People people,
            Audit audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.places = places;
        this.work = work;
        this.catalog = catalog;
        this.people = people;
        this.audit = audit;
        this.events = events;
    }

    /** Outsiders know no buildings, unless a form that they may use asks for one. */
    @Transactional(readOnly = true)
    public void requireSight(Caller caller) {
        if (caller.roles().equals(Set.of(Role.CUSTOMER))
                && catalog.visibleTo(caller).stream().noneMatch(Places::areWantedBy)) {
            throw Refusal.forbidden("The properties of the company are for its own people.");
        }
    }

    /** By name. @param text what the name or address holds */
    @Transactional(readOnly = true)
    public List<PropertyView> properties(UUID tenant, @Nullable String text) {
        return store.properties(tenant).stream()
                .filter(property -> holds(property.name() + " " + property.address(), text))
                .toList();
    }

    /** @throws Refusal not found */
    @Transactional(readOnly = true)
    public PropertyView property(UUID tenant, UUID id) {
        return store.properties(tenant).stream()
                .filter(property -> property.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("property"));
    }

    /** From the lowest floor, by name. @param text what the name holds */
    @Transactional(readOnly = true)
    public List<RoomView> rooms(UUID tenant, UUID property, @Nullable String text) {
        property(tenant, property);
        return store.rooms(tenant, property).stream()
                .filter(room -> holds(room.name(), text))
                .toList();
    }

    /** @throws Refusal not found */
    @Transactional(readOnly = true)
    public RoomView room(UUID tenant, UUID property, UUID room) {
        property(tenant, property);
        return store.room(tenant, property, room).orElseThrow(() -> Refusal.notFound("room"));
    }

    /** @param found what is wrong already; then nothing is made, and all problems are told together */
    public PropertyView add(Caller by, PropertyChange wanted, List<Problem> found) {
        Permissions.require(by, Permission.MANAGE_CATALOG);
        List<Problem> problems = new ArrayList<>();
        FacilityReading reading = new FacilityReading(people, by.tenant(), problems);
        reading.required("/name", wanted.name());
        PropertyView blank = new PropertyView(Ids.next(), "", "", null, null, List.of(), List.of(), 0, 1);
        PropertyView added = reading.property(blank, wanted, store.properties(by.tenant()));
        Refusal.ifAny(found, problems);

        store.insert(by.tenant(), added);
        record(by, "PROPERTY_ADDED", "property", added.id(), null, added);
        return property(by.tenant(), added.id());
    }

    /** @param ifMatch the ETag that was read */
    public PropertyView change(
            Caller by, UUID id, PropertyChange wanted, @Nullable String ifMatch, List<Problem> found) {
        Permissions.require(by, Permission.MANAGE_CATALOG);
        PropertyView before = property(by.tenant(), id);
        ETags.require(ifMatch, before.version());
        List<PropertyView> others = store.properties(by.tenant()).stream()
                .filter(other -> !other.id().equals(id))
                .toList();
        List<Problem> problems = new ArrayList<>();
        PropertyView after = new FacilityReading(people, by.tenant(), problems).property(before, wanted, others);
        Refusal.ifAny(found, problems);

        requireUpdated(store.update(by.tenant(), after));
        PropertyView changed = property(by.tenant(), id);
        record(by, "PROPERTY_CHANGED", "property", id, before, changed);
        if (!Objects.equals(before.manager(), changed.manager())) {
            work.follow(by, PropertyManagers.NAME, places.tickets(by.tenant(), id));
        }
        return changed;
    }

    /** Requests about it stay as they are, but nobody looks after them as its manager or staff any more. */
    public void delete(Caller by, UUID id) {
        Permissions.require(by, Permission.MANAGE_CATALOG);
        PropertyView property = property(by.tenant(), id);
        store.deleteProperty(by.tenant(), id);
        record(by, "PROPERTY_DELETED", "property", id, property, null);
        work.follow(by, PropertyManagers.NAME, places.tickets(by.tenant(), id));
    }

    public RoomView addRoom(Caller by, UUID property, RoomChange wanted, List<Problem> found) {
        Permissions.require(by, Permission.MANAGE_CATALOG);
        PropertyView of = property(by.tenant(), property);
        List<Problem> problems = new ArrayList<>();
        FacilityReading reading = new FacilityReading(people, by.tenant(), problems);
        reading.required("/name", wanted.name());
        RoomView blank = new RoomView(Ids.next(), property, "", null, null, 1);
        RoomView added = reading.room(blank, wanted, of, store.rooms(by.tenant(), property));
        Refusal.ifAny(found, problems);

        store.insert(by.tenant(), added);
        record(by, "ROOM_ADDED", "room", added.id(), null, added);
        return added;
    }

    /** @param ifMatch the ETag that was read */
    public RoomView changeRoom(
            Caller by, UUID property, UUID id, RoomChange wanted, @Nullable String ifMatch, List<Problem> found) {
        Permissions.require(by, Permission.MANAGE_CATALOG);
        PropertyView of = property(by.tenant(), property);
        RoomView before = room(by.tenant(), property, id);
        ETags.require(ifMatch, before.version());
        List<RoomView> others = store.rooms(by.tenant(), property).stream()
                .filter(other -> !other.id().equals(id))
                .toList();
        List<Problem> problems = new ArrayList<>();
        RoomView after = new FacilityReading(people, by.tenant(), problems).room(before, wanted, of, others);
        Refusal.ifAny(found, problems);

        requireUpdated(store.update(by.tenant(), after));
        record(by, "ROOM_CHANGED", "room", id, before, after);
        return room(by.tenant(), property, id);
    }

    public void deleteRoom(Caller by, UUID property, UUID id) {
        Permissions.require(by, Permission.MANAGE_CATALOG);
        RoomView room = room(by.tenant(), property, id);
        store.deleteRoom(by.tenant(), id);
        record(by, "ROOM_DELETED", "room", id, room, null);
    }

    private static boolean holds(String text, @Nullable String words) {
        return words == null
                || text.toLowerCase(Locale.ROOT).contains(words.strip().toLowerCase(Locale.ROOT));
    }

    private static void requireUpdated(boolean updated) {
        if (!updated) {
            throw new Refusal(
                    Refusal.Category.STALE, "STALE", "It was changed since you read it; read it again, then repeat.");
        }
    }

    private void record(
            Caller by, String action, String type, UUID subject, @Nullable Object before, @Nullable Object after) {
        audit.record(by, new Audit.Entry(action, null, type, subject.toString(), null, before, after));
        events.publishEvent(new FacilitiesChanged(by.tenant()));
    }
}
