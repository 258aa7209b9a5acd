package io.assent.calendars;

import java.time.LocalDate;
import java.util.List;

/**
 * A date with hours of its own.
 *
 * @param yearly whether it comes back each year; a date of one year goes before one of every year
 * @param periods when it is open all the same, for example a morning; empty for closed
 */
public record Holiday(String name, LocalDate date, boolean yearly, List<OpenPeriod> periods) {}
