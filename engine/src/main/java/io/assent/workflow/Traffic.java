package io.assent.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How often tickets went through the nodes of their processes, how long they stayed there, and on which ways. */
@Component
public class Traffic {

    private static final int MOST_WAYS = 12;

    private final JdbcClient jdbc;

    Traffic(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What happened at one node.
     *
     * @param visits how often it was entered
     * @param tickets by how many
     * @param here how many are there now
     * @param medianSeconds half of those that left it stayed no longer; absent while nobody has
     * @param mostSeconds nine of ten stayed no longer
     */
    public record NodeUse(
            String process,
            String node,
            String name,
            String type,
            long visits,
            long tickets,
            long here,
            @Nullable Long medianSeconds,
            @Nullable Long mostSeconds) {}

    /**
     * A way through the process of the ticket itself.
     *
     * @param steps names of what people and called processes did, and of the ends, in their order
     * @param path every node that most of them went through, in their order
     * @param tickets that went so and are over
     * @param medianSeconds from the first step to the last
     */
    public record Way(List<String> steps, List<String> path, long tickets, long medianSeconds) {}

    /** The nodes that these tickets reached. */
    @Transactional(readOnly = true)
    public List<NodeUse> nodes(UUID tenant, Collection<UUID> tickets) {
        return jdbc.sql("""
            select process, node, max(name) as name, max(type) as type, count(*) as visits,
                count(distinct ticket_id) as tickets, count(*) filter (where left_at is null) as here,
                percentile_disc(0.5) within group (order by stay) filter (where stay is not null) as median_seconds,
                percentile_disc(0.9) within group (order by stay) filter (where stay is not null) as most_seconds
            from (select *, extract(epoch from left_at - entered_at)::bigint as stay from process_journal
                  where tenant_id = :tenant and ticket_id = any(:tickets)) visit
            group by process, node
            order by process, min(position)
            """)
                .param("tenant", tenant)
                .param("tickets", tickets.toArray(UUID[]::new))
                .query(NodeUse.class)
                .list();
    }

    /** The ways that tickets which are over went through a process, the most frequent first; at most twelve. */
    @Transactional(readOnly = true)
    public List<Way> ways(UUID tenant, Collection<UUID> tickets, String process) {
        return jdbc.sql("""
            select steps, mode() within group (order by path) as path, count(*) as tickets,
                percentile_disc(0.5) within group (order by took) as median_seconds
            from (select array_agg(coalesce(nullif(name, ''), node) order by position)
                             filter (where type in ('userTask', 'callActivity', 'serviceTask') or type like '%EndEvent'
                                     or type = 'endEvent') as steps,
                         array_agg(node order by position) as path,
                         extract(epoch from max(left_at) - min(entered_at))::bigint as took
                  from process_journal
                  where tenant_id = :tenant and ticket_id = any(:tickets) and process = :process
                  group by ticket_id
                  having bool_and(left_at is not null)) one
            where steps is not null
            group by steps
            order by tickets desc, steps
            limit :most
            """)
                .param("tenant", tenant)
                .param("tickets", tickets.toArray(UUID[]::new))
                .param("process", process)
                .param("most", MOST_WAYS)
                .query((row, _) -> new Way(
                        texts(row, "steps"), texts(row, "path"), row.getLong("tickets"), row.getLong("median_seconds")))
                .list();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
