package io.assent.catalog;

import io.assent.shared.Role;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a new pack is to be. What is absent stays as the files say that it begins with.
 *
 * @param name by language; English has to be there
 * @param category key of the category that its requests start with
 * @param roles who may ask for it; none for everybody of the house
 * @param copyOf key of the pack that it begins as; absent for the smallest one that there is
 */
public record NewPack(
        @Nullable String key,
        @Nullable Map<String, String> name,
        @Nullable String category,
        @Nullable Set<Role> roles,
        @Nullable String copyOf) {

    /** Nothing but another key. */
    public static final NewPack AS_IT_IS = new NewPack(null, null, null, null, null);
}
