package io.assent.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.assent.catalog.PackRefused;
import io.assent.people.Tenants;
import io.assent.testing.IntegrationTest;
import io.assent.testing.TestDatabase;
import io.assent.workflow.Packs;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is told of scenarios that are not true, or cannot be read; the true ones are in the packs. */
@IntegrationTest
@Tag("F4")
class ScenariosTests {

    private static final String GIVEN = """
        scenario: A small purchase
        given:
          answers: {amount: 500, currency: USD, budget_code: MKT-2026-04, justification: Two films are due}
        """;

    @Autowired
    private Scenarios scenarios;

    @Autowired
    private Tenants tenants;

    @Test
    void tellEachDifference() {
        Outcome outcome = play("""
            course:
              - when: manager approves
                then:
                  status: REJECTED
                  asked: finance-committee
                  waiting: Pay the goods
                  offered: [cancel, reopen]
                  path: [Order the goods, Decide this level]
                  told: {requester: [TICKET_APPROVED, TICKET_CLOSED]}
            """);

        assertThat(outcome.isGood()).isFalse();
        assertThat(outcome.problems())
                .hasSize(6)
                .allMatch(problem -> problem.startsWith("step 1 (manager approves): "))
                .anyMatch(problem -> problem.endsWith("status is IN_PROGRESS, expected REJECTED"))
                .anyMatch(problem -> problem.contains("asked is [buyer@acme.example], expected [finance1@acme.example"))
                .anyMatch(problem -> problem.endsWith("waiting is [Order the goods], expected [Pay the goods]"))
                .anyMatch(problem -> problem.endsWith("offered is [cancel], expected [cancel, reopen]"))
                .anyMatch(problem -> problem.contains("did not pass \"Decide this level\""))
                .anyMatch(problem -> problem.contains("employee@acme.example was told is [TICKET_APPROVED]"));
    }

    @Test
    void stopAtARefusalThatIsNotTold() {
        Outcome outcome = play("""
            course:
              - when: head approves
                then: {status: IN_PROGRESS}
              - when: manager approves
                then: {status: CLOSED}
            """);

        assertThat(outcome.problems())
                .containsExactly(
                        "step 1 (head approves): refused is FORBIDDEN, expected null",
                        "step 1 (head approves): You are not asked to decide this.");
    }

    @Test
    void missARefusalThatIsTold() {
        assertThat(play("""
            course:
              - when: manager approves
                then: {refused: FORBIDDEN}
            """).problems())
                .containsExactly("step 1 (manager approves): refused is null, expected FORBIDDEN");
    }

    @Test
    void leaveARefusedCommandWithoutATrace() {
        assertThat(play("""
            course:
              - when: requester changes
                answering: {amount: 2400, budget_code: "?"}
                then: {refused: VALIDATION_FAILED, asked: manager}
              - when: manager approves
                then: {status: IN_PROGRESS}
            """).problems()).isEmpty();
    }

    @Test
    void sayWhatIsNotThere() {
        assertThat(play("""
            course:
              - when: postmaster approves
            """).problems())
                .containsExactly("step 1 (postmaster approves): there is no \"postmaster\" here");
        assertThat(play("""
            course:
              - when: requester answers
                saying: I was not asked
            """).problems())
                .containsExactly("step 1 (requester answers): nothing of the kind ANSWER waits");
    }

    @Test
    void leaveNoRow() {
        List<Long> before = rows();

        assertThat(play("""
            course:
              - when: manager approves
                then: {status: IN_PROGRESS}
            """).isGood()).isTrue();

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void playOnADraftThatIsGoneAfterwards() {
        Map<String, byte[]> draft = draft(policy -> policy.replace("\"manager\"", "\"departmentHead\""));
        List<Long> before = rows();
        Scenario scenario = scenario("""
            course:
              - then: {asked: head}
              - when: head approves
                then: {status: IN_PROGRESS, asked: procurement}
            """);

        assertThat(onDraft(draft, scenario, scenario))
                .allSatisfy(outcome -> assertThat(outcome.problems()).isEmpty());

        assertThat(rows()).isEqualTo(before);
        assertThat(scenarios.play(tenant(), scenario).problems())
                .first()
                .asString()
                .contains("asked is [manager@acme.example], expected [head@acme.example]");
    }

    @Test
    void playOnADraftThatChangesNothing() {
        assertThat(onDraft(draft(UnaryOperator.identity()), scenario("""
            course:
              - then: {asked: manager}
            """)))
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.problems()).isEmpty());
    }

    @Test
    void playOnNoBrokenDraft() {
        Map<String, byte[]> draft = draft(policy -> policy.replace("group:finance-committee", "group:nobody"));

        assertThat(catchThrowableOfType(PackRefused.class, () -> onDraft(draft, scenario("course: [{then: {}}]")))
                        .problems())
                .singleElement()
                .asString()
                .contains("there is no group \"nobody\"");
    }

    @Test
    void tellAllThatCannotBeRead() {
        ScenarioUnreadable unreadable = catchThrowableOfType(
                ScenarioUnreadable.class, () -> Scenarios.read("purchase", """
                    scenario: " "
                    given: {at: tomorrow, priority: huge, form: x}
                    course:
                      - when: manager nods
                        then: {status: DONE, told: {manager: LETTER}, colour: red}
                    """.getBytes(StandardCharsets.UTF_8)));

        assertThat(unreadable.problems())
                .hasSize(8)
                .contains(
                        "scenario: say in a sentence what it shows",
                        "given/at: write an instant such as 2040-03-05T15:00:00Z",
                        "step 1/then: there is no property \"colour\"; choose one of status, asked, waiting, offered,"
                                + " path, parts, told, refused")
                .anyMatch(problem -> problem.startsWith("step 1: \"manager nods\" is not understood; say who, then"))
                .anyMatch(problem -> problem.startsWith("step 1/then/status: there is no \"DONE\"; choose one of"))
                .anyMatch(problem -> problem.startsWith("step 1/then/told: there is no \"LETTER\""))
                .anyMatch(problem -> problem.startsWith("given/priority: there is no \"huge\""))
                .anyMatch(problem -> problem.startsWith("given: there is no property \"form\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z", "2200-01-01T00:00:00Z"})
    void refuseTimesThatNoCalendarHas(String at) {
        String scenario = "{scenario: x, given: {at: \"%s\"}, course: [{then: {status: CLOSED}}]}".formatted(at);

        assertThat(catchThrowableOfType(
                                ScenarioUnreadable.class,
                                () -> Scenarios.read("purchase", scenario.getBytes(StandardCharsets.UTF_8)))
                        .problems())
                .containsExactly("given/at: write an instant such as 2040-03-05T15:00:00Z");
    }

    @Test
    void tellWhereAFileBreaksOff() {
        assertThat(catchThrowableOfType(
                                ScenarioUnreadable.class,
                                () -> Scenarios.read("purchase", "scenario: [".getBytes(StandardCharsets.UTF_8)))
                        .problems())
                .singleElement()
                .asString()
                .startsWith("the file cannot be read at line 1");
    }

    @Test
    void countWhatNobodyWentThrough() {
        Track track = play("""
            course:
              - when: requester withdraws
            """).track();

        Coverage coverage = Coverage.of(model(), List.of(track));

        assertThat(coverage.isFull()).isFalse();
        assertThat(coverage.missedNodes()).contains("userTask_OrderGoods").doesNotContain("endEvent_Withdrawn");
        assertThat(coverage.missedFlows())
                .contains("flow_Approved", "flow_Completed_Close")
                .doesNotContain("flow_Withdrawn", "flow_PurchaseRequested");
        assertThat(coverage)
                .hasToString("purchase: 4 of 15 flow nodes, 2 of 14 sequence flows; nobody went through "
                        + String.join(", ", coverage.missedNodes())
                        + ", "
                        + String.join(", ", coverage.missedFlows()));
    }

    @Test
    void countInAModelThatBeginsWithAByteOrderMark() {
        byte[] marked = ("\uFEFF" + new String(model(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);

        assertThat(Coverage.of(marked, List.of())).isEqualTo(Coverage.of(model(), List.of()));
    }

    private static Map<String, byte[]> draft(UnaryOperator<String> policy) {
        Map<String, byte[]> files = new HashMap<>(Packs.purchase());
        files.putAll(Packs.files("purchase/pack.yaml", "purchase/request.form", "purchase/request.labels.de.yaml"));
        files.computeIfPresent(
                "approval-policy.dmn",
                (_, table) ->
                        policy.apply(new String(table, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private UUID tenant() {
        return tenants.signIn("employee@acme.example").orElseThrow().tenant();
    }

    private static Scenario scenario(String course) {
        return Scenarios.read("purchase", (GIVEN + course).getBytes(StandardCharsets.UTF_8));
    }

    private Outcome play(String course) {
        return scenarios.play(tenant(), scenario(course));
    }

    private List<Outcome> onDraft(Map<String, byte[]> draft, Scenario... told) {
        return scenarios.play(tenant(), List.of(told), "purchase", draft);
    }

    private static byte[] model() {
        return Packs.files("purchase/purchase.bpmn").get("purchase.bpmn");
    }

    private static List<Long> rows() {
        return List.of(
                        "ticket",
                        "process_journal",
                        "inbox_item",
                        "act_ru_execution",
                        "act_re_deployment",
                        "release",
                        "audit_entry")
                .stream()
                .map(table -> TestDatabase.superuserJdbc()
                        .sql("select count(*) from " + table)
                        .query(Long.class)
                        .single())
                .toList();
    }
}
