package io.assent.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.people.Tenants;
import io.assent.shared.Tenancy;
import io.assent.testing.Api;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import io.assent.testing.TestDatabase;
import io.assent.tickets.TicketPreviews.Forecast;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Of a tenant in New York that works from nine to five. */
@IntegrationTest
@Tag("H5")
class ForecastsTests {

    private static final Instant WEDNESDAY_NINE = Instant.parse("2026-05-13T13:00:00Z");

    @Autowired
    Api api;

    @Autowired
    Forecasts forecasts;

    @Autowired
    Tenants tenants;

    @Autowired
    TransactionTemplate transaction;

    private UUID tenant = new UUID(0, 0);

    @BeforeEach
    void nothingIsFinished() {
        tenant = tenants.signIn("employee@globex.example").orElseThrow().tenant();
        TestDatabase.superuserJdbc()
                .sql("update ticket set completed_at = null where tenant_id = :tenant")
                .param("tenant", tenant)
                .update();
    }

    @Test
    void saysNothingBeforeTenAreFinished() {
        finish(9);

        assertThat(forecast(WEDNESDAY_NINE)).isEmpty();
    }

    @Test
    void countsWorkingTimeAndIsNeverDoneOnAWeekend() {
        finish(10);
        Instant fridayAfternoon = Instant.parse("2026-05-15T19:00:00Z");

        Forecast forecast = forecast(fridayAfternoon).orElseThrow();

        assertThat(forecast.basis()).isEqualTo(10);
        assertThat(forecast.p50()).isEqualTo(Duration.ofHours(6));
        assertThat(forecast.p80()).isEqualTo(Duration.ofHours(8));
        assertThat(forecast.p50At()).isEqualTo(Instant.parse("2026-05-18T17:00:00Z"));
        assertThat(forecast.p80At()).isEqualTo(Instant.parse("2026-05-18T19:00:00Z"));
    }

    @Test
    void saysHowOftenItWasRightOnceThatIsKnown() {
        finish(10);
        assertThat(forecast(WEDNESDAY_NINE).orElseThrow().calibration())
                .as("nothing was foretold yet")
                .isNull();

        Instant monday = Instant.parse("2026-05-18T13:00:00Z");
        for (int i = 0; i < 10; i++) {
            done(monday, i < 7 ? monday.plus(Duration.ofHours(8)) : monday.plus(Duration.ofHours(26)));
        }

        assertThat(forecast(WEDNESDAY_NINE).orElseThrow().calibration()).isEqualTo(0.7);
    }

    /** One took one hour, the next two, and so on; from the eighth on it was the end of the day. */
    private void finish(int count) {
        for (int hours = 1; hours <= count; hours++) {
            done(WEDNESDAY_NINE, WEDNESDAY_NINE.plus(Duration.ofHours(hours)));
        }
    }

    private void done(Instant from, Instant to) {
        String ticket = api.as("employee@globex.example")
                .post("/tickets", Requests.purchaseBody(500))
                .json()
                .path("id")
                .asText();
        TestDatabase.superuserJdbc()
                .sql("update ticket set submitted_at = :from, completed_at = :to where id = :ticket::uuid")
                .param("from", at(from))
                .param("to", at(to))
                .param("ticket", ticket)
                .update();
    }

    private Optional<Forecast> forecast(Instant submitted) {
        return Tenancy.of(
                tenant,
                () -> Objects.requireNonNull(transaction.execute(_ -> forecasts.of(tenant, "purchase", submitted))));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
