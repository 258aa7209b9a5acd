package io.assent.calendars;

import io.assent.shared.Json;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of calendars and of their revisions. */
@Repository
class CalendarStore {

    private static final Comparator<CalendarView> STANDARD_FIRST = Comparator.comparing(CalendarView::isStandard)
            .reversed()
            .thenComparing(CalendarView::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(CalendarView::id);

    private final JdbcClient db;
    private final Json json;
    private final Clock clock;

    CalendarStore(JdbcClient db, Json json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    private record Row(UUID id, String name, UUID revision, boolean standard, long version, boolean deleted) {}

    /**
     * The standard first, then by name.
     *
     * @param first stands there until it has a row of its own
     */
    List<CalendarView> all(UUID tenant, CalendarView first, BiFunction<UUID, UUID, WorkingTime> time) {
        List<Row> rows = db.sql("""
            select id, name, revision, standard, version, deleted_at is not null as deleted from calendar
            where tenant_id = :tenant
            """).param("tenant", tenant).query(Row.class).list();
        List<CalendarView> all = new ArrayList<>();
        if (rows.stream().noneMatch(row -> row.id().equals(first.id()))) {
            boolean standard = rows.stream().noneMatch(row -> row.standard() && !row.deleted());
            all.add(new CalendarView(first.id(), first.name(), first.time(), standard, first.version()));
        }
        rows.stream()
                .filter(row -> !row.deleted())
                .map(row -> new CalendarView(
                        row.id(), row.name(), time.apply(tenant, row.revision()), row.standard(), row.version()))
                .forEach(all::add);
        return all.stream().sorted(STANDARD_FIRST).toList();
    }

    WorkingTime revision(UUID tenant, UUID revision) {
        return db.sql("select hours from calendar_revision where tenant_id = :tenant and id = :revision")
                .param("tenant", tenant)
                .param("revision", revision)
                .query((row, _) -> new WorkingTime(revision, json.read(row.getString("hours"), BusinessHours.class)))
                .single();
    }

    String nameOf(UUID tenant, UUID revision) {
        return db.sql("""
            select c.name from calendar_revision r join calendar c on c.tenant_id = :tenant and c.id = r.calendar
            where r.tenant_id = :tenant and r.id = :revision
            """)
                .param("tenant", tenant)
                .param("revision", revision)
                .query(String.class)
                .single();
    }

    /** Makes it, or gives it a new revision when its hours changed. @return whether it was still as it had been read */
    boolean write(UUID tenant, CalendarView calendar, UUID revision) {
        addRevision(tenant, calendar, revision);
        if (calendar.isStandard()) {
            db.sql("update calendar set standard = false, version = version + 1 where tenant_id = :tenant and"
                            + " standard and id <> :id")
                    .param("tenant", tenant)
                    .param("id", calendar.id())
                    .update();
        }
        return db.sql("""
            insert into calendar (tenant_id, id, name, revision, standard, version, created_at, updated_at)
            values (:tenant, :id, :name, :revision, :standard, :version, :now, :now)
            on conflict (tenant_id, id) do update set
                name = excluded.name, revision = excluded.revision, standard = excluded.standard,
                version = excluded.version, updated_at = excluded.updated_at
                where calendar.version = excluded.version - 1 and calendar.deleted_at is null
            """)
                        .param("tenant", tenant)
                        .param("id", calendar.id())
                        .param("name", calendar.name())
                        .param("revision", revision)
                        .param("standard", calendar.isStandard())
                        .param("version", calendar.version())
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    private void addRevision(UUID tenant, CalendarView calendar, UUID revision) {
        db.sql("""
            insert into calendar_revision (tenant_id, id, calendar, hours, created_at)
            values (:tenant, :id, :calendar, :hours::jsonb, :now)
            on conflict (id) do nothing
            """)
                .param("tenant", tenant)
                .param("id", revision)
                .param("calendar", calendar.id())
                .param("hours", json.text(calendar.time().hours()))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Its revisions stay: clocks were planned by them. */
    void delete(UUID tenant, CalendarView calendar, UUID revision) {
        write(
                tenant,
                new CalendarView(calendar.id(), calendar.name(), calendar.time(), false, calendar.version() + 1),
                revision);
        db.sql("update calendar set deleted_at = :now where tenant_id = :tenant and id = :id")
                .param("tenant", tenant)
                .param("id", calendar.id())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
