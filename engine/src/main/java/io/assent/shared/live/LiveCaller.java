package io.assent.shared.live;

import io.assent.shared.Caller;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a live connection.
 *
 * @param email as the API names the person
 * @param photo its address, for those who look at the same
 * @param principals the person and their groups: whose inbox events they get
 * @param until when the token expires; the connection ends then
 */
public record LiveCaller(
        Caller caller, String email, @Nullable String photo, Set<UUID> principals, Instant until) {}
