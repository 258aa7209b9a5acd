package io.assent.shared.web;

import io.assent.shared.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The size of a page. */
public final class Limit {

    private static final int USUAL = 25;
    private static final int MOST = 100;
    /** One less than the largest number: lists are read with one row more, to see whether they go on. */
    private static final int ALL = Integer.MAX_VALUE - 1;

    private Limit() {}

    public static int of(@Nullable Integer limit) {
        if (limit == null) {
            return USUAL;
        }
        if (limit < 1 || limit > MOST) {
            throw Refusal.invalid(
                    List.of(new Refusal.Problem("/limit", "INVALID", "Choose a number from 1 to " + MOST + ".")));
        }
        return limit;
    }

    /** The same of a list that comes whole unless a size is asked for. */
    public static int orAll(@Nullable Integer limit) {
        return limit == null ? ALL : of(limit);
    }
}
