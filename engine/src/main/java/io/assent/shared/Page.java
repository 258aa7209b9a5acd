package io.assent.shared;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a keyset list.
 *
 * @param nextCursor opaque; absent on the last page
 * @param total only when it was asked for
 */
public record Page<T>(
        List<T> items,
        @Nullable String nextCursor,
        @Nullable Long total) {

    /** The same page with what the API tells of each item. */
    public <R> Page<R> map(Function<? super T, ? extends R> response) {
        return new Page<>(items.stream().<R>map(response).toList(), nextCursor, total);
    }

    /** Cuts a result read with {@code limit + 1} rows and names the cursor of its last row. */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursor, @Nullable Long total) {
        if (rows.size() <= limit) {
            return new Page<>(List.copyOf(rows), null, total);
        }
        List<T> items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, cursor.apply(items.getLast()), total);
    }
}
