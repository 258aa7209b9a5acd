package io.assent.workflow.camunda;

import io.assent.workflow.ProcessClock;
import io.assent.workflow.ProcessZone;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.Date;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendarManager;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.task.Task;

/**
 * Due instants by our clock. Views give ready instants; texts are ISO 8601 instants, or ISO 8601 durations from now: hours elapse, days
 * keep the time of day.
 */
final class BusinessTime {

    private BusinessTime() {}

    static BusinessCalendarManager calendars(ProcessClock clock, ProcessZone zone) {
        MapBusinessCalendarManager calendars = new MapBusinessCalendarManager();
        calendars.addBusinessCalendar(DueDateBusinessCalendar.NAME, new At());
        calendars.addBusinessCalendar(DurationBusinessCalendar.NAME, new After(clock, zone));
        return calendars;
    }

    static TemporalAmount amount(String text) {
        String plain = text.strip();
        return plain.contains("T") ? Duration.parse(plain) : Period.parse(plain);
    }

    private static final class At implements BusinessCalendar {

        @Override
        public Date resolveDuedate(String text) {
            return Date.from(Instant.parse(text.strip()));
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
