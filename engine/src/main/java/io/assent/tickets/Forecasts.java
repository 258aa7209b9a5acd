package io.assent.tickets;

import static java.util.Comparator.comparing;

import io.assent.calendars.Calendars;
import io.assent.calendars.WorkingTime;
import io.assent.tickets.TicketPreviews.Forecast;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
        List<Done> all = jdbc.sql("""
            select submitted_at, completed_at from ticket
            where tenant_id = :tenant and type = :type and completed_at is not null
            order by created_at desc limit :most
            """)
                .param("tenant", tenant)
                .param("type", type)
                .param("most", MOST)
                .query((row, _) -> {
                    Instant from =
                            row.getObject("submitted_at", OffsetDateTime.class).toInstant();
                    Instant to =
                            row.getObject("completed_at", OffsetDateTime.class).toInstant();
                    return new Done(from, to, time.between(from, to));
                })
                .list();
        if (all.size() < ENOUGH) {
            return Optional.empty();
        }
        List<Duration> took = all.stream().map(Done::took).sorted().toList();
        Duration half = took.get(took.size() / 2);
        Duration most = most(took);
        return Optional.of(new Forecast(
                half, most, time.plus(submitted, half), time.plus(submitted, most), took.size(), calibration(all)));
    }

    private record Done(Instant from, Instant to, Duration took) {}

    /** @param took in order */
    private static Duration most(List<Duration> took) {
        return took.get(took.size() * 4 / 5);
    }

    /** Each is foretold from those that were done when it was sent. */
    private static @Nullable Double calibration(List<Done> all) {
        Deque<Done> ends =
                new ArrayDeque<>(all.stream().sorted(comparing(Done::to)).toList());
        List<Duration> known = new ArrayList<>();
        int told = 0;
        int kept = 0;
        for (Done each : all.stream().sorted(comparing(Done::from)).toList()) {
            while (!ends.isEmpty() && !ends.getFirst().to().isAfter(each.from())) {
                insert(ends.removeFirst().took(), known);
            }
            if (known.size() >= ENOUGH) {
                told++;
                kept += each.took().compareTo(most(known)) <= 0 ? 1 : 0;
            }
        }
        return told < ENOUGH ? null : (double) kept / told;
    }

    private static void insert(Duration took, List<Duration> inOrder) {
        int at = Collections.binarySearch(inOrder, took);
        inOrder.add(at < 0 ? -at - 1 : at, took);
    }
}
