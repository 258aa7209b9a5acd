package io.assent.sla;

import io.assent.shared.Caller;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.tickets.Priority;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How well promises were kept, by request type and priority. */
@Service
@Transactional(readOnly = true)
public class SlaCompliance {

    private static final Duration USUAL = Duration.ofDays(30);

    private final JdbcClient db;
    private final Clock clock;

    SlaCompliance(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
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

    /** Of tickets made in the time between. */
    public record Report(Instant from, Instant to, List<Line> items) {}

    public Report of(Caller caller, @Nullable Instant from, @Nullable Instant to) {
        Permissions.require(caller, Permission.READ_REPORTS);
        Instant end = to == null ? clock.instant() : to;
        Instant begin = from == null ? end.minus(USUAL) : from;
        List<Line> lines = db.sql("""
            select t.type, t.priority, c.promise,
                   count(*) filter (where c.state = 'MET' and t.status <> 'CANCELLED') as met,
                   count(*) filter (where c.state = 'BREACHED') as breached,
                   count(*) filter (where c.overdue) as overdue,
                   count(*) filter (where c.state in ('RUNNING', 'PAUSED')) as running
            from ticket t join sla_clock c on c.ticket_id = t.id and c.tenant_id = :tenant
            where t.tenant_id = :tenant and t.created_at >= :from and t.created_at < :to
            group by t.type, t.priority, c.promise order by t.type, t.priority, c.promise
            """)
                .param("tenant", caller.tenant())
                .param("from", Timestamp.from(begin))
                .param("to", Timestamp.from(end))
                .query((row, _) -> {
                    long met = row.getLong("met");
                    long breached = row.getLong("breached");
                    String type = row.getString("type");
                    String priority = row.getString("priority");
                    return new Line(
                            type,
                            Priority.valueOf(priority),
                            Promise.valueOf(row.getString("promise")),
                            met,
                            breached,
                            row.getLong("overdue"),
                            row.getLong("running"),
                            met + breached == 0 ? null : (double) met / (met + breached),
                            "ticket_type=" + type + "&priority=" + priority + "&created_from=" + begin + "&created_to="
                                    + end);
                })
                .list();
        return new Report(begin, end, lines);
    }
}
