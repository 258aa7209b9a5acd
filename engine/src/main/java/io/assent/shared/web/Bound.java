package io.assent.shared.web;

import io.assent.shared.Refusal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An instant that narrows a list, near enough to be compared with rows. */
public final class Bound {

    private static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2999-12-31T23:59:59Z");

    private Bound() {}

    /** The bound as it was given. @throws Refusal when no row can be on its other side */
    public static @Nullable Instant of(@Nullable Instant instant, String pointer) {
        if (instant != null && (instant.isBefore(FIRST) || instant.isAfter(LAST))) {
            throw Refusal.invalid(List.of(
                    new Refusal.Problem(pointer, "TOO_FAR", "Choose an instant between the years 1000 and 3000.")));
        }
        return instant;
    }
}
