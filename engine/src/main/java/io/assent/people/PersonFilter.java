package io.assent.people;

import io.assent.shared.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a list of people shows.
 *
 * @param text words of the name or parts of the address
 * @param department id or key
 * @param group key
 * @param manager whom they report to
 */
public record PersonFilter(
        @Nullable String text,
        boolean active,
        @Nullable String department,
        @Nullable String group,
        @Nullable Role role,
        @Nullable UUID manager) {}
