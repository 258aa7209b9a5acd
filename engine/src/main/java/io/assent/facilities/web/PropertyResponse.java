package io.assent.facilities.web;

import io.assent.facilities.PropertyView;
import io.assent.facilities.PropertyView.Floor;
import io.assent.people.PersonRef;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A property. Its people are told to those who may read people.
 *
 * @param floors from the lowest
 * @param rooms how many there are
 */
record PropertyResponse(
        UUID id,
        String name,
        String address,
        @Nullable String zone,
        @Nullable PersonRef manager,
        List<PersonRef> staff,
        List<Floor> floors,
        int rooms) {

    static PropertyResponse of(PropertyView property, Map<UUID, PersonRef> people) {
        return new PropertyResponse(
                property.id(),
                property.name(),
                property.address(),
                property.zone(),
                property.manager() == null ? null : people.get(property.manager()),
                property.staff().stream()
                        .map(people::get)
                        .filter(Objects::nonNull)
                        .toList(),
                property.floors(),
                property.rooms());
    }
}
