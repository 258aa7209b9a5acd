package io.assent.inbox;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is completing which item in the running call, and what they said: the row that the engine closes on the way remembers it, and
 * whoever comes next reads it.
 */
record Closing(
        UUID item,
        UUID by,
        @Nullable String outcome,
        @Nullable String comments) {

    static final ScopedValue<Closing> NOW = ScopedValue.newInstance();

    static Optional<Closing> now() {
        return NOW.isBound() ? Optional.of(NOW.get()) : Optional.empty();
    }
}
