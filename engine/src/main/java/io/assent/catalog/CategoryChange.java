package io.assent.catalog;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator says about a category. What is absent stays as it is.
 *
 * @param key given once, for example {@code building}
 * @param parent id or key of what it is a part of; an empty optional takes it out of there
 * @param department id or key; an empty optional takes it away
 */
public record CategoryChange(
        @Nullable String key,
        @Nullable String name,
        @Nullable Optional<String> parent,
        @Nullable Optional<String> department,
        @Nullable Boolean active) {}
