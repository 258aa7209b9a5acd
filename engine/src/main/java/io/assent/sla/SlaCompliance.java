package io.assent.sla;

import io.assent.shared.Caller;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.tickets.Priority;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How well promises were kept, by request type and priority, and by queue. */
@Service
@Transactional(readOnly = true)
public class SlaCompliance {

    private static final Duration USUAL = Duration.ofDays(30);

    private static final String COUNTED = """
        c.promise, count(*) filter (where c.state = 'MET' and t.status <> 'CANCELLED') as met,
        count(*) filter (where c.state = 'BREACHED') as breached,
        count(*) filter (where c.overdue) as overdue,
        count(*) filter (where c.state in ('RUNNING', 'PAUSED')) as running
        from ticket t join sla_clock c on c.ticket_id = t.id and c.tenant_id = :tenant
        """;

    private static final String WITHIN =
            " where t.tenant_id = :tenant and t.created_at >= :from and t.created_at < :to ";

    private static final String BY_TYPE = "select t.type, t.priority, " + COUNTED + WITHIN
            + "group by t.type, t.priority, c.promise order by t.type, t.priority, c.promise";

    private static final String BY_QUEUE = "select g.key, g.name, " + COUNTED + """
            left join inbox_queue q on q.ticket = t.id and q.tenant_id = :tenant
            left join people_group g on g.id = q.people_group and g.tenant_id = :tenant
            """ + WITHIN
            + "group by g.key, g.name, c.promise order by g.name nulls last, c.promise";

    private final JdbcClient db;
    private final Clock clock;

    SlaCompliance(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What both lists say, see {@link Line}. */
    private record Count(
            Promise promise,
            long met,
            long breached,
            long overdue,
            long running,
            @Nullable Double compliance) {

        static Count of(ResultSet row) throws SQLException {
            long met = row.getLong("met");
            long breached = row.getLong("breached");
            return new Count(
                    Promise.valueOf(row.getString("promise")),
                    met,
                    breached,
                    row.getLong("overdue"),
                    row.getLong("running"),
                    met + breached == 0 ? null : (double) met / (met + breached));
        }
    }

    /**
     * Tickets of a type and priority whose promise was given.
     *
     * @param breached missed, kept too late or still overdue
     * @param overdue those of the missed that are still to be kept
     * @param running neither kept nor missed yet, those that stand still included
     * @param compliance kept among those that are decided; absent while none is
     * @param filter of {@code GET /tickets}, for all of them
     */
    public record Line(
            String ticketType,
            Priority priority,
            Promise promise,
            long met,
            long breached,
            long overdue,
            long running,
            @Nullable Double compliance,
            String filter) {}

    /**
     * Tickets in the queue of a group, counted as in {@link Line}: each where its work was given last.
     *
     * @param queue key of the group; absent for tickets whose work was never given to a group
     */
    public record QueueLine(
            @Nullable String queue,
            @Nullable String name,
            Promise promise,
            long met,
            long breached,
            long overdue,
            long running,
            @Nullable Double compliance,
            @Nullable String filter) {}

    /** Of tickets made in the time between. Both lists count the same tickets. */
    public record Report(Instant from, Instant to, List<Line> items, List<QueueLine> queues) {}

    public Report of(Caller caller, @Nullable Instant from, @Nullable Instant to) {
        Permissions.require(caller, Permission.READ_REPORTS);
        Instant end = to == null ? clock.instant() : to;
        Instant begin = from == null ? end.minus(USUAL) : from;
        String created = "&created_from=" + begin + "&created_to=" + end;
        return new Report(
                begin,
                end,
                counted(BY_TYPE, caller, begin, end, (row, _) -> ofType(row, created)),
                counted(BY_QUEUE, caller, begin, end, (row, _) -> ofQueue(row, created)));
    }

    private <T> List<T> counted(String sql, Caller caller, Instant begin, Instant end, RowMapper<T> line) {
        return db.sql(sql)
                .param("tenant", caller.tenant())
                .param("from", Timestamp.from(begin))
                .param("to", Timestamp.from(end))
                .query(line)
                .list();
    }

    private static Line ofType(ResultSet row, String created) throws SQLException {
        Count count = Count.of(row);
        String type = row.getString("type");
        String priority = row.getString("priority");
        return new Line(
                type,
                Priority.valueOf(priority),
                count.promise,
                count.met,
                count.breached,
                count.overdue,
                count.running,
                count.compliance,
                "ticket_type=" + type + "&priority=" + priority + created);
    }

    private static QueueLine ofQueue(ResultSet row, String created) throws SQLException {
        Count count = Count.of(row);
        String queue = row.getString("key");
        return new QueueLine(
                queue,
                row.getString("name"),
                count.promise,
                count.met,
                count.breached,
                count.overdue,
                count.running,
                count.compliance,
                queue == null ? null : "group=" + queue + created);
    }
}
