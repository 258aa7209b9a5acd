package io.assent.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class ApproverChangesHttpTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Tag("B2")
    @Test
    void letsAnAdministratorPutSomebodyElseInTheApproversPlace() {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);

        Answer reassigned = reassign("admin", approval, "head@acme.example");

        assertThat(reassigned.status()).as(reassigned.text()).isEqualTo(200);
        assertThat(Requests.texts(reassigned.json().path("approvers"), "email")).containsExactly("head@acme.example");
        assertThat(requests.approvals("manager", ticket)).isEmpty();
        assertThat(requests.approvals("head", ticket)).containsExactly(approval);
        assertThat(now(ticket)).containsExactly("head@acme.example");
        assertThat(told("manager", ticket)).contains("APPROVAL_REASSIGNED");
        assertThat(told("head", ticket)).contains("APPROVAL_ASKED").doesNotContain("APPROVAL_REASSIGNED");
        JsonNode entry = entry(ticket, "APPROVAL_REASSIGNED");
        assertThat(entry.path("after").path("comment").asText()).isEqualTo("She is ill.");
        assertThat(entry.path("actor").path("email").asText()).isEqualTo("admin@acme.example");
    }

    @Tag("B2")
    @Test
    void makesTheDecisionTheNewApproversOwn() {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);
        reassign("admin", approval, "head@acme.example");

        assertThat(requests.act("manager", approval, "approve", Map.of()).status())
                .isEqualTo(403);
        JsonNode decided = requests.act("head", approval, "approve", Map.of()).json();

        assertThat(decided.path("evidence").has("on_behalf_of")
                        && !decided.path("evidence").path("on_behalf_of").isNull())
                .isFalse();
        assertThat(decided.path("evidence").path("edge").asText()).contains("to decide instead");
        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
    }

    @Tag("B2")
    @Test
    void replacesOneOfACommitteeAndLeavesTheOthersTheirs() {
        String ticket = requests.purchase("employee", 9000);
        String first = requests.approval("finance1", ticket);
        requests.approve("finance2", ticket);

        assertThat(reassign("admin", first, "finance2@acme.example").code()).isEqualTo("ALREADY_ASKED");
        assertThat(reassign("admin", first, "finance3@acme.example").code()).isEqualTo("ALREADY_ASKED");
        assertThat(reassign("admin", first, "ceo@acme.example").status()).isEqualTo(200);

        requests.approve("ceo", ticket);
        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
    }

    @Tag("B5")
    @ParameterizedTest
    @CsvSource({
        "employee@acme.example, SEPARATION_OF_DUTIES",
        "customer@acme.example, NOT_ABLE_TO_DECIDE",
        "manager@globex.example, UNKNOWN_PERSON",
        "admin@acme.example, SAME_PERSON",
        "manager@acme.example, ALREADY_ASKED",
        "'', REQUIRED"
    })
    void asksNobodyWhoMayNotDecide(String person, String code) {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);

        Answer refused = reassign("admin", approval, person);

        assertThat(refused.status()).isEqualTo(422);
        JsonNode error = refused.json().path("errors").get(0);
        assertThat(error.path("pointer").asText()).isEqualTo("/approver");
        assertThat(error.path("code").asText()).isEqualTo(code);
        assertThat(requests.approvals("manager", ticket)).containsExactly(approval);
    }

    @Tag("B5")
    @Test
    void leavesTheChangeToAdministratorsWhoAskForNothingThemselves() {
        String ticket = requests.purchase("employee", 500);
        String own = requests.purchase("admin", 500);
        String approval = requests.approval("manager", ticket);
        String ofOwn = api.as("admin")
                .get("/tickets/" + own + "/approvals")
                .json()
                .path("items")
                .get(0)
                .path("id")
                .asText();

        assertThat(reassign("manager", approval, "head@acme.example").status()).isEqualTo(403);
        assertThat(reassign("employee", approval, "head@acme.example").status()).isEqualTo(403);
        assertThat(reassign("agent", approval, "head@acme.example").status()).isEqualTo(404);
        assertThat(api.as("admin@globex.example")
                        .post("/approvals/" + approval + "/reassign", Map.of("approver", "x", "comments", "y"))
                        .status())
                .isEqualTo(404);
        assertThat(reassign("admin", ofOwn, "head@acme.example").code()).isEqualTo("SEPARATION_OF_DUTIES");
    }

    @Tag("B2")
    @Test
    void wantsAReasonAndAnOpenStep() {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);

        Answer silent = requests.act("admin", approval, "reassign", Map.of("approver", "head@acme.example"));
        Answer stranger = requests.act(
                "admin",
                approval,
                "reassign",
                Map.of("approver", "head@acme.example", "instead_of", "ceo@acme.example", "comments", "Why not."));
        requests.approve("manager", ticket);

        assertThat(silent.json().path("errors").get(0).path("pointer").asText()).isEqualTo("/comments");
        assertThat(stranger.json().path("errors").get(0).path("pointer").asText())
                .isEqualTo("/instead_of");
        assertThat(reassign("admin", approval, "head@acme.example").code()).isEqualTo("APPROVAL_ALREADY_DECIDED");
    }

    @Tag("B2")
    @Test
    void asksTheNewApproverOnceTheOldOnesQuestionIsAnswered() {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);
        requests.act("manager", approval, "request-info", Map.of("comments", "Which vendor?"));

        assertThat(reassign("admin", approval, "head@acme.example").status()).isEqualTo(200);
        assertThat(told("head", ticket)).doesNotContain("APPROVAL_ASKED");
        requests.complete("employee", ticket, "Northwind.");

        assertThat(requests.approvals("head", ticket)).containsExactly(approval);
        assertThat(told("head", ticket)).contains("APPROVAL_ASKED");
    }

    private Answer reassign(String by, String approval, String to) {
        return requests.act(by, approval, "reassign", Map.of("approver", to, "comments", "She is ill."));
    }

    private List<String> now(String ticket) {
        JsonNode stops =
                api.as("employee").get("/tickets/" + ticket + "/path").json().path("stops");
        return stops.findParents("state").stream()
                .filter(stop -> stop.path("state").asText().equals("now"))
                .flatMap(stop -> Requests.texts(stop.path("people"), "email").stream())
                .toList();
    }

    private List<String> told(String person, String ticket) {
        return api.as(person).get("/notifications?limit=100").json().path("items").findParents("event").stream()
                .filter(news -> news.path("ticket").path("id").asText().equals(ticket))
                .map(news -> news.path("event").asText())
                .toList();
    }

    private JsonNode entry(String ticket, String action) {
        return api
                .as("admin")
                .get("/tickets/" + ticket + "/history")
                .json()
                .path("items")
                .findParents("action")
                .stream()
                .filter(entry -> entry.path("action").asText().equals(action))
                .findFirst()
                .orElseThrow();
    }
}
