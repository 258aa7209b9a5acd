package io.assent.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes the journals of requests away, and remembers of which. */
@Component
public class CleanedHistory {

    private final JdbcClient jdbc;
    private final Clock clock;

    CleanedHistory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Takes the journals of these tickets away, except where a process is still somewhere.
     *
     * @return of how many
     */
    @Transactional
    public int clean(UUID tenant, Collection<UUID> tickets) {
        return jdbc.sql("""
            with gone as (
                delete from process_journal
                where tenant_id = :tenant and ticket_id = any(:tickets) and ticket_id not in (
                    select ticket_id from process_journal
                    where tenant_id = :tenant and ticket_id = any(:tickets) and left_at is null)
                returning ticket_id)
            insert into cleaned_history (tenant_id, ticket_id, cleaned_at)
            select distinct :tenant, ticket_id, :now from gone
            on conflict (tenant_id, ticket_id) do update set cleaned_at = excluded.cleaned_at
            """)
                .param("tenant", tenant)
                .param("tickets", tickets.toArray(UUID[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** When the journal of a ticket was taken away; absent while all of it is there. */
    @Transactional(readOnly = true)
    public @Nullable Instant at(UUID tenant, UUID ticket) {
        return jdbc.sql("select cleaned_at from cleaned_history where tenant_id = :tenant and ticket_id = :ticket")
                .param("tenant", tenant)
                .param("ticket", ticket)
                .query(Instant.class)
                .optional()
                .orElse(null);
    }

    /** Those of the tickets whose journal was taken away. */
    @Transactional(readOnly = true)
    public Set<UUID> among(UUID tenant, Collection<UUID> tickets) {
        return jdbc.sql("select ticket_id from cleaned_history where tenant_id = :tenant and ticket_id = any(:tickets)")
                .param("tenant", tenant)
                .param("tickets", tickets.toArray(UUID[]::new))
                .query(UUID.class)
                .set();
    }
}
