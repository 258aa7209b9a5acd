package io.assent.tickets;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Requests that run or ran on a release, for those who learn from them; without any check of authority. */
@Component
public class TicketsOfRelease {

    private final JdbcClient jdbc;

    TicketsOfRelease(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<UUID> newest(UUID tenant, UUID release, int most) {
        return jdbc.sql("""
            select id from ticket
            where tenant_id = :tenant and release_id = :release and number is not null
            order by created_at desc, id desc limit :most
            """)
                .param("tenant", tenant)
                .param("release", release)
                .param("most", most)
                .query(UUID.class)
                .list();
    }
}
