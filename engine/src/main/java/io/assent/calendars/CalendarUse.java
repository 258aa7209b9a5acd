package io.assent.calendars;

import java.util.List;
import java.util.UUID;

/** A module that counts by calendars: a calendar that is used cannot be deleted. */
public interface CalendarUse {

    /**
     * What needs a calendar.
     *
     * @param kind for programs, for example {@code SLA_POLICY}
     * @param name for people
     */
    record Need(String kind, String name) {}

    List<Need> of(UUID tenant, UUID calendar);
}
