package io.assent.facilities;

import io.assent.shared.Refusal.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where something is to be done, as far as the answers of a form name what is there. */
record Place(@Nullable PropertyView property, @Nullable RoomView room, List<Problem> problems) {

    static final Place NONE = new Place(null, null, List.of());

    static Place problem(@Nullable PropertyView property, String field, String detail) {
        return new Place(property, null, List.of(new Problem("/custom_fields/" + field, "UNKNOWN_VALUE", detail)));
    }
}
