package io.assent.calendars;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The open time of a year in UTC, with running sums, so that questions are answered by halving.
 *
 * @param from nanoseconds since the year began
 * @param before open nanoseconds of the year before each span
 */
record OpenYear(Instant begin, long[] from, long[] to, long[] before, long total) {

    static OpenYear of(OpenDays days, int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        Instant begin = first.atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant end = first.plusYears(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        List<Span> spans = new ArrayList<>();
        // the wall clocks of a zone are up to a day ahead or behind
        for (LocalDate date = first.minusDays(1); date.getYear() <= year; date = date.plusDays(1)) {
            spans.addAll(days.of(date));
        }
        spans.addAll(days.of(Year.of(year + 1).atDay(1)));
        return of(begin, clipped(OpenDays.merged(spans), begin, end));
    }

    private static OpenYear of(Instant begin, List<Span> spans) {
        long[] from = new long[spans.size()];
        long[] to = new long[spans.size()];
        long[] before = new long[spans.size()];
        long sum = 0;
        for (int i = 0; i < from.length; i++) {
            from[i] = Duration.between(begin, spans.get(i).from()).toNanos();
            to[i] = Duration.between(begin, spans.get(i).to()).toNanos();
            before[i] = sum;
            sum += to[i] - from[i];
        }
        return new OpenYear(begin, from, to, before, sum);
    }

    private static List<Span> clipped(List<Span> spans, Instant begin, Instant end) {
        return spans.stream()
                .map(span -> new Span(OpenDays.later(span.from(), begin), OpenDays.earlier(span.to(), end)))
                .filter(span -> span.from().isBefore(span.to()))
                .toList();
    }

    /** Open time between the year's beginning and an instant of the year. */
    Duration until(Instant instant) {
        long at = Duration.between(begin, instant).toNanos();
        int next = Arrays.binarySearch(from, at);
        int last = next >= 0 ? next : -next - 2;
        return last < 0 ? Duration.ZERO : Duration.ofNanos(before[last] + Math.min(at, to[last]) - from[last]);
    }

    Duration open() {
        return Duration.ofNanos(total);
    }

    /**
     * The instant at which so much of the year has been open.
     *
     * @param going whether time goes on after it: then it is the beginning of what is open next, else the end of what was open last
     */
    Instant after(Duration open, boolean going) {
        long wanted = open.toNanos();
        int found = Arrays.binarySearch(before, wanted);
        int span = found >= 0 ? found : -found - 2;
        if (!going && found > 0) {
            span--;
        }
        return begin.plusNanos(from[span] + wanted - before[span]);
    }

    List<Span> spans() {
        List<Span> spans = new ArrayList<>(from.length);
        for (int i = 0; i < from.length; i++) {
            spans.add(new Span(begin.plusNanos(from[i]), begin.plusNanos(to[i])));
        }
        return spans;
    }
}
