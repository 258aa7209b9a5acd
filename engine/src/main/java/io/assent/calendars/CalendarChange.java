package io.assent.calendars;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator says about a calendar. What is absent stays as it is; lists are replaced as a whole.
 *
 * @param zone of the IANA, for example {@code Europe/Berlin}
 * @param isDefault {@code true} makes it the tenant's standard in place of the present one
 * @param applyToRunning whether running clocks are planned again; absent for no
 */
public record CalendarChange(
        @Nullable String name,
        @Nullable String zone,
        @JsonProperty("default") @Nullable Boolean isDefault,
        @Nullable List<Open> periods,
        @Nullable List<Special> holidays,
        @Nullable Boolean applyToRunning) {

    /**
     * A period of a weekday.
     *
     * @param day {@code MONDAY} to {@code SUNDAY}
     * @param from {@code 09:00}
     * @param to {@code 17:00}, at most {@code 24:00}
     */
    public record Open(
            @Nullable String day,
            @Nullable String from,
            @Nullable String to) {}

    /**
     * A date with hours of its own.
     *
     * @param date {@code 2026-12-24}
     * @param yearly whether it comes back on the same day of each year
     * @param periods when it is open all the same; absent or empty for closed
     */
    public record Special(
            @Nullable String name,
            @Nullable String date,
            @Nullable Boolean yearly,
            @Nullable List<Hours> periods) {}

    /** A period of a holiday. */
    public record Hours(@Nullable String from, @Nullable String to) {}
}
