package io.assent.shared.live;

import java.util.UUID;

/** Somebody who looks at a ticket, as the API names people. */
record Onlooker(UUID id, String name, String email) {}
