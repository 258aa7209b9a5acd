package io.assent.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.calendars.WorkingTime;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import io.assent.testing.TestDatabase;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class ApprovalHttpTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Tag("B3")
    @ParameterizedTest
    @CsvSource({"999.99, manager", "1000, head", "5000, head", "5000.01, finance1"})
    void goesToWhomTheAmountSays(String amount, String approver) {
        String ticket = requests.purchase("employee", new java.math.BigDecimal(amount));

        assertThat(requests.approvals(approver, ticket)).hasSize(1);
        assertThat(requests.status(ticket)).isEqualTo("IN_REVIEW");
    }

    @Tag("B5")
    @ParameterizedTest
    @ValueSource(strings = {"employee@acme.example", "customer@acme.example", "nobody@acme.example"})
    void refusesANamedApproverWhoCannotDecide(String named) {
        Map<String, Object> body = Map.of(
                "title", "A talk",
                "ticket_type", "custom",
                "custom_fields", Map.of("approver", named, "wish", "I should like to speak at the fair."));

        var refused = api.as("employee").post("/tickets", body);
        var ahead = api.as("employee").post("/tickets/preview", body);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(Requests.texts(refused.json().path("errors"), "pointer")).containsExactly("/custom_fields/approver");
        assertThat(ahead.status()).isEqualTo(422);
    }

    @Tag("B3")
    @Test
    void comparesAmountsInTheBaseCurrency() {
        var body = Requests.purchaseBody(990);
        body.put("custom_fields", with(Requests.fields(990), "currency", "GBP"));

        JsonNode ahead = api.as("employee").post("/tickets/preview", body).json();

        assertThat(ahead.path("steps")
                        .get(0)
                        .path("approvers")
                        .get(0)
                        .path("email")
                        .asText())
                .isEqualTo("head@acme.example");
        assertThat(ahead.path("conversion").path("asked").path("amount").asText())
                .isEqualTo("990.00");
        assertThat(ahead.path("conversion").path("counted").path("amount").asText())
                .isEqualTo("1296.90");
        assertThat(ahead.path("conversion").path("counted").path("currency").asText())
                .isEqualTo("USD");
        assertThat(ahead.path("conversion").path("rate").asText()).isEqualTo("1.31");
    }

    @Tag("B2")
    @Test
    void goesFromApprovalThroughWorkToTheEnd() {
        String ticket = requests.purchase("employee", 3200);

        assertThat(requests.approve("head", ticket).status()).isEqualTo(200);
        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
        assertThat(requests.complete("buyer", ticket, "Ordered.").status()).isEqualTo(200);
        assertThat(requests.status(ticket)).isEqualTo("COMPLETED");
        assertThat(api.as("employee")
                        .post("/tickets/" + ticket + "/close", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(requests.status(ticket)).isEqualTo("CLOSED");
    }

    @Tag("B1")
    @Test
    void needsTwoOfThreeOfTheFinanceCommittee() {
        String ticket = requests.purchase("employee", 9000);
        String third = requests.approval("finance3", ticket);

        requests.approve("finance1", ticket);
        assertThat(requests.status(ticket)).isEqualTo("IN_REVIEW");
        requests.approve("finance2", ticket);

        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
        Answer late = requests.act("finance3", third, "approve", Map.of());
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("APPROVAL_ALREADY_DECIDED");
        assertThat(late.json().path("decided_by").path("email").asText()).isEqualTo("finance2@acme.example");
    }

    @Tag("E3")
    @Test
    void setsATimerForTheFirstReminder() {
        String ticket = requests.purchase("employee", 500);

        Instant due = TestDatabase.superuserJdbc()
                .sql("""
                    select job.duedate_ from act_ru_job job
                    join act_ru_execution instance on instance.id_ = job.process_instance_id_
                    where instance.business_key_ = :ticket and job.process_def_key_ = 'approval'
                    """)
                .param("ticket", ticket)
                .query(java.sql.Timestamp.class)
                .single()
                .toInstant();

        Instant tomorrow = WorkingTime.office(ZoneId.of("Europe/Berlin")).plus(Instant.now(), Period.ofDays(1));
        assertThat(due).as("in business time").isCloseTo(tomorrow, within(1, ChronoUnit.MINUTES));
    }

    @Tag("B2")
    @Test
    void endsWithAReasonWhenRejected() {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);

        Answer silent = requests.act("manager", approval, "reject", Map.of("comments", " "));
        assertThat(silent.status()).isEqualTo(422);
        assertThat(silent.json().path("errors").get(0).path("pointer").asText()).isEqualTo("/comments");
        assertThat(requests.status(ticket)).isEqualTo("IN_REVIEW");

        Answer said = requests.act("manager", approval, "reject", Map.of("comments", "Use the pool camera."));
        assertThat(said.status()).isEqualTo(200);
        assertThat(said.json().path("state").asText()).isEqualTo("REJECTED");
        assertThat(requests.status(ticket)).isEqualTo("REJECTED");
    }

    @Tag("B2")
    @Test
    void asksTheRequesterAndComesBackUnderTheSameId() {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);

        assertThat(requests.act("manager", approval, "request-info", Map.of()).status())
                .isEqualTo(422);
        requests.act("manager", approval, "request-info", Map.of("comments", "Which vendor?"));
        assertThat(requests.status(ticket)).isEqualTo("PENDING_INFO");
        assertThat(requests.approvals("manager", ticket)).isEmpty();

        JsonNode question = api.as("employee").get("/tasks?kind=answer").json().path("items");
        assertThat(Requests.texts(question, "question")).contains("Which vendor?");
        assertThat(Requests.texts(question, "approval_id")).contains(approval);
        String task = requests.tasks("employee", ticket).getFirst();
        assertThat(api.as("employee")
                        .post("/tasks/" + task + "/complete", Map.of())
                        .status())
                .isEqualTo(422);
        Answer answered = api.as("employee")
                .post(
                        "/tasks/" + task + "/complete",
                        Map.of("comments", "Northwind.", "custom_fields", Map.of("vendor", "Northwind")));

        assertThat(answered.status()).as(answered.text()).isEqualTo(200);
        assertThat(requests.status(ticket)).isEqualTo("IN_REVIEW");
        assertThat(requests.approvals("manager", ticket)).containsExactly(approval);
        assertThat(api.as("employee")
                        .get("/tickets/" + ticket)
                        .json()
                        .at("/custom_fields/vendor")
                        .asText())
                .isEqualTo("Northwind");
    }

    @Tag("B2")
    @Test
    void letsTheCommitteeDecideWhileOneOfItWaitsForAnAnswer() {
        String ticket = requests.purchase("employee", 9000);
        requests.act("finance1", requests.approval("finance1", ticket), "request-info", Map.of("comments", "Why?"));

        requests.approve("finance2", ticket);
        assertThat(requests.status(ticket)).isEqualTo("PENDING_INFO");
        requests.approve("finance3", ticket);

        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
        assertThat(requests.tasks("employee", ticket)).isEmpty();
    }

    @Tag("B5")
    @Test
    void neverLetsTheRequesterDecide() {
        String ticket = requests.purchase("head", 3200);

        assertThat(requests.approvals("head", ticket)).isEmpty();
        String approval = requests.approval("ceo", ticket);

        Answer own = requests.act("head", approval, "approve", Map.of());
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.code()).isEqualTo("SEPARATION_OF_DUTIES");
    }

    @Tag("B5")
    @Test
    void letsTheCommitteeDecideWhatTheChiefAsksFor() {
        String ticket = requests.purchase("ceo", 500);

        String approval = requests.approval("finance1", ticket);
        assertThat(api.as("finance1").get("/approvals/" + approval).text())
                .contains("so the fall-back decides.")
                .doesNotContain("next above");
        assertThat(requests.status(ticket)).isEqualTo("IN_REVIEW");
    }

    @Tag("B5")
    @Test
    void leavesTheRequesterOutOfTheirOwnCommittee() {
        String ticket = requests.purchase("finance1", 9000);

        assertThat(requests.approvals("finance1", ticket)).isEmpty();
        requests.approve("finance2", ticket);
        assertThat(requests.status(ticket)).isEqualTo("IN_REVIEW");
        requests.approve("finance3", ticket);
        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
    }

    @Tag("K5")
    @ParameterizedTest
    @CsvSource({"finance1, 403", "agent, 403", "admin, 403", "employee, 403", "manager@globex.example, 404"})
    void letsNobodyElseDecide(String person, int status) {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);

        for (String action : List.of("approve", "escalate")) {
            assertThat(requests.act(person, approval, action, Map.of()).status())
                    .isEqualTo(status);
        }
        assertThat(requests.act(person, approval, "reject", Map.of("comments", "no"))
                        .status())
                .isEqualTo(status);
        assertThat(requests.status(ticket)).isEqualTo("IN_REVIEW");
    }

    @Tag("B2")
    @Test
    void tellsTheSecondDeciderWhoWasFirst() {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);
        requests.act("manager", approval, "approve", Map.of());

        Answer again = requests.act("manager", approval, "reject", Map.of("comments", "no"));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("APPROVAL_ALREADY_DECIDED");
        assertThat(again.json().path("decided_by").path("email").asText()).isEqualTo("manager@acme.example");
        assertThat(again.json().path("decided_at").asText()).isNotBlank();
        assertThat(again.json().path("channel").asText()).isNotBlank();
    }

    @Tag("B2")
    @Test
    void letsOneOfTwoWinWhoDecideAtOnce() throws Exception {
        String ticket = requests.purchase("ceo", 500);
        String approval = requests.approval("finance1", ticket);
        Callable<Answer> one = () -> requests.act("finance1", approval, "approve", Map.of());
        Callable<Answer> other = () -> requests.act("finance2", approval, "reject", Map.of("comments", "no"));

        List<Integer> statuses;
        try (var pool = Executors.newFixedThreadPool(2)) {
            statuses = pool.invokeAll(List.of(one, other)).stream()
                    .map(ApprovalHttpTests::status)
                    .sorted()
                    .toList();
        }

        assertThat(statuses).containsExactly(200, 409);
        assertThat(requests.status(ticket)).isIn("IN_PROGRESS", "REJECTED");
    }

    @Tag("B2")
    @Test
    void takesTheActionFromTheBodyToo() {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);

        assertThat(requests.act("manager", approval, "decision", Map.of("comments", "?"))
                        .status())
                .isEqualTo(422);
        Answer decided = requests.act("manager", approval, "decision", Map.of("action", "approve", "comments", "ok"));

        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        map.put(key, value);
        return map;
    }

    private static int status(Future<Answer> answer) {
        try {
            return answer.get().status();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
