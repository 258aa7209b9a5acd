package io.assent.sla;

import io.assent.calendars.CalendarView;
import io.assent.calendars.Calendars;
import io.assent.shared.OpenTime;
import io.assent.shared.Refusal.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what somebody wants to promise; collects what is wrong with it. */
final class PolicyReading {

    private static final String NOT_A_TARGET =
            "Write an ISO 8601 amount of one kind: hours such as PT4H, or days such as P2D, up to a year.";
    private static final String NO_TIME =
            "A promise of no time is broken at once; give some, or leave it out to promise nothing.";

    private final UUID tenant;
    private final Calendars calendars;
    private final List<Problem> problems;

    PolicyReading(UUID tenant, Calendars calendars, List<Problem> problems) {
        this.tenant = tenant;
        this.calendars = calendars;
        this.problems = problems;
    }

    SlaPolicy policy(SlaPolicyBook.Wanted wanted) {
        Hours hours = hours(wanted.hours());
        TemporalAmount response = target(wanted.responseTarget(), "/response_target");
        TemporalAmount resolution = target(wanted.resolutionTarget(), "/resolution_target");
        if (isLonger(response, resolution)) {
            problem("/response_target", "INVALID", "Somebody responds before it is resolved; promise it no later.");
        }
        return new SlaPolicy(
                response,
                target(wanted.nextResponseTarget(), "/next_response_target"),
                resolution,
                hours,
                calendar(wanted.calendar(), hours),
                within(wanted.warnPercent(), SlaPolicy.WARN, 1, 99, "/warn_percent"),
                within(wanted.escalatePercent(), SlaPolicy.ESCALATE, 0, 1000, "/escalate_percent"),
                within(wanted.escalateLevels(), SlaPolicy.LEVELS, 1, 5, "/escalate_levels"));
    }

    private @Nullable TemporalAmount target(@Nullable String text, String pointer) {
        if (text == null) {
            return null;
        }
        TemporalAmount amount = amount(text.strip());
        if (amount instanceof Duration time && time.isZero() || amount instanceof Period days && days.isZero()) {
            problem(pointer, "NO_TIME", NO_TIME);
            return null;
        }
        if (amount == null || !OpenTime.canBeCounted(amount)) {
            problem(pointer, "INVALID", NOT_A_TARGET);
            return null;
        }
        return amount;
    }

    /** Of the same unit; how days and hours compare is up to the calendar. */
    private static boolean isLonger(@Nullable TemporalAmount one, @Nullable TemporalAmount other) {
        if (one instanceof Duration time && other instanceof Duration longest) {
            return time.compareTo(longest) > 0;
        }
        return one instanceof Period days && other instanceof Period most && days.getDays() > most.getDays();
    }

    private static @Nullable TemporalAmount amount(String text) {
        try {
            String upper = text.toUpperCase(Locale.ROOT);
            return upper.startsWith("PT") ? Duration.parse(text) : Period.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private Hours hours(@Nullable String text) {
        try {
            return text == null ? Hours.BUSINESS : Hours.valueOf(text.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            problem("/hours", "UNKNOWN_VALUE", "Choose BUSINESS or ALWAYS.");
            return Hours.BUSINESS;
        }
    }

    private @Nullable UUID calendar(@Nullable String id, Hours hours) {
        if (id == null) {
            return null;
        }
        if (hours == Hours.ALWAYS) {
            problem("/calendar", "NOT_ALLOWED", "ALWAYS counts around the clock; leave the calendar out.");
            return null;
        }
        Optional<UUID> found =
                uuid(id).flatMap(each -> calendars.find(tenant, each)).map(CalendarView::id);
        if (found.isEmpty()) {
            problem("/calendar", "UNKNOWN", "There is no such calendar; give the id of one.");
        }
        return found.orElse(null);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private int within(@Nullable Integer value, int usual, int least, int most, String pointer) {
        if (value == null) {
            return usual;
        }
        if (value < least || value > most) {
            problem(pointer, "INVALID", "Choose a number from " + least + " to " + most + ".");
        }
        return value;
    }

    private void problem(String pointer, String code, String detail) {
        problems.add(new Problem(pointer, code, detail));
    }
}
