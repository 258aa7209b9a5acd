package io.assent.people;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator says about a department or a group. What is absent stays as it is.
 *
 * @param key given once, for example {@code finance-committee}
 * @param head of a department: id or e-mail address
 * @param parent of a department: id or key of the one above it
 * @param members of a group: ids or e-mail addresses
 */
public record UnitChange(
        @Nullable String key,
        @Nullable String name,
        @Nullable Boolean active,
        @Nullable Optional<String> head,
        @Nullable Optional<String> parent,
        @Nullable List<String> members) {}
