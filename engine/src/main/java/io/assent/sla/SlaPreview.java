package io.assent.sla;

import io.assent.calendars.CalendarBook;
import io.assent.calendars.CalendarChange;
import io.assent.shared.Caller;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.sla.RunningClocks.Running;
import io.assent.sla.RunningClocks.Scope;
import io.assent.tickets.Priority;
import io.assent.workflow.ProcessClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a change would do to the clocks that run now; nothing is written. */
@Service
@Transactional(readOnly = true)
public class SlaPreview {

    private static final int PAGE = 2_000;
    private static final int MOST = 50_000;
    private static final int SHOWN = 100;

    private final SlaRules rules;
    private final SlaPolicyBook policies;
    private final CalendarBook calendars;
    private final RunningClocks running;
    private final ProcessClock now;

    SlaPreview(
            SlaRules rules, SlaPolicyBook policies, CalendarBook calendars, RunningClocks running, ProcessClock now) {
        this.rules = rules;
        this.policies = policies;
        this.calendars = calendars;
        this.running = running;
        this.now = now;
    }

    /** The ticket of a clock. */
    public record Ticket(UUID id, @Nullable String ticketNumber, String title, String ticketType, Priority priority) {}

    /** When a clock warns and when it is due. */
    public record Instants(Instant warnAt, Instant dueAt) {

        static Instants of(SlaClock clock) {
            return new Instants(clock.schedule().warnAt(), clock.dueAt());
        }
    }

    /** @param wouldBreach whether it would be overdue at once */
    public record Item(
            Ticket ticket, Promise promise, Instants before, Instants after, boolean paused, boolean wouldBreach) {

        private Duration shift() {
            return Duration.between(before.dueAt(), after.dueAt()).abs();
        }
    }

    /**
     * The whole effect.
     *
     * @param running clocks that are neither met nor breached and that the change may touch
     * @param examined as many of them as were looked at: all, unless they are very many
     * @param changed those of them that would be due at another instant
     * @param items those that would breach, then those that move furthest
     */
    public record Effect(
            long running, long examined, long changed, long earlier, long later, long wouldBreach, List<Item> items) {}

    public Effect ofCalendar(Caller by, UUID calendar, CalendarChange wanted, List<Problem> found) {
        return effect(by, Scope.ALL, rules.with(calendars.tried(by, calendar, wanted, found)));
    }

    /** @param wanted absent to take the tenant's own promise back */
    public Effect ofPolicy(
            Caller by,
            @Nullable String ticketType,
            @Nullable Priority priority,
            @Nullable String customer,
            SlaPolicyBook.@Nullable Wanted wanted,
            List<Problem> found) {
        Permissions.require(by, Permission.MANAGE_CATALOG);
        List<Problem> problems = new ArrayList<>(found);
        required(problems, "/ticket_type", ticketType);
        required(problems, "/priority", priority);
        SlaPolicy instead = wanted == null ? null : policies.checked(by, wanted, problems);
        Refusal.ifAny(problems);
        SlaPolicies.Key key = SlaPolicyBook.key(
                policies.read(by, Objects.requireNonNull(ticketType), Objects.requireNonNull(priority), customer));
        return effect(by, Scope.of(key), rules.with(key, instead));
    }

    private static void required(List<Problem> problems, String pointer, @Nullable Object value) {
        if (value == null
                && problems.stream().noneMatch(problem -> problem.pointer().equals(pointer))) {
            problems.add(new Problem(pointer, "REQUIRED", "A value is needed here."));
        }
    }

    private Effect effect(Caller by, Scope scope, SlaRules.Rules supposed) {
        Instant instant = now.now();
        List<Item> moved = new ArrayList<>();
        long examined = 0;
        SlaClock last = null;
        do {
            List<Running> page = running.page(by.tenant(), scope, last, PAGE);
            page.forEach(each -> supposed.plan(each.ticket(), each.clock().promise())
                    .map(each.clock()::planned)
                    .filter(after -> !after.dueAt().equals(each.clock().dueAt()))
                    .ifPresent(after -> moved.add(item(each, after, instant))));
            examined += page.size();
            last = page.size() < PAGE ? null : page.getLast().clock();
        } while (last != null && examined < MOST);
        return effect(last == null ? examined : running.count(by.tenant(), scope), examined, moved);
    }

    private static Effect effect(long all, long examined, List<Item> moved) {
        long earlier = moved.stream()
                .filter(item -> item.after().dueAt().isBefore(item.before().dueAt()))
                .count();
        return new Effect(
                all,
                examined,
                moved.size(),
                earlier,
                moved.size() - earlier,
                moved.stream().filter(Item::wouldBreach).count(),
                moved.stream()
                        .sorted(Comparator.comparing(Item::wouldBreach)
                                .thenComparing(Item::shift)
                                .reversed())
                        .limit(SHOWN)
                        .toList());
    }

    private static Item item(Running of, SlaClock after, Instant instant) {
        Measured ticket = of.ticket();
        return new Item(
                new Ticket(of.clock().ticket(), of.number(), of.title(), ticket.type(), ticket.priority()),
                after.promise(),
                Instants.of(of.clock()),
                Instants.of(after),
                after.pausedAt() != null,
                !after.dueAt().isAfter(after.end(instant)));
    }
}
