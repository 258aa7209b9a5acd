package io.assent.catalog;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a request may be about.
 *
 * @param key by which requests name it; it stays
 * @param department whose matter it is
 */
public record Category(
        UUID id, String key, String name, @Nullable UUID department, boolean active, long version) {}
