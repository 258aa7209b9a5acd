package io.assent.catalog;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How files become a release.
 *
 * @param by who publishes them; absent for what comes with the application
 * @param note what is different
 * @param reviewedBy who approved them before; absent where nobody had to
 */
public record Publication(
        @Nullable UUID by, @Nullable String note, @Nullable UUID reviewedBy) {

    static final Publication WITH_THE_APPLICATION = new Publication(null, null, null);
}
