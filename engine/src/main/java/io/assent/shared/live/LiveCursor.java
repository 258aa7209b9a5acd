package io.assent.shared.live;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client has been told of one topic: all that a snapshot had seen; in the middle of what became visible between two
 * snapshots, all of the first and of the second what comes up to an id.
 *
 * @param epoch of the log that it belongs to
 * @param part absent when all of {@code seen} was told
 */
record LiveCursor(String epoch, LiveSnapshot seen, @Nullable Part part) {

    private static final int FIELDS = 4;

    record Part(LiveSnapshot before, long id) {}

    static LiveCursor at(LiveLog.State state) {
        return new LiveCursor(state.epoch(), state.seen(), null);
    }

    static Optional<LiveCursor> parse(String text) {
        String[] fields = text.split("-", FIELDS);
        Optional<LiveSnapshot> seen = fields.length < 2 ? Optional.empty() : LiveSnapshot.ofCursor(fields[1]);
        if (fields.length == 2) {
            return seen.map(all -> new LiveCursor(fields[0], all, null));
        }
        if (fields.length < FIELDS || !fields[3].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return seen.flatMap(all -> LiveSnapshot.ofCursor(fields[2])
                .map(before -> new LiveCursor(fields[0], all, new Part(before, Long.parseLong(fields[3])))));
    }

    /** Whether all that came later is still in the log. */
    boolean isKnownTo(LiveLog.State state) {
        LiveSnapshot told = part == null ? seen : part.before();
        return epoch.equals(state.epoch())
                && told.oldest() > state.forgotten()
                && Math.max(told.next(), seen.next()) <= state.seen().next();
    }

    @Override
    public String toString() {
        String all = epoch + "-" + seen;
        return part == null ? all : all + "-" + part.before() + "-" + part.id();
    }
}
