package io.assent.facilities;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A room of a property, by the name or number on its door. */
public record RoomView(
        UUID id,
        UUID property,
        String name,
        @Nullable UUID floor,
        @Nullable String floorName,
        long version) {}
