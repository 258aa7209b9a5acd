package io.assent.shared.web;

import io.assent.shared.Refusal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Entity tags made of a row's version, and the check that a writer has read the last one. */
public final class ETags {

    private ETags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Checks the header {@code If-Match}.
     *
     * @throws Refusal 428 when it is absent, 412 when it names another version
     */
    public static void require(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Refusal(
                    Refusal.Category.PRECONDITION_REQUIRED,
                    "PRECONDITION_REQUIRED",
                    "Send the ETag of the last read in If-Match, so that nobody else's change is lost.");
        }
        boolean same = Arrays.stream(ifMatch.split(","))
                .map(tag -> tag.strip().replaceFirst("^W/", ""))
                .anyMatch(tag -> tag.equals("*") || tag.equals(of(version)));
        if (!same) {
            throw new Refusal(
                    Refusal.Category.STALE, "STALE", "It was changed since you read it; read it again, then repeat.");
        }
    }
}
