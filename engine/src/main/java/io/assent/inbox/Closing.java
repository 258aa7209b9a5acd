package io.assent.inbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is completing which item in the running call, so that the row which the engine closes on the way remembers it. */
record Closing(UUID item, UUID by, @Nullable String outcome) {

    static final ScopedValue<Closing> NOW = ScopedValue.newInstance();
}
