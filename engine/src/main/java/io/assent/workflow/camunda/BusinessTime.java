package io.assent.workflow.camunda;

import io.assent.workflow.ProcessClock;
import io.assent.workflow.ProcessZone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Date;
import java.util.Locale;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendarManager;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.task.Task;

/**
 * Due instants by our clock. Views give ready instants; texts are ISO 8601 instants, days and times as forms take them, which are told
 * where the tenant is, ISO 8601 intervals that end there ({@code P7D/2040-03-19}), which are due when they begin, or ISO 8601 durations
 * from now: hours elapse, days keep the time of day.
 */
final class BusinessTime {

    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter(Locale.ROOT);

    private BusinessTime() {}

    static BusinessCalendarManager calendars(ProcessClock clock, ProcessZone zone) {
        MapBusinessCalendarManager calendars = new MapBusinessCalendarManager();
        calendars.addBusinessCalendar(DueDateBusinessCalendar.NAME, new At(zone));
        calendars.addBusinessCalendar(DurationBusinessCalendar.NAME, new After(clock, zone));
        return calendars;
    }

    static TemporalAmount amount(String text) {
        String plain = text.strip();
        return plain.contains("T") ? Duration.parse(plain) : Period.parse(plain);
    }

    /** A day is reached when it begins. */
    static Instant instant(String text, ZoneId zone) {
        int end = text.indexOf('/') + 1;
        if (end > 0) {
            TemporalAmount before = amount(text.substring(0, end - 1));
            return instant(text.substring(end), zone).atZone(zone).minus(before).toInstant();
        }
        return switch (MOMENT.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from)) {
            case OffsetDateTime at -> at.toInstant();
            case LocalDateTime at -> at.atZone(zone).toInstant();
            case TemporalAccessor day -> LocalDate.from(day).atStartOfDay(zone).toInstant();
        };
    }

    private record At(ProcessZone zone) implements BusinessCalendar {

        @Override
        public Date resolveDuedate(String text) {
            return Date.from(instant(text, zone.zone()));
        }

        @Override
        public Date resolveDuedate(String text, Date start) {
            return resolveDuedate(text);
        }

        @Override
        public Date resolveDuedate(String text, Task task) {
            return resolveDuedate(text);
        }
    }

    private record After(ProcessClock clock, ProcessZone zone) implements BusinessCalendar {

        @Override
        public Date resolveDuedate(String text) {
            return resolveDuedate(text, Date.from(clock.now()));
        }

        @Override
        public Date resolveDuedate(String text, Date start) {
            return Date.from(
                    start.toInstant().atZone(zone.zone()).plus(amount(text)).toInstant());
        }

        @Override
        public Date resolveDuedate(String text, Task task) {
            return resolveDuedate(text);
        }
    }
}
