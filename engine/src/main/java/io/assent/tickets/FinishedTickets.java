package io.assent.tickets;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
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
}
