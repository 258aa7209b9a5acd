package io.assent.workflow.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("D1")
class BusinessTimeTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2040-03-31T14:30:00Z, 2040-03-31T14:30:00Z",
        "2040-03-31T14:30+05:30, 2040-03-31T09:00:00Z",
        "2040-07-01, 2040-06-30T22:00:00Z",
        "2040-12-01, 2040-11-30T23:00:00Z",
        "2040-07-01T08:15, 2040-07-01T06:15:00Z",
        "P7D/2040-03-26, 2040-03-18T23:00:00Z",
        "PT12H/2040-07-01, 2040-06-30T10:00:00Z"
    })
    void tellsDaysAndTimesOfFormsWhereTheTenantIs(String answer, Instant expected) {
        assertThat(BusinessTime.instant(answer, BERLIN)).isEqualTo(expected);
    }

    @Test
    void takesNothingThatIsNoDay() {
        assertThatThrownBy(() -> BusinessTime.instant("tomorrow", BERLIN)).isInstanceOf(DateTimeException.class);
    }
}
