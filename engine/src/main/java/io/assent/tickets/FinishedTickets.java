package io.assent.tickets;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Requests that are over, for those who learn from them. */
@Component
public class FinishedTickets {

    private static final String[] FINAL = Arrays.stream(Status.values())
            .filter(Status::isFinal)
            .map(Enum::name)
            .toArray(String[]::new);

    private final JdbcClient jdbc;

    FinishedTickets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first, without any check of authority. */
    @Transactional(readOnly = true)
    public List<UUID> last(UUID tenant, String type, int most) {
        return jdbc.sql("""
            select id from ticket
            where tenant_id = :tenant and type = :type and status = any(:final) and number is not null
            order by created_at desc, id desc limit :most
            """)
                .param("tenant", tenant)
                .param("type", type)
                .param("final", FINAL)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** Those that nothing has happened to since an instant, in the order of their ids. @param after the last one of the page before */
    @Transactional(readOnly = true)
    public List<UUID> restingSince(UUID tenant, Instant before, @Nullable UUID after, int most) {
        return resting(
                        "select id from",
                        tenant,
                        before,
                        "(:after::uuid is null or id > :after) order by id limit :most")
                .param("after", after)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** How many of those that nothing has happened to since an instant still have the history of their process. */
    @Transactional(readOnly = true)
    public int withHistory(UUID tenant, Instant before) {
        return resting("select count(*) from", tenant, before, """
            exists (select from process_journal where tenant_id = :tenant and ticket_id = id)
            and not exists (select from process_journal where tenant_id = :tenant and ticket_id = id and left_at is null)
            """)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec resting(String select, UUID tenant, Instant before, String and) {
        return jdbc.sql(select
                        + " ticket where tenant_id = :tenant and status = any(:final) and updated_at < :before and "
                        + and)
                .param("tenant", tenant)
                .param("final", FINAL)
                .param("before", before.atOffset(ZoneOffset.UTC));
    }
}
