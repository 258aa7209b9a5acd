package io.assent.leave;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of leave. */
@Component
class LeaveStore {

    private final JdbcClient jdbc;

    LeaveStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param besides a request whose own days do not count */
    Balance balance(UUID tenant, UUID person, int year, UUID besides) {
        return jdbc.sql("""
            select (select days from leave_entitlement
                    where tenant_id = :tenant and person = :person and year = :year) as entitled,
                   coalesce(sum(days) filter (where taken), 0) as taken,
                   coalesce(sum(days) filter (where not taken), 0) as asked
            from leave_days
            where tenant_id = :tenant and person = :person and year = :year and ticket <> :besides
            """)
                .param("tenant", tenant)
                .param("person", person)
                .param("year", year)
                .param("besides", besides)
                .query((row, _) -> Balance.of(
                        year, row.getBigDecimal("entitled"), row.getBigDecimal("taken"), row.getBigDecimal("asked")))
                .single();
    }

    /** Whoever asks for days of a known balance waits for others who do so. */
    void queue(UUID tenant, UUID person, int year) {
        jdbc.sql("""
            select days from leave_entitlement where tenant_id = :tenant and person = :person and year = :year for update
            """)
                .param("tenant", tenant)
                .param("person", person)
                .param("year", year)
                .query(BigDecimal.class)
                .optional();
    }

    /** @return 0 when nothing is known */
    long version(UUID tenant, UUID person, int year) {
        return jdbc.sql("""
            select version from leave_entitlement where tenant_id = :tenant and person = :person and year = :year
            """)
                .param("tenant", tenant)
                .param("person", person)
                .param("year", year)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    void entitle(UUID tenant, UUID person, int year, BigDecimal days) {
        jdbc.sql("""
            insert into leave_entitlement (tenant_id, person, year, days) values (:tenant, :person, :year, :days)
            on conflict (tenant_id, person, year)
            do update set days = excluded.days, version = leave_entitlement.version + 1
            """)
                .param("tenant", tenant)
                .param("person", person)
                .param("year", year)
                .param("days", days)
                .update();
    }

    void keep(UUID tenant, UUID ticket, UUID person, Wish wish, boolean taken) {
        jdbc.sql("""
            insert into leave_days (tenant_id, ticket, person, year, days, taken)
            values (:tenant, :ticket, :person, :year, :days, :taken)
            on conflict (tenant_id, ticket)
            do update set year = excluded.year, days = excluded.days, taken = excluded.taken
            """)
                .param("tenant", tenant)
                .param("ticket", ticket)
                .param("person", person)
                .param("year", wish.year())
                .param("days", wish.days())
                .param("taken", taken)
                .update();
    }

    /** @return whether the days of the request were taken, empty when it had asked for none */
    Optional<Boolean> isTaken(UUID tenant, UUID ticket) {
        return jdbc.sql("select taken from leave_days where tenant_id = :tenant and ticket = :ticket")
                .param("tenant", tenant)
                .param("ticket", ticket)
                .query(Boolean.class)
                .optional();
    }

    void drop(UUID tenant, UUID ticket) {
        jdbc.sql("delete from leave_days where tenant_id = :tenant and ticket = :ticket")
                .param("tenant", tenant)
                .param("ticket", ticket)
                .update();
    }

    /** The balances that the requests ask of, their own days among them; those without a known one are left out. */
    Map<UUID, Balance> balances(UUID tenant, Collection<UUID> tickets) {
        return jdbc
                .sql("""
                    select d.ticket, d.year, e.days as entitled,
                           sum(a.days) filter (where a.taken) as taken, sum(a.days) filter (where not a.taken) as asked
                    from leave_days d
                    join leave_entitlement e on e.tenant_id = :tenant and e.person = d.person and e.year = d.year
                    join leave_days a on a.tenant_id = :tenant and a.person = d.person and a.year = d.year
                    where d.tenant_id = :tenant and d.ticket = any(:tickets)
                    group by d.ticket, d.year, e.days
                    """)
                .param("tenant", tenant)
                .param("tickets", tickets.toArray(UUID[]::new))
                .query((row, _) -> Map.entry(
                        row.getObject("ticket", UUID.class),
                        Balance.of(
                                row.getInt("year"),
                                row.getBigDecimal("entitled"),
                                zeroForNone(row.getBigDecimal("taken")),
                                zeroForNone(row.getBigDecimal("asked")))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static BigDecimal zeroForNone(@Nullable BigDecimal sum) {
        return sum == null ? BigDecimal.ZERO : sum;
    }
}
