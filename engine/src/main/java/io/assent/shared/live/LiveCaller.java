package io.assent.shared.live;

import io.assent.shared.Caller;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Who holds a live connection.
 *
 * @param email as the API names the person
 * @param principals the person and their groups: whose inbox events they get
 * @param until when the token expires; the connection ends then
 */
public record LiveCaller(Caller caller, String email, Set<UUID> principals, Instant until) {}
