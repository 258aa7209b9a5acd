package io.assent.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Scenarios that are made of real requests. */
@IntegrationTest
@Tag("F4")
class ExamplesTests {

    private static final String DRAFT = "/packs/purchase/draft";

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @BeforeEach
    void begin() {
        api.as("admin").post(DRAFT, Map.of());
    }

    @AfterEach
    void throwAway() {
        api.as("admin").delete(DRAFT, "If-Match", "*");
    }

    @Test
    void aRequestBecomesAScenarioThatIsGreenAndNamesNobody() {
        String ticket = closed(3200, "head");

        Answer made = make("admin", ticket);

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().path("name").asText()).isEqualTo("scenarios/as-it-happened-1.yaml");
        String text = made.json().path("content").asText();
        assertThat(text)
                .contains(
                        "As it happened: head asks, requester answers, head approves, procurement completes, requester"
                                + " closes",
                        "amount: 3200",
                        "currency: USD",
                        "budget_code: AAA-1111-11",
                        "justification: Some words",
                        "saying: Some words",
                        "at: '2040-03-")
                .doesNotContain("acme", "MKT", "films", "Camera", "Why now", "2026");
        Answer run = api.as("admin").post(DRAFT + "/scenarios/run", Map.of());
        assertThat(run.json().path("green").asBoolean()).as(run.text()).isTrue();
        assertThat(make("admin", ticket).json().path("name").asText()).endsWith("as-it-happened-2.yaml");
        assertThat(api.as("admin").get("/tickets/" + ticket + "/history").text())
                .contains("SCENARIO_MADE");
    }

    @Test
    void whatItTellsComesFromWhatHappenedAndNotFromTheDraft() {
        String ticket = closed(500, "manager");
        Answer policy = api.as("admin").get(DRAFT + "/files/approval-policy.dmn");
        String changed = policy.json().path("content").asText().replace("\"manager\"", "\"departmentHead\"");
        api.as("admin")
                .put(
                        DRAFT + "/files/approval-policy.dmn",
                        Map.of("content", changed),
                        "If-Match",
                        policy.header("ETag"));

        assertThat(make("admin", ticket).json().path("content").asText()).contains("asked: manager");
        assertThat(api.as("admin").post(DRAFT + "/scenarios/run", Map.of()).text())
                .contains("asked is [head@acme.example], expected [manager@acme.example]");
    }

    @Test
    void twoOfTheCommitteeAreNamedAsWhatTheyAre() {
        String ticket = requests.purchase("employee", 7200);
        requests.approve("finance1", ticket);
        requests.act("finance2", requests.approval("finance2", ticket), "reject", Map.of("comments", "Too dear."));
        requests.act("finance3", requests.approval("finance3", ticket), "reject", Map.of("comments", "Far too dear."));

        assertThat(make("admin", ticket).json().path("content").asText())
                .contains(
                        "As it happened: finance-committee approves, finance-committee rejects, finance-committee"
                                + " rejects",
                        "asked: finance-committee",
                        "REJECTED");
    }

    @Test
    void whomTheRulesAskIsToldForSomebodyWhoHasSuperiors() {
        String ticket = requests.purchase("ceo", 700);
        requests.approve("finance1", ticket);
        String task = requests.tasks("buyer", ticket).getFirst();
        api.as("buyer").post("/tasks/" + task + "/complete", Map.of());
        api.as("ceo").post("/tickets/" + ticket + "/close", Map.of());

        assertThat(make("admin", ticket).json().path("content").asText())
                .contains("manager approves, procurement completes, requester closes")
                .doesNotContain("finance");
    }

    @Test
    void saysPlainlyWhyARequestCannotBeTold() {
        String open = requests.purchase("employee", 700);
        assertThat(make("admin", open).text()).contains("NOT_OVER");
        api.as("employee").patch("/tickets/" + open, Map.of("priority", "HIGH"), "If-Match", "*");
        api.as("employee").post("/tickets/" + open + "/cancel", Map.of());
        assertThat(make("admin", open).text()).contains("NOT_TELLABLE", "changed after it was sent");
    }

    @Test
    void nobodyMakesAScenarioOfARequestTheyMayNotRead() {
        String ticket = requests.purchase("employee", 700);
        api.as("employee").post("/tickets/" + ticket + "/cancel", Map.of());

        assertThat(make("designer", ticket).status()).isEqualTo(404);
        assertThat(make("employee", ticket).status()).isEqualTo(403);
        assertThat(api.as("admin").post("/packs/leave/draft", Map.of()).status())
                .isEqualTo(200);
        assertThat(api.as("admin")
                        .post("/packs/leave/draft/scenarios", Map.of("ticket", ticket))
                        .status())
                .isEqualTo(404);
        api.as("admin").delete("/packs/leave/draft", "If-Match", "*");
        assertThat(make("admin", null).text()).contains("/ticket");
    }

    private Answer make(String person, String ticket) {
        return api.as(person).post(DRAFT + "/scenarios", ticket == null ? Map.of() : Map.of("ticket", ticket));
    }

    private String closed(int amount, String approver) {
        String ticket = requests.purchase("employee", amount);
        requests.act(approver, requests.approval(approver, ticket), "request-info", Map.of("comments", "Why now?"));
        requests.complete("employee", ticket, "It is broken.");
        requests.approve(approver, ticket);
        String task = requests.tasks("buyer", ticket).getFirst();
        api.as("buyer").post("/tasks/" + task + "/complete", Map.of("comments", "It is here."));
        api.as("employee").post("/tickets/" + ticket + "/close", Map.of());
        assertThat(requests.status(ticket)).isEqualTo("CLOSED");
        return ticket;
    }
}
