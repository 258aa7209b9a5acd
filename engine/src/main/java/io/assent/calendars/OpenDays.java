package io.assent.calendars;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The open time of single dates as instants. It is open when the wall clock says so: an hour that is left out is nowhere, and one
 * that comes twice is there twice.
 */
record OpenDays(ZoneRules rules, BusinessHours.Dates dates) {

    boolean isWorkday(LocalDate date) {
        return !dates.on(date).isEmpty() && !of(date).isEmpty();
    }

    /** In their order, without overlaps and without gaps of no length. */
    List<Span> of(LocalDate date) {
        List<OpenPeriod> periods = dates.on(date);
        if (periods.isEmpty()) {
            return List.of();
        }
        List<Span> spans = new ArrayList<>();
        Instant end = date.plusDays(1).atStartOfDay().toInstant(ZoneOffset.MIN);
        for (Instant from = date.atStartOfDay().toInstant(ZoneOffset.MAX); from.isBefore(end); ) {
            ZoneOffsetTransition next = rules.isFixedOffset() ? null : rules.nextTransition(from);
            Instant to = next == null || next.getInstant().isAfter(end) ? end : next.getInstant();
            add(spans, date, periods, rules.getOffset(from), new Span(from, to));
            from = to;
        }
        return merged(spans);
    }

    private static void add(
            List<Span> spans, LocalDate date, List<OpenPeriod> periods, ZoneOffset offset, Span sameOffset) {
        Instant midnight = date.atStartOfDay().toInstant(offset);
        for (OpenPeriod period : periods) {
            Instant from = later(midnight.plusSeconds(60L * period.from()), sameOffset.from());
            Instant to = earlier(midnight.plusSeconds(60L * period.to()), sameOffset.to());
            if (from.isBefore(to)) {
                spans.add(new Span(from, to));
            }
        }
    }

    static List<Span> merged(List<Span> spans) {
        List<Span> merged = new ArrayList<>(spans.size());
        spans.sort(Comparator.comparing(Span::from));
        for (Span span : spans) {
            Span last = merged.isEmpty() ? null : merged.getLast();
            if (last == null || last.to().isBefore(span.from())) {
                merged.add(span);
            } else {
                merged.set(merged.size() - 1, new Span(last.from(), later(last.to(), span.to())));
            }
        }
        return merged;
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
