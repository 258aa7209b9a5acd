package io.assent.tickets;

import io.assent.calendars.Calendars;
import io.assent.calendars.WorkingTime;
import io.assent.tickets.TicketPreviews.Forecast;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When requests of a type are usually done, from those that are: counted in the time of the tenant's standard calendar. */
@Component
class Forecasts {

    /** Fewer finished requests tell nothing. */
    private static final int ENOUGH = 10;

    private static final int MOST = 500;

    private final Calendars calendars;
    private final JdbcClient jdbc;

    Forecasts(Calendars calendars, JdbcClient jdbc) {
        this.calendars = calendars;
        this.jdbc = jdbc;
    }

    /** Absent while too few have ended. */
    Optional<Forecast> of(UUID tenant, String type, Instant submitted) {
        WorkingTime time = calendars.standard(tenant);
        List<Duration> took = jdbc
                .sql("""
                    select submitted_at, completed_at from ticket
                    where tenant_id = :tenant and type = :type and completed_at is not null
                    order by created_at desc limit :most
                    """)
                .param("tenant", tenant)
                .param("type", type)
                .param("most", MOST)
                .query((row, _) -> time.between(
                        row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                        row.getObject("completed_at", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .sorted()
                .toList();
        if (took.size() < ENOUGH) {
            return Optional.empty();
        }
        Duration half = took.get(took.size() / 2);
        Duration most = took.get(took.size() * 4 / 5);
        return Optional.of(
                new Forecast(half, most, time.plus(submitted, half), time.plus(submitted, most), took.size()));
    }
}
