package io.assent.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A department and its head.
 *
 * @param parent the department it belongs to
 */
public record DepartmentView(
        UUID id,
        String key,
        String name,
        @Nullable UUID head,
        @Nullable UUID parent) {}
