package io.assent.catalog;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a request may be about.
 *
 * @param key by which rules and request types name it; it stays
 * @param parent what it is a part of; that is a part of nothing itself
 * @param path by which requests name it: its name, after that of what it is a part of, as in {@code IT / Laptops}
 * @param department whose matter it is
 */
public record Category(
        UUID id,
        String key,
        String name,
        @Nullable UUID parent,
        String path,
        @Nullable UUID department,
        boolean active,
        long version) {

    static String path(@Nullable Category parent, String name) {
        return parent == null ? name : parent.name() + " / " + name;
    }

    boolean isNamed(String idOrKey) {
        return key.equals(idOrKey) || id.toString().equals(idOrKey);
    }

    public boolean isPartOf(Category other) {
        return other.id().equals(parent);
    }
}
