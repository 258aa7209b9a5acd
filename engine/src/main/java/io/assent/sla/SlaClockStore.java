package io.assent.sla;

import io.assent.calendars.Calendars;
import io.assent.calendars.WorkingTime;
import io.assent.shared.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the clocks. */
@Repository
class SlaClockStore {

    private final JdbcClient db;
    private final Json json;
    private final Calendars calendars;

    SlaClockStore(JdbcClient db, Json json, Calendars calendars) {
        this.db = db;
        this.json = json;
        this.calendars = calendars;
    }

    List<SlaClock> of(UUID tenant, Collection<UUID> tickets) {
        return read(tenant, tickets, "");
    }

    /** The clocks of tickets, held until the transaction ends: a timer and a command may come at once. */
    List<SlaClock> hold(UUID tenant, Collection<UUID> tickets) {
        return read(tenant, tickets, " for update");
    }

    /** The array is made within, so that the database keeps one plan for any number of tickets; otherwise it plans each time. */
    private List<SlaClock> read(UUID tenant, Collection<UUID> tickets, String held) {
        return db.sql("select * from sla_clock where tenant_id = :tenant"
                        + " and ticket_id = any(array(select unnest(cast(:tickets as uuid[]))))"
                        + " order by ticket_id, promise" + held)
                .param("tenant", tenant)
                .param("tickets", tickets.toArray(UUID[]::new))
                .query(this::clock)
                .list();
    }

    void write(UUID tenant, List<SlaClock> clocks) {
        db.sql("""
            insert into sla_clock (ticket_id, promise, tenant_id, started_at, warn_at, due_at, escalate_at, stage, state,
                                   paused_at, met_at, pauses, hours, zone, calendar_revision, escalations,
                                   escalate_levels, escalate_again, rounds_met, rounds_breached)
            select c.ticket, c.promise, :tenant, c.started, c.warn, c.due, c.escalate, c.stage, c.state,
                   c.paused, c.met, c.pauses::jsonb, c.hours, c.zone, c.revision, c.told, c.levels, c.again,
                   c.rounds_met, c.rounds_breached
            from unnest(:tickets::uuid[], :promises::text[], :started::timestamptz[], :warn::timestamptz[],
                        :due::timestamptz[], :escalate::timestamptz[], :stages::text[], :states::text[],
                        :paused::timestamptz[], :met::timestamptz[], :pauses::text[], :hours::text[], :zones::text[],
                        :revisions::uuid[], :told::int[], :levels::int[], :again::bigint[], :roundsMet::int[],
                        :roundsBreached::int[])
                 as c (ticket, promise, started, warn, due, escalate, stage, state, paused, met, pauses, hours, zone,
                       revision, told, levels, again, rounds_met, rounds_breached)
            on conflict (ticket_id, promise) do update set
                started_at = excluded.started_at, warn_at = excluded.warn_at, due_at = excluded.due_at,
                escalate_at = excluded.escalate_at, stage = excluded.stage, state = excluded.state,
                paused_at = excluded.paused_at, met_at = excluded.met_at, pauses = excluded.pauses,
                hours = excluded.hours, zone = excluded.zone, calendar_revision = excluded.calendar_revision,
                escalations = excluded.escalations, escalate_levels = excluded.escalate_levels,
                escalate_again = excluded.escalate_again, rounds_met = excluded.rounds_met,
                rounds_breached = excluded.rounds_breached
            """)
                .param("tenant", tenant)
                .param("tickets", clocks.stream().map(SlaClock::ticket).toArray(UUID[]::new))
                .param("promises", texts(clocks, clock -> clock.promise().name()))
                .param("started", instants(clocks, clock -> clock.schedule().startedAt()))
                .param("warn", instants(clocks, clock -> clock.schedule().warnAt()))
                .param("due", instants(clocks, SlaClock::dueAt))
                .param("escalate", instants(clocks, clock -> clock.schedule().escalateAt()))
                .param("stages", texts(clocks, clock -> clock.stage().name()))
                .param("states", texts(clocks, clock -> clock.state().name()))
                .param("paused", instants(clocks, SlaClock::pausedAt))
                .param("met", instants(clocks, SlaClock::metAt))
                .param("pauses", texts(clocks, clock -> json.text(clock.pauses())))
                .param("hours", texts(clocks, clock -> hours(clock).name()))
                .param(
                        "zones",
                        texts(clocks, clock -> clock.schedule().time().zone().getId()))
                .param(
                        "revisions",
                        clocks.stream()
                                .map(clock -> clock.schedule().time().revision())
                                .toArray(UUID[]::new))
                .param("told", numbers(clocks, SlaClock::escalations))
                .param("levels", numbers(clocks, clock -> clock.schedule().levels()))
                .param(
                        "again",
                        clocks.stream()
                                .map(clock -> clock.schedule().again().toMillis())
                                .toArray(Long[]::new))
                .param("roundsMet", numbers(clocks, clock -> clock.earlier().met()))
                .param(
                        "roundsBreached",
                        numbers(clocks, clock -> clock.earlier().breached()))
                .update();
    }

    void delete(UUID tenant, UUID ticket) {
        db.sql("delete from sla_clock where tenant_id = :tenant and ticket_id = :ticket")
                .param("tenant", tenant)
                .param("ticket", ticket)
                .update();
    }

    SlaClock clock(ResultSet row, int number) throws SQLException {
        return new SlaClock(
                row.getObject("ticket_id", UUID.class),
                Promise.valueOf(row.getString("promise")),
                new Schedule(
                        time(row),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        row.getObject("warn_at", OffsetDateTime.class).toInstant(),
                        row.getObject("due_at", OffsetDateTime.class).toInstant(),
                        row.getObject("escalate_at", OffsetDateTime.class).toInstant(),
                        Duration.ofMillis(row.getLong("escalate_again")),
                        row.getInt("escalate_levels")),
                SlaClock.Stage.valueOf(row.getString("stage")),
                row.getInt("escalations"),
                instant(row, "paused_at"),
                instant(row, "met_at"),
                json.list(row.getString("pauses"), Pause.class),
                new SlaClock.Rounds(row.getInt("rounds_met"), row.getInt("rounds_breached")));
    }

    private WorkingTime time(ResultSet row) throws SQLException {
        UUID revision = row.getObject("calendar_revision", UUID.class);
        if (revision != null) {
            return calendars.revision(row.getObject("tenant_id", UUID.class), revision);
        }
        ZoneId zone = ZoneId.of(row.getString("zone"));
        return Hours.valueOf(row.getString("hours")) == Hours.ALWAYS
                ? WorkingTime.always(zone)
                : WorkingTime.office(zone);
    }

    static Hours hours(SlaClock clock) {
        WorkingTime time = clock.schedule().time();
        return time.equals(WorkingTime.always(time.zone())) ? Hours.ALWAYS : Hours.BUSINESS;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static String[] texts(List<SlaClock> clocks, Function<SlaClock, String> value) {
        return clocks.stream().map(value).toArray(String[]::new);
    }

    private static Integer[] numbers(List<SlaClock> clocks, ToIntFunction<SlaClock> value) {
        return clocks.stream().map(clock -> value.applyAsInt(clock)).toArray(Integer[]::new);
    }

    private static @Nullable Timestamp[] instants(List<SlaClock> clocks, Function<SlaClock, @Nullable Instant> value) {
        return clocks.stream()
                .map(value)
                .map(instant -> instant == null ? null : Timestamp.from(instant))
                .toArray(Timestamp[]::new);
    }
}
