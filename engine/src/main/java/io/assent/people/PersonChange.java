package io.assent.people;

import io.assent.shared.Role;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator says about a person. What is absent stays as it is; an empty optional takes the value away.
 *
 * @param department id or key
 * @param manager id or e-mail address
 * @param groups keys of all groups they shall belong to
 */
public record PersonChange(
        @Nullable String name,
        @Nullable String email,
        @Nullable Optional<String> title,
        @Nullable Optional<String> department,
        @Nullable Optional<String> manager,
        @Nullable Boolean active,
        @Nullable Set<Role> roles,
        @Nullable Set<String> groups,
        @Nullable Optional<String> locale,
        @Nullable Optional<String> zone) {}
