package io.assent.shared.live;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which transactions were seen: all below {@code next} but those that were still running. Unlike the oldest running transaction
 * alone it is not held back by one that stays open, here or in another database of the server.
 *
 * @param running in ascending order
 */
record LiveSnapshot(long next, List<Long> running) {

    private static final Pattern DATABASE = Pattern.compile("(\\d+):(\\d+):([\\d,]*)");
    private static final Pattern CURSOR = Pattern.compile("\\d{1,18}(\\.\\d{1,18}){0,1000}");

    /** As PostgreSQL writes it: {@code xmin:xmax:xip,…}. */
    static LiveSnapshot ofDatabase(String text) {
        Matcher matcher = DATABASE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a snapshot: " + text);
        }
        String running = matcher.group(3);
        return new LiveSnapshot(
                Long.parseLong(matcher.group(2)),
                running.isEmpty()
                        ? List.of()
                        : Stream.of(running.split(",")).map(Long::valueOf).toList());
    }

    /** As it stands in a cursor: {@code next.running.running…}; empty when it is none. */
    static Optional<LiveSnapshot> ofCursor(String text) {
        if (!CURSOR.matcher(text).matches()) {
            return Optional.empty();
        }
        List<Long> numbers = Arrays.stream(text.split("\\.")).map(Long::valueOf).toList();
        LiveSnapshot read = new LiveSnapshot(numbers.getFirst(), numbers.subList(1, numbers.size()));
        return read.isPossible() ? Optional.of(read) : Optional.empty();
    }

    /** All below were seen. */
    long oldest() {
        return running.isEmpty() ? next : running.getFirst();
    }

    String forDatabase() {
        return oldest() + ":" + next + ":"
                + running.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private boolean isPossible() {
        long before = 0;
        for (long each : running) {
            if (each <= before) {
                return false;
            }
            before = each;
        }
        return before < next;
    }

    @Override
    public String toString() {
        return Stream.concat(Stream.of(next), running.stream())
                .map(String::valueOf)
                .collect(Collectors.joining("."));
    }
}
