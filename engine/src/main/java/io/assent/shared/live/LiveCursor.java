package io.assent.shared.live;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in the log. Transaction first: ids alone would pass over transactions that commit late. */
record LiveCursor(long transaction, long id) implements Comparable<LiveCursor> {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{1,18})");
    private static final Comparator<LiveCursor> ORDER =
            Comparator.comparingLong(LiveCursor::transaction).thenComparingLong(LiveCursor::id);

    static Optional<LiveCursor> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new LiveCursor(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    boolean isAfter(LiveCursor other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(LiveCursor other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return transaction + "-" + id;
    }
}
