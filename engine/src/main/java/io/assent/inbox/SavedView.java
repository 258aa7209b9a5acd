package io.assent.inbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A named filter of the inbox.
 *
 * @param key the id, or the short name of a view that everybody has
 * @param owner absent for a view that everybody has
 * @param shared whether everybody of the tenant sees it
 * @param position views are shown in ascending order
 */
public record SavedView(
        String key, @Nullable UUID owner, String name, boolean shared, InboxFilter filter, int position, long version) {

    public boolean isBuiltIn() {
        return owner == null;
    }
}
