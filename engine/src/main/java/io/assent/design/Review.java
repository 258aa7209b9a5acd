package io.assent.design;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The last time that somebody was asked to approve a draft.
 *
 * @param note what to look at
 * @param reviewer who is asked; absent when anybody is who may
 * @param decision absent while it is open
 */
public record Review(
        String note,
        UUID askedBy,
        Instant askedAt,
        @Nullable UUID reviewer,
        @Nullable Decision decision) {

    /** @param hash of the content that was approved; absent when it was sent back */
    public record Decision(
            boolean approved,
            UUID by,
            Instant at,
            String said,
            @Nullable String hash) {}
}
