package io.assent.design;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is being changed of a pack.
 *
 * @param base number of the release that it was made from; {@link #NO_RELEASE} while the pack has none
 * @param version goes up with every change
 * @param changedBy who changed it last
 */
public record Draft(String pack, int base, long version, UUID changedBy, Instant changedAt, List<Line> files) {

    static final int NO_RELEASE = 0;

    public Draft {
        files = List.copyOf(files);
    }

    /** Whether the pack has begun with it. */
    public boolean isFirst() {
        return base == NO_RELEASE;
    }

    /**
     * One of its files.
     *
     * @param name path inside the pack's folder
     * @param size bytes
     * @param version the draft's version that changed it last
     */
    public record Line(String name, int size, long version, UUID changedBy, Instant changedAt) {}

    /** One of its files with what it says, which is text. */
    public record Content(Line line, String text) {}
}
