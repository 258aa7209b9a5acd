package io.assent.facilities;

import io.assent.catalog.Release;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds the property and the room that the answers of a form name, in its fields with the sources {@code properties} and {@code rooms}. */
@Component
class Places {

    private static final String PROPERTIES = "properties";
    private static final String ROOMS = "rooms";

    private final FacilityStore store;

    Places(FacilityStore store) {
        this.store = store;
    }

    Place of(Release release, Map<String, Object> answers) {
        String propertyField = release.form().fieldFrom(PROPERTIES).orElse(null);
        if (propertyField == null || answers.get(propertyField) == null) {
            return Place.NONE;
        }
        Optional<PropertyView> property = store.properties(release.tenant()).stream()
                .filter(known -> isMeant(answers.get(propertyField), known.id(), known.name()))
                .findFirst();
        return property.map(found -> inside(release, found, answers))
                .orElseGet(
                        () -> Place.problem(null, propertyField, "Choose one of the properties that are known here."));
    }

    private Place inside(Release release, PropertyView property, Map<String, Object> answers) {
        String roomField = release.form().fieldFrom(ROOMS).orElse(null);
        Object room = roomField == null ? null : answers.get(roomField);
        if (roomField == null || room == null) {
            return new Place(property, null, List.of());
        }
        return room(release.tenant(), property, room)
                .map(found -> new Place(property, found, List.of()))
                .orElseGet(() -> Place.problem(property, roomField, "Choose one of the rooms of this property."));
    }

    private Optional<RoomView> room(UUID tenant, PropertyView property, Object idOrName) {
        return store.rooms(tenant, property.id()).stream()
                .filter(room -> isMeant(idOrName, room.id(), room.name()))
                .findFirst();
    }

    private static boolean isMeant(Object idOrName, UUID id, String name) {
        return name.equals(idOrName) || id.toString().equals(idOrName);
    }

    /** The answers with the names of what they name by id. */
    Map<String, Object> named(Release release, Map<String, Object> answers) {
        Place place = of(release, answers);
        Map<String, Object> named = new HashMap<>(answers);
        if (place.property() != null) {
            String name = place.property().name();
            release.form().fieldFrom(PROPERTIES).ifPresent(field -> named.put(field, name));
        }
        if (place.room() != null) {
            String name = place.room().name();
            release.form().fieldFrom(ROOMS).ifPresent(field -> named.put(field, name));
        }
        return named;
    }

    static boolean areWantedBy(Release release) {
        return release.form().fieldFrom(PROPERTIES).isPresent();
    }

    /** Whether requests on a release are about a place, and do not only mention one. */
    static boolean matterTo(Release release) {
        return release.form().isAbout(PROPERTIES);
    }

    /** Whether the answers name the same place, in the same words. */
    static boolean isSame(Release release, Map<String, Object> before, Map<String, Object> after) {
        return Stream.of(PROPERTIES, ROOMS)
                .flatMap(source -> release.form().fieldFrom(source).stream())
                .allMatch(field -> Objects.equals(before.get(field), after.get(field)));
    }
}
