package io.assent.calendars;

import io.assent.audit.Audit;
import io.assent.people.TenantView;
import io.assent.people.Tenants;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.web.ETags;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The calendars of a tenant, for those who manage its catalogue. */
@Service
@Transactional
public class CalendarBook {

    private final StoredCalendars calendars;
    private final CalendarStore store;
    private final Tenants tenants;
    private final List<CalendarUse> uses;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CalendarBook(
            StoredCalendars calendars,
            CalendarStore store,
            Tenants tenants,
            List<CalendarUse> uses,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.calendars = calendars;
        this.store = store;
        this.tenants = tenants;
        this.uses = uses;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The standard first, then by name. */
    @Transactional(readOnly = true)
    public List<CalendarView> all(Caller caller) {
        Permissions.require(caller, Permission.MANAGE_CATALOG);
        return calendars.read(caller.tenant());
    }

    /** @throws Refusal not found */
    @Transactional(readOnly = true)
    public CalendarView read(Caller caller, UUID id) {
        return all(caller).stream()
                .filter(calendar -> calendar.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("calendar"));
    }

    /** @param found what is wrong already; then nothing is made, and all problems are told together */
    public UUID add(Caller by, CalendarChange wanted, List<Problem> found) {
        List<CalendarView> others = all(by);
        List<Problem> problems = new ArrayList<>();
        required(problems, "/name", wanted.name());
        required(problems, "/periods", wanted.periods());
        ZoneId zone = tenants.find(by.tenant()).map(TenantView::zone).orElse(ZoneOffset.UTC);
        BusinessHours closed = new BusinessHours(zone, Map.of(), List.of());
        CalendarView blank = new CalendarView(Ids.next(), "", new WorkingTime(null, closed), false, 0);
        CalendarView added = changed(blank, wanted, others, problems);
        Refusal.ifAny(found, problems);

        write(by, added);
        audit.record(by, entry("CALENDAR_ADDED", added).changing(null, facts(added)));
        publish(by, added, wanted);
        return added.id();
    }

    /** @param ifMatch the ETag that was read */
    public void change(Caller by, UUID id, CalendarChange wanted, @Nullable String ifMatch, List<Problem> found) {
        CalendarView before = read(by, id);
        ETags.require(ifMatch, before.version());
        CalendarView after = tried(by, id, wanted, found);

        write(by, after);
        Map<String, Object> said = facts(after);
        said.put("apply_to_running", Boolean.TRUE.equals(wanted.applyToRunning()));
        audit.record(by, entry("CALENDAR_CHANGED", after).changing(facts(before), said));
        publish(by, after, wanted);
    }

    /** What a calendar would be after a change; nothing is written. */
    @Transactional(readOnly = true)
    public CalendarView tried(Caller by, UUID id, CalendarChange wanted, List<Problem> found) {
        CalendarView before = read(by, id);
        List<CalendarView> others =
                all(by).stream().filter(each -> !each.id().equals(id)).toList();
        List<Problem> problems = new ArrayList<>();
        if (before.isStandard() && Boolean.FALSE.equals(wanted.isDefault())) {
            problems.add(new Problem(
                    "/default", "REQUIRED", "One calendar is the standard; make another one the standard instead."));
        }
        CalendarView after = changed(before, wanted, others, problems);
        Refusal.ifAny(found, problems);
        return after;
    }

    /** @throws Refusal when anything needs it, with everything that does */
    public void delete(Caller by, UUID id) {
        CalendarView calendar = read(by, id);
        List<CalendarUse.Need> needs = new ArrayList<>();
        if (calendar.isStandard()) {
            needs.add(new CalendarUse.Need("STANDARD", "It is the standard calendar"));
        }
        uses.forEach(use -> needs.addAll(use.of(by.tenant(), id)));
        if (!needs.isEmpty()) {
            throw new Refusal(
                            Refusal.Category.CONFLICT,
                            "CALENDAR_IN_USE",
                            "This calendar is needed; choose another one in everything that used_by names, then delete"
                                    + " it.")
                    .with("used_by", needs);
        }
        store.delete(by.tenant(), calendar, revisionOf(calendar));
        calendars.forget(by.tenant());
        audit.record(by, entry("CALENDAR_DELETED", calendar).changing(facts(calendar), null));
        events.publishEvent(new CalendarChanged(by, id, false));
    }

    private CalendarView changed(
            CalendarView from, CalendarChange wanted, List<CalendarView> others, List<Problem> problems) {
        CalendarReading reading = new CalendarReading(problems);
        String name = reading.name(
                wanted.name(),
                from.name(),
                others.stream().map(CalendarView::name).toList());
        int year = clock.instant().atOffset(ZoneOffset.UTC).getYear();
        boolean saysHours = wanted.zone() != null || wanted.periods() != null || wanted.holidays() != null;
        BusinessHours before = from.time().hours();
        BusinessHours hours = saysHours ? reading.hours(wanted, before, year) : before;
        return new CalendarView(
                from.id(),
                name,
                hours.equals(before) ? from.time() : new WorkingTime(Ids.next(), hours),
                from.isStandard() || Boolean.TRUE.equals(wanted.isDefault()),
                from.version() + 1);
    }

    private void write(Caller by, CalendarView calendar) {
        if (!store.write(by.tenant(), calendar, revisionOf(calendar))) {
            throw new Refusal(
                    Refusal.Category.STALE, "STALE", "It was changed since you read it; read it again, then repeat.");
        }
    }

    /** Hours that nobody wrote down have no revision yet. */
    private static UUID revisionOf(CalendarView calendar) {
        UUID revision = calendar.time().revision();
        return revision == null ? Ids.next() : revision;
    }

    private void publish(Caller by, CalendarView calendar, CalendarChange wanted) {
        calendars.forget(by.tenant());
        events.publishEvent(new CalendarChanged(by, calendar.id(), Boolean.TRUE.equals(wanted.applyToRunning())));
    }

    private static void required(List<Problem> problems, String pointer, @Nullable Object value) {
        if (value == null) {
            problems.add(new Problem(pointer, "REQUIRED", "A value is needed here."));
        }
    }

    private static Audit.Entry entry(String action, CalendarView calendar) {
        return new Audit.Entry(action, null, "calendar", calendar.id().toString(), null, null, null);
    }

    private static Map<String, Object> facts(CalendarView calendar) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", calendar.name());
        facts.put("default", calendar.isStandard());
        facts.put("hours", calendar.time().hours());
        return facts;
    }
}
