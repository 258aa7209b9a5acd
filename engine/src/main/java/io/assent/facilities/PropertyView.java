package io.assent.facilities;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A building.
 *
 * @param zone the tenant's when absent
 * @param manager who gets its work orders
 * @param staff who sees what is asked for it, besides the manager
 * @param floors from the lowest
 */
public record PropertyView(
        UUID id,
        String name,
        String address,
        @Nullable String zone,
        @Nullable UUID manager,
        List<UUID> staff,
        List<Floor> floors,
        int rooms,
        long version) {

    /** @param rooms how many are on it */
    public record Floor(UUID id, String name, int rooms) {}

    /** A floor by its id or name. */
    Optional<Floor> floor(String idOrName) {
        return floors.stream()
                .filter(floor ->
                        floor.id().toString().equals(idOrName) || floor.name().equalsIgnoreCase(idOrName))
                .findFirst();
    }
}
