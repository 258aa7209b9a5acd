package io.assent.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.people.Tenants;
import io.assent.scenarios.Outcome;
import io.assent.scenarios.Scenarios;
import io.assent.testing.IntegrationTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** At ten to midnight, in the nights in which clocks are put on or back: quarters of an hour are quarters of an hour. */
@IntegrationTest
@Tag("B9")
@Tag("E3")
class EmergencyNightTests {

    @Autowired
    private Scenarios scenarios;

    @Autowired
    private Tenants tenants;

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2040-10-27",
        "Europe/Berlin, 2040-03-24",
        "America/New_York, 2040-11-03",
        "America/New_York, 2040-03-10",
        "Australia/Lord_Howe, 2040-03-31",
        "Australia/Lord_Howe, 2040-10-06"
    })
    void wakesOneAfterTheOtherUpTheChainUntilSomebodyDecides(ZoneId zone, LocalDate evening) {
        Instant raised = evening.atTime(23, 50).atZone(zone).toInstant();
        Instant changed = zone.getRules().nextTransition(raised).getInstant();
        assertThat(Duration.between(raised, changed)).isLessThan(Duration.ofHours(4));

        played("""
            scenario: An emergency in the night of %s in %s
            given:
              at: %s
              priority: urgent
              answers: {service: Shop, impact: many, change: The second database takes over, way_back: And back}
            course:
              - then: {status: IN_REVIEW, asked: manager, told: {manager: APPROVAL_ASKED}}
              - when: 5 minutes pass
                then: {asked: manager, told: {manager: APPROVAL_REMINDED}}
              - when: 9 minutes pass
                then: {asked: manager}
              - when: 1 minute passes
                then:
                  asked: manager's manager
                  told: {manager: APPROVAL_ESCALATED, manager's manager: [APPROVAL_ASKED, SLA_BREACHED]}
              - when: 15 minutes pass
                then: {asked: manager's manager's manager}
              - when: manager's manager's manager approves
                then: {status: IN_PROGRESS, asked: [it-support, customer-support], told: {it-support: WORK_WAITS}}
            """.formatted(evening, zone, raised));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2040-10-27",
        "Europe/Berlin, 2040-03-24",
        "America/New_York, 2040-11-03",
        "America/New_York, 2040-03-10",
        "Australia/Lord_Howe, 2040-03-31",
        "Australia/Lord_Howe, 2040-10-06"
    })
    void isOverdueFourRealHoursLater(ZoneId zone, LocalDate evening) {
        Instant raised = evening.atTime(23, 50).atZone(zone).toInstant();

        played("""
            scenario: An emergency of which nobody takes care in the night of %s in %s
            given:
              at: %s
              priority: urgent
              answers: {service: Shop, impact: many, change: The second database takes over, way_back: And back}
            course:
              - when: manager approves
                then: {status: IN_PROGRESS}
              - when: 230 minutes pass
              - when: 5 minutes pass
                then: {told: {it-support: nothing}}
              - when: 5 minutes pass
                then: {told: {it-support: SLA_BREACHED}}
            """.formatted(evening, zone, raised));
    }

    private void played(String scenario) {
        UUID acme = tenants.signIn("employee@acme.example").orElseThrow().tenant();

        Outcome outcome =
                scenarios.play(acme, Scenarios.read("emergency-change", scenario.getBytes(StandardCharsets.UTF_8)));

        assertThat(outcome.problems()).isEmpty();
    }
}
