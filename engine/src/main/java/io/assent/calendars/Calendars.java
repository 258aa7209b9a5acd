package io.assent.calendars;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The calendars of a tenant. One of them is the standard; a tenant that never said anything has office hours in its zone. Answered
 * from a cache: other nodes see a change within seconds.
 */
public interface Calendars {

    /** The time of the standard calendar. */
    WorkingTime standard(UUID tenant);

    /** Absent when it was deleted. */
    Optional<CalendarView> find(UUID tenant, UUID calendar);

    /** As it was when a clock was planned by it. */
    WorkingTime revision(UUID tenant, UUID revision);

    /** The name that the calendar of a revision has now, or had when it was deleted. */
    String nameOf(UUID tenant, @Nullable UUID revision);
}
