package io.assent.shared;

import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;

/** Time that is counted day by day, as {@code PT4H} or {@code P2D} of working time. */
public final class OpenTime {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final int MOST_DAYS = 366;

    private OpenTime() {}

    /** Whether it is a minute at least, in hours or in days, and a year at most: to remind every instant, or to count further, would take for ever. */
    public static boolean canBeCounted(TemporalAmount amount) {
        return switch (amount) {
            case Duration time -> time.compareTo(SHORTEST) >= 0 && time.toDays() <= MOST_DAYS;
            case Period days ->
                days.getMonths() == 0 && days.getYears() == 0 && days.getDays() > 0 && days.getDays() <= MOST_DAYS;
            default -> false;
        };
    }
}
