package io.assent.shared.web;

import io.assent.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The opaque position in a keyset list: the sort values of the last row. */
public final class Cursor {

    private static final String BETWEEN = "\u001f";
    private static final String ABSENT = "\u0000";

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

    /** A value that is an id. @throws Refusal when it is none */
    public static UUID uuid(@Nullable String value) {
        try {
            return UUID.fromString(String.valueOf(value));
        } catch (IllegalArgumentException e) {
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

    /** A cursor that names no row. */
    public static Refusal refused() {
        return Refusal.invalid(
                List.of(new Refusal.Problem("/cursor", "INVALID", "Use next_cursor of the page before, unchanged.")));
    }
}
