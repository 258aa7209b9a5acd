package io.assent.facilities.web;

import io.assent.facilities.RoomView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A room of a property. */
record RoomResponse(UUID id, String name, @Nullable FloorRef floor) {

    record FloorRef(UUID id, String name) {}

    static RoomResponse of(RoomView room) {
        return new RoomResponse(
                room.id(),
                room.name(),
                room.floor() == null || room.floorName() == null ? null : new FloorRef(room.floor(), room.floorName()));
    }
}
