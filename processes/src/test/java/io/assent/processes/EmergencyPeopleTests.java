package io.assent.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.people.Tenants;
import io.assent.scenarios.Outcome;
import io.assent.scenarios.Scenarios;
import io.assent.testing.IntegrationTest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whom an emergency calls when nobody takes it, and who reviews it afterwards. */
@IntegrationTest
@Tag("A6")
class EmergencyPeopleTests {

    private static final String GIVEN = """
        given:
          at: 2040-03-10T02:00:00Z
          requester: employee@acme.example
          priority: urgent
          answers: {service: Shop, impact: many, change: The second database takes over, way_back: And back}
        """;

    @Autowired
    private Scenarios scenarios;

    @Autowired
    private Tenants tenants;

    @Test
    @Tag("B9")
    void goesUpToTheEndOfTheChainAndCallsThoseThereAFewTimesMore() {
        played("Nobody takes an emergency", """
            course:
              - when: 45 minutes pass
                then: {asked: finance-committee, told: {admin@acme.example: nothing}}
              - when: 15 minutes pass
                then: {asked: finance-committee, told: {admin@acme.example: PROCESS_STUCK}}
              - when: 14 minutes pass
                then: {told: {finance1@acme.example: nothing}}
              - when: 1 minute passes
                then: {told: {finance1@acme.example: APPROVAL_REMINDED, manager@acme.example: nothing}}
              - when: 90 minutes pass
                then: {asked: finance-committee, told: {admin@acme.example: nothing}}
              - when: 2 days pass
                then: {status: IN_REVIEW, asked: finance-committee, told: {finance1@acme.example: [SLA_WARNED, SLA_BREACHED, SLA_ESCALATED]}}
              - when: finance2@acme.example approves
                then: {status: IN_PROGRESS}
            """);
    }

    @Test
    @Tag("B5")
    void letsTheNextAboveReviewWhatTheOwnerOfTheSystemsApproved() {
        played("An owner of the systems approves", """
            course:
              - when: manager delegates to admin@acme.example
                then: {asked: admin@acme.example}
              - when: admin@acme.example approves
                then: {status: IN_PROGRESS}
              - when: customer-support completes
                then: {status: IN_PROGRESS}
              - when: it-support completes
                then: {status: COMPLETED, asked: head@acme.example, told: {head@acme.example: WORK_WAITS, admin@acme.example: nothing}}
              - when: admin@acme.example completes SOUND
                then: {refused: FORBIDDEN}
              - when: head@acme.example completes NOT_SOUND
                saying: The alarm is off
                then: {status: IN_PROGRESS, asked: it-support}
              - when: it-support completes
                then: {status: COMPLETED, asked: head@acme.example}
              - when: head@acme.example completes SOUND
                then: {status: CLOSED}
            """);
    }

    @Test
    @Tag("B5")
    void letsNobodyReviewTheirOwnEmergency() {
        played(
                "An owner of the systems raises an emergency",
                """
                course:
                  - when: manager approves
                    then: {status: IN_PROGRESS}
                  - when: customer-support completes
                    then: {status: IN_PROGRESS}
                  - when: it-support completes
                    then: {status: COMPLETED, asked: finance-committee}
                """.replace("manager", "ceo@acme.example"),
                GIVEN.replace("employee@", "admin@"));
    }

    private void played(String sentence, String course) {
        played(sentence, course, GIVEN);
    }

    private void played(String sentence, String course, String given) {
        UUID acme = tenants.signIn("employee@acme.example").orElseThrow().tenant();
        String scenario = "scenario: " + sentence + "\n" + given + course;

        Outcome outcome =
                scenarios.play(acme, Scenarios.read("emergency-change", scenario.getBytes(StandardCharsets.UTF_8)));

        assertThat(outcome.problems()).isEmpty();
    }
}
