package io.assent.calendars;

/**
 * A part of a day.
 *
 * @param from first minute of the day that belongs to it
 * @param to first minute that does not, at most 1440: midnight at the end of the day
 */
public record OpenPeriod(int from, int to) {

    static final int DAY = 24 * 60;

    static final OpenPeriod WHOLE_DAY = new OpenPeriod(0, DAY);

    static OpenPeriod hours(int from, int to) {
        return new OpenPeriod(from * 60, to * 60);
    }

    int minutes() {
        return to - from;
    }

    /** Its ends as {@code 09:00} and {@code 24:00}. */
    public static String text(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
