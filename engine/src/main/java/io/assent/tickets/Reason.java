package io.assent.tickets;

import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why somebody does something with a ticket, for the history. */
record Reason(@Nullable String comments) {

    private static final int LONGEST = 5_000;

    Optional<Problem> tooLong() {
        return comments == null || comments.length() <= LONGEST
                ? Optional.empty()
                : Optional.of(new Problem("/comments", "TOO_LONG", "Shorten it to " + LONGEST + " characters."));
    }

    @Nullable
    String checked() {
        tooLong().ifPresent(problem -> {
            throw Refusal.invalid(List.of(problem));
        });
        return comments;
    }
}
