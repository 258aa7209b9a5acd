package io.assent.tickets;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Requests that are under way, by the release that they run on; without any check of authority. */
@Component
public class RunningTickets {

    private static final String[] UNDER_WAY = Arrays.stream(Status.values())
            .filter(status -> !status.isFinal() && status != Status.DRAFT)
            .map(Enum::name)
            .toArray(String[]::new);

    private static final String ELSEWHERE = """
        from ticket where tenant_id = :tenant and type = :type and status = any(:statuses) and release_id <> all(:releases)
        """;

    private final JdbcClient jdbc;

    RunningTickets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many run on a release. */
    public record Load(UUID release, int requests) {}

    /** A request and the release that it runs on. */
    public record Running(UUID ticket, UUID release) {}

    /** How many run on each release but these. */
    @Transactional(readOnly = true)
    public List<Load> loads(UUID tenant, String type, Collection<UUID> releases) {
        return asked(
                        "select release_id as release, count(*) as requests " + ELSEWHERE + " group by 1",
                        tenant,
                        type,
                        releases)
                .query(Load.class)
                .list();
    }

    /** Those that run on another release than these, the oldest first. */
    @Transactional(readOnly = true)
    public List<Running> elsewhere(UUID tenant, String type, Collection<UUID> releases, int most) {
        return asked(
                        "select id as ticket, release_id as release " + ELSEWHERE
                                + " order by created_at, id limit :most",
                        tenant,
                        type,
                        releases)
                .param("most", most)
                .query(Running.class)
                .list();
    }

    private JdbcClient.StatementSpec asked(String sql, UUID tenant, String type, Collection<UUID> releases) {
        return jdbc.sql(sql)
                .param("tenant", tenant)
                .param("type", type)
                .param("statuses", UNDER_WAY)
                .param("releases", releases.toArray(UUID[]::new));
    }
}
