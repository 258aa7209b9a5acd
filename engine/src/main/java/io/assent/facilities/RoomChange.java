package io.assent.facilities;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator says about a room. What is absent stays as it is; an empty optional takes the value away.
 *
 * @param floor id or name
 */
public record RoomChange(@Nullable String name, @Nullable Optional<String> floor) {}
