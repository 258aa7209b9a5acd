package io.assent.calendars;

import io.assent.shared.Caller;
import java.util.UUID;

/**
 * A calendar has other hours, or another one is the standard; published in the same transaction.
 *
 * @param applyToRunning whether what was planned by it is to be planned again
 */
public record CalendarChanged(Caller by, UUID calendar, boolean applyToRunning) {}
