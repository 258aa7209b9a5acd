package io.assent.sla;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.assent.audit.Audit;
import io.assent.catalog.Catalog;
import io.assent.catalog.Release;
import io.assent.shared.Caller;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.web.ETags;
import io.assent.tickets.Priority;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a tenant promises by request type and priority, for those who manage its catalogue. */
@Service
@Transactional
public class SlaPolicyBook {

    private static final String NOT_A_TARGET =
            "Write an ISO 8601 amount: hours such as PT4H, or days such as P2D, up to a year.";

    private final SlaPolicies policies;
    private final Catalog catalog;
    private final Audit audit;

    SlaPolicyBook(SlaPolicies policies, Catalog catalog, Audit audit) {
        this.policies = policies;
        this.catalog = catalog;
        this.audit = audit;
    }

    /**
     * The promise that holds for tickets of a type and priority.
     *
     * @param responseTarget ISO 8601; absent when nothing is promised
     * @param hours {@code BUSINESS} or {@code ALWAYS}
     * @param escalatePercent part of the target that passes after the breach before those above are told
     * @param source {@code PACK} or {@code TENANT}
     */
    public record Entry(
            String ticketType,
            Priority priority,
            @Nullable String responseTarget,
            @Nullable String resolutionTarget,
            String hours,
            int warnPercent,
            int escalatePercent,
            String source) {

        /** Changes with what it says. */
        @JsonIgnore
        public long version() {
            return Objects.hash(
                            ticketType,
                            priority.name(),
                            responseTarget,
                            resolutionTarget,
                            hours,
                            warnPercent,
                            escalatePercent,
                            source)
                    & 0xffff_ffffL;
        }
    }

    /** What is to be promised; absent percentages are the usual ones. */
    public record Wanted(
            @Nullable String responseTarget,
            @Nullable String resolutionTarget,
            @Nullable String hours,
            @Nullable Integer warnPercent,
            @Nullable Integer escalatePercent) {}

    @Transactional(readOnly = true)
    public List<Entry> all(Caller caller) {
        Permissions.require(caller, Permission.MANAGE_CATALOG);
        Map<SlaPolicies.Key, SlaPolicy> own = policies.ownOf(caller.tenant());
        return catalog.visibleTo(caller).stream()
                .flatMap(release -> Stream.of(Priority.values()).map(priority -> entry(release, priority, own)))
                .toList();
    }

    @Transactional(readOnly = true)
    public Entry read(Caller caller, String ticketType, Priority priority) {
        Permissions.require(caller, Permission.MANAGE_CATALOG);
        Release release = catalog.requestType(caller.tenant(), ticketType);
        return entry(release, priority, policies.ownOf(caller.tenant()));
    }

    /** Tickets sent from now on, and those whose priority changes, are measured by it. */
    public Entry change(Caller by, String ticketType, Priority priority, Wanted wanted, @Nullable String ifMatch) {
        Entry before = read(by, ticketType, priority);
        ETags.require(ifMatch, before.version());
        SlaPolicies.Key key = new SlaPolicies.Key(before.ticketType(), priority);
        policies.put(by.tenant(), key, checked(wanted));
        Entry after = read(by, ticketType, priority);
        audit.record(by, entry(key).changing(before, after));
        return after;
    }

    /** Takes the tenant's own promise back; the pack's holds again. */
    public Entry reset(Caller by, String ticketType, Priority priority) {
        Entry before = read(by, ticketType, priority);
        SlaPolicies.Key key = new SlaPolicies.Key(before.ticketType(), priority);
        policies.remove(by.tenant(), key);
        Entry after = read(by, ticketType, priority);
        audit.record(by, entry(key).changing(before, after));
        return after;
    }

    private static Audit.Entry entry(SlaPolicies.Key key) {
        return new Audit.Entry(
                "SLA_POLICY_CHANGED", null, "sla_policy", key.requestType() + "/" + key.priority(), null, null, null);
    }

    private static Entry entry(Release release, Priority priority, Map<SlaPolicies.Key, SlaPolicy> own) {
        SlaPolicy mine = own.get(new SlaPolicies.Key(release.key(), priority));
        SlaPolicy policy = mine != null ? mine : SlaPolicy.of(release.pack().sla(), priority);
        return new Entry(
                release.key(),
                priority,
                policy.response() == null ? null : policy.response().toString(),
                policy.resolution() == null ? null : policy.resolution().toString(),
                policy.hours().name(),
                policy.warnPercent(),
                policy.escalatePercent(),
                mine != null ? "TENANT" : "PACK");
    }

    private static SlaPolicy checked(Wanted wanted) {
        List<Problem> problems = new ArrayList<>();
        TemporalAmount response = target(wanted.responseTarget(), "/response_target", problems);
        TemporalAmount resolution = target(wanted.resolutionTarget(), "/resolution_target", problems);
        WorkingTime.Hours hours = hours(wanted.hours(), problems);
        int warn = within(wanted.warnPercent(), SlaPolicy.WARN, 1, 99, "/warn_percent", problems);
        int escalate = within(wanted.escalatePercent(), SlaPolicy.ESCALATE, 0, 1000, "/escalate_percent", problems);
        Refusal.ifAny(problems);
        return new SlaPolicy(response, resolution, hours, warn, escalate);
    }

    private static @Nullable TemporalAmount target(@Nullable String text, String pointer, List<Problem> problems) {
        if (text == null) {
            return null;
        }
        try {
            TemporalAmount amount = text.contains("T") ? Duration.parse(text) : Period.parse(text);
            if (isReasonable(amount)) {
                return amount;
            }
        } catch (DateTimeException e) {
            problems.add(new Problem(pointer, "INVALID", NOT_A_TARGET));
            return null;
        }
        problems.add(new Problem(pointer, "INVALID", NOT_A_TARGET));
        return null;
    }

    private static boolean isReasonable(TemporalAmount amount) {
        return switch (amount) {
            case Duration time -> time.isPositive() && time.toDays() <= 366;
            case Period days ->
                days.getMonths() == 0 && days.getYears() == 0 && days.getDays() > 0 && days.getDays() <= 366;
            default -> false;
        };
    }

    private static WorkingTime.Hours hours(@Nullable String text, List<Problem> problems) {
        try {
            return text == null
                    ? WorkingTime.Hours.BUSINESS
                    : WorkingTime.Hours.valueOf(text.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            problems.add(new Problem("/hours", "UNKNOWN_VALUE", "Choose BUSINESS or ALWAYS."));
            return WorkingTime.Hours.BUSINESS;
        }
    }

    private static int within(
            @Nullable Integer value, int usual, int least, int most, String pointer, List<Problem> problems) {
        if (value == null) {
            return usual;
        }
        if (value < least || value > most) {
            problems.add(new Problem(pointer, "INVALID", "Choose a number from " + least + " to " + most + "."));
        }
        return value;
    }
}
