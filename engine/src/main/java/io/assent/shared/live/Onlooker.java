package io.assent.shared.live;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who looks at a ticket, as the API names people. */
record Onlooker(
        UUID id, String name, String email, @Nullable String photo) {}
