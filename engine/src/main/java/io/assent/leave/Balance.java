package io.assent.leave;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The days of a person in a year.
 *
 * @param entitled absent when nothing is known
 * @param taken by requests that were approved
 * @param asked by requests that nobody has decided yet
 * @param left neither taken nor asked for; below zero when more was approved than there is
 */
record Balance(
        int year,
        @Nullable BigDecimal entitled,
        BigDecimal taken,
        BigDecimal asked,
        @Nullable BigDecimal left) {

    static Balance of(int year, @Nullable BigDecimal entitled, BigDecimal taken, BigDecimal asked) {
        return new Balance(
                year,
                entitled,
                taken,
                asked,
                entitled == null ? null : entitled.subtract(taken).subtract(asked));
    }

    boolean isEnoughFor(BigDecimal days) {
        return left != null && left.compareTo(days) >= 0;
    }
}
