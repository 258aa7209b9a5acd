package io.assent.design;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a draft.
 *
 * @param element of the file; empty for the file as a whole
 * @param name of the element, as it was called when the comment was made
 * @param said the comment itself, and what was answered
 * @param resolution absent while it is open
 */
public record DraftComment(
        UUID id,
        String file,
        String element,
        String name,
        List<Said> said,
        @Nullable Resolution resolution) {

    public DraftComment {
        said = List.copyOf(said);
    }

    public record Said(UUID by, Instant at, String text) {}

    public record Resolution(UUID by, Instant at) {}
}
