package io.assent.scenarios;

import org.jspecify.annotations.Nullable;

/**
 * A real request told as a scenario.
 *
 * @param scenario as YAML; absent when it cannot be told
 * @param seen what was looked for
 * @param because why it cannot be told, in a sentence of whoever plays; absent when it can
 */
public record Retold<T>(
        byte @Nullable [] scenario,
        @Nullable T seen,
        @Nullable String because) {}
