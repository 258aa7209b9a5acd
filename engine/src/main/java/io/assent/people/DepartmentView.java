package io.assent.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A department and its head. */
public record DepartmentView(
        UUID id, String key, String name, @Nullable UUID head) {}
