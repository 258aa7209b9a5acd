package io.assent.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import io.assent.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@Tag("B11")
class AdHocHttpTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Test
    void needsWhomTheApproverAddsBesidesTheirOwnDecision() {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);

        Answer added = add("manager", approval, "add-approver", "head@acme.example");

        assertThat(added.status()).as(added.text()).isEqualTo(200);
        assertThat(added.json().path("added").path("role").asText()).isEqualTo("APPROVER");
        assertThat(added.json().path("added").path("reason").asText()).isEqualTo("Knows the cameras.");
        assertThat(added.json().path("added").path("by").path("email").asText()).isEqualTo("manager@acme.example");
        requests.approve("manager", ticket);
        assertThat(requests.status(ticket)).isEqualTo("IN_REVIEW");
        requests.approve("head", ticket);

        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
        assertThat(history(ticket)).contains("APPROVAL_APPROVER_ADDED");
    }

    @Test
    void isRejectedByWhomAnAdministratorAdds() {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);
        add("admin", approval, "add-approver", "head@acme.example");

        requests.act("head", requests.approval("head", ticket), "reject", Map.of("comments", "Not now."));

        assertThat(requests.status(ticket)).isEqualTo("REJECTED");
        assertThat(requests.approvals("manager", ticket)).isEmpty();
    }

    @Test
    void hearsAReviewerAndWaitsForNone() {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);
        add("manager", approval, "add-reviewer", "head@acme.example");
        String review = requests.approval("head", ticket);

        JsonNode now = api.as("employee")
                .get("/tickets/" + ticket + "/path")
                .json()
                .path("stops")
                .get(1);
        assertThat(Requests.texts(now.path("people"), "email")).containsExactly("manager@acme.example");
        assertThat(told("head", ticket)).contains("REVIEW_ASKED").doesNotContain("APPROVAL_ASKED");
        assertThat(requests.act("head", review, "approve", Map.of()).code()).isEqualTo("TICKET_ACTION_NOT_AVAILABLE");
        assertThat(requests.act("head", review, "review", Map.of()).status()).isEqualTo(422);
        Answer said = requests.act("head", review, "review", Map.of("comments", "Buy the other one."));

        assertThat(said.json().path("state").asText()).isEqualTo("REVIEWED");
        assertThat(told("manager", ticket)).contains("REVIEW_GIVEN");
        assertThat(requests.status(ticket)).isEqualTo("IN_REVIEW");
        JsonNode seen = api.as("manager").get("/approvals/" + approval).json().path("votes");
        assertThat(Requests.texts(seen, "comments")).containsExactly("Buy the other one.");
        requests.approve("manager", ticket);
        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
        assertThat(history(ticket)).contains("APPROVAL_REVIEWER_ADDED", "APPROVAL_REVIEWED");
    }

    @Test
    void takesTheQuestionOffTheReviewersDeskOnceItIsDecided() {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);
        add("manager", approval, "add-reviewer", "head@acme.example");
        String review = requests.approval("head", ticket);
        requests.approve("manager", ticket);

        assertThat(requests.approvals("head", ticket)).isEmpty();
        assertThat(requests.act("head", review, "review", Map.of("comments", "Late."))
                        .status())
                .isEqualTo(409);
    }

    @Tag("B5")
    @ParameterizedTest
    @CsvSource({
        "employee@acme.example, SEPARATION_OF_DUTIES",
        "customer@acme.example, NOT_ABLE_TO_DECIDE",
        "manager@globex.example, UNKNOWN_PERSON",
        "manager@acme.example, SAME_PERSON",
        "'', REQUIRED"
    })
    void asksNobodyWhoMayNotDecide(String person, String code) {
        String approval = requests.approval("manager", requests.purchase("employee", 500));

        for (String role : List.of("add-approver", "add-reviewer")) {
            JsonNode error =
                    add("manager", approval, role, person).json().path("errors").get(0);
            assertThat(error.path("pointer").asText()).isEqualTo("/approver");
            assertThat(error.path("code").asText()).isEqualTo(code);
        }
    }

    @Tag("B5")
    @Test
    void asksNobodyTwice() {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);
        add("manager", approval, "add-reviewer", "head@acme.example");

        assertThat(add("manager", approval, "add-approver", "head@acme.example").code())
                .isEqualTo("ALREADY_ASKED");
    }

    @Test
    void isForThoseWhoDecideAndAdministrators() {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);
        add("manager", approval, "add-reviewer", "head@acme.example");

        assertThat(add("employee", approval, "add-approver", "ceo@acme.example").code())
                .isEqualTo("SEPARATION_OF_DUTIES");
        assertThat(add("head", requests.approval("head", ticket), "add-approver", "ceo@acme.example")
                        .status())
                .isEqualTo(403);
        assertThat(add("agent", approval, "add-approver", "ceo@acme.example").status())
                .isEqualTo(404);
        assertThat(requests.act("manager", approval, "add-approver", Map.of("approver", "ceo@acme.example"))
                        .json()
                        .path("errors")
                        .get(0)
                        .path("pointer")
                        .asText())
                .isEqualTo("/comments");
    }

    @Test
    void isOnOfferOnlyWhereThePolicyAllowsIt() {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);
        assertThat(offered(approval)).contains("add_approver", "add_reviewer");
        TestDatabase.superuserJdbc()
                .sql("""
                    update approval_plan set steps = jsonb_set(steps, '{0,plan,adHoc}', 'false')
                    where ticket_id = :ticket
                    """)
                .param("ticket", UUID.fromString(ticket))
                .update();

        assertThat(offered(approval)).doesNotContain("add_approver", "add_reviewer");
        assertThat(add("manager", approval, "add-approver", "head@acme.example").code())
                .isEqualTo("TICKET_ACTION_NOT_AVAILABLE");
    }

    private Answer add(String by, String approval, String how, String person) {
        return requests.act(by, approval, how, Map.of("approver", person, "comments", "Knows the cameras."));
    }

    private String offered(String approval) {
        return api.as("manager")
                .get("/approvals/" + approval)
                .json()
                .path("actions")
                .toString();
    }

    private List<String> history(String ticket) {
        return Requests.texts(
                api.as("admin")
                        .get("/tickets/" + ticket + "/history?limit=100")
                        .json()
                        .path("items"),
                "action");
    }

    private List<String> told(String person, String ticket) {
        return api.as(person).get("/notifications?limit=100").json().path("items").findParents("event").stream()
                .filter(news -> news.path("ticket").path("id").asText().equals(ticket))
                .map(news -> news.path("event").asText())
                .toList();
    }
}
