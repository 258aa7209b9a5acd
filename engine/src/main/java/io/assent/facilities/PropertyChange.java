package io.assent.facilities;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator says about a property. What is absent stays as it is; an empty optional takes the value away.
 *
 * @param manager id or e-mail address
 * @param staff all of them, by id or e-mail address
 * @param floors all of them, from the lowest
 */
public record PropertyChange(
        @Nullable String name,
        @Nullable String address,
        @Nullable Optional<String> zone,
        @Nullable Optional<String> manager,
        @Nullable List<@Nullable String> staff,
        @Nullable List<@Nullable FloorChange> floors) {

    /** @param id of a floor that stays, perhaps under another name; absent for a new one */
    public record FloorChange(@Nullable UUID id, @Nullable String name) {}
}
