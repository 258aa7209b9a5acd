package io.assent.calendars;

import java.util.UUID;

/**
 * A calendar as other modules see it.
 *
 * @param time what is counted by it from now on
 * @param isStandard whether it holds where nobody chose another
 */
public record CalendarView(UUID id, String name, WorkingTime time, boolean isStandard, long version) {}
