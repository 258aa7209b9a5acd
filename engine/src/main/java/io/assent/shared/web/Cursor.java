package io.assent.shared.web;

import io.assent.shared.Page;
import io.assent.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The opaque position in a keyset list: the sort values of the last row. */
public final class Cursor {

    private static final String BETWEEN = "\u001f";
    private static final String ABSENT = "\u0000";
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Cursor() {}

    public static String of(@Nullable Object... values) {
        String text = String.join(
                BETWEEN,
                Arrays.stream(values)
                        .map(value -> value == null ? ABSENT : value.toString())
                        .toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The values again, absent ones as null.
     *
     * @throws Refusal when it is not a cursor with so many values
     */
    public static List<@Nullable String> values(String cursor, int count) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String[] values = text.split(BETWEEN, -1);
            if (values.length == count) {
                return Arrays.stream(values)
                        .map(value -> value.equals(ABSENT) ? null : value)
                        .toList();
            }
        } catch (IllegalArgumentException e) {
            throw refused();
        }
        throw refused();
    }

    /** The id of a cursor that is one id. @throws Refusal when it is none */
    public static UUID id(String cursor) {
        return uuid(values(cursor, 1).getFirst());
    }

    /** The number of a cursor that is one number; 0 before the first page. @throws Refusal when it is none */
    public static long place(@Nullable String cursor) {
        return cursor == null ? 0 : number(String.valueOf(values(cursor, 1).getFirst()));
    }

    /** A value that is an id. @throws Refusal when it is none */
    public static UUID uuid(@Nullable String value) {
        try {
            return UUID.fromString(String.valueOf(value));
        } catch (IllegalArgumentException e) {
            throw refused();
        }
    }

    /** A value that is an instant. @throws Refusal when it is none that a row can have */
    public static Instant instant(@Nullable String value) {
        try {
            Instant instant = Instant.parse(String.valueOf(value));
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                throw refused();
            }
            return instant;
        } catch (DateTimeException e) {
            throw refused();
        }
    }

    /** A value that is a number. @throws Refusal when it is not */
    public static long number(String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw refused();
        }
    }

    /**
     * A page of a list that is at hand as a whole: what comes behind the row that the cursor names.
     *
     * @param key what names a row in a cursor
     * @throws Refusal when the cursor names none of the rows
     */
    public static <T> Page<T> page(List<T> all, @Nullable String cursor, int limit, Function<T, ?> key) {
        List<T> rest = cursor == null ? all : after(cursor, all, key);
        return Page.of(rest, limit, last -> of(key.apply(last)), Total.ifAsked(all::size));
    }

    private static <T> List<T> after(String cursor, List<T> all, Function<T, ?> key) {
        String last = String.valueOf(values(cursor, 1).getFirst());
        int at = IntStream.range(0, all.size())
                .filter(row -> String.valueOf(key.apply(all.get(row))).equals(last))
                .findFirst()
                .orElseThrow(Cursor::refused);
        return all.subList(at + 1, all.size());
    }

    /** A cursor that names no row. */
    public static Refusal refused() {
        return Refusal.invalid(
                List.of(new Refusal.Problem("/cursor", "INVALID", "Use next_cursor of the page before, unchanged.")));
    }
}
