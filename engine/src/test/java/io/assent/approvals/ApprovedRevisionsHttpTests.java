package io.assent.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class ApprovedRevisionsHttpTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Tag("B2")
    @Test
    void plansAgainWhenTheAnswerChangesTheAmount() {
        String ticket = requests.purchase("employee", 500);
        requests.act("manager", requests.approval("manager", ticket), "request-info", Map.of("comments", "With tax?"));
        String task = requests.tasks("employee", ticket).getFirst();

        api.as("employee")
                .post(
                        "/tasks/" + task + "/complete",
                        Map.of("comments", "Yes.", "custom_fields", Map.of("amount", 1500)));

        assertThat(requests.approvals("manager", ticket)).isEmpty();
        assertThat(requests.approvals("head", ticket)).hasSize(1);
    }

    @Tag("B5")
    @Test
    void workDoesNotChangeWhatWasDecidedUpon() {
        String ticket = requests.purchase("employee", 3200);
        requests.approve("head", ticket);
        String task = requests.tasks("buyer", ticket).getFirst();

        Answer refused = api.as("buyer")
                .post("/tasks/" + task + "/complete", Map.of("custom_fields", Map.of("amount", 999_999)));

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/custom_fields/amount");
        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
        assertThat(api.as("buyer")
                        .post(
                                "/tasks/" + task + "/complete",
                                Map.of("custom_fields", Map.of("amount", 3200, "vendor", "Northwind")))
                        .status())
                .as("what was left open may be filled in")
                .isEqualTo(200);
        assertThat(api.as("employee")
                        .get("/tickets/" + ticket)
                        .json()
                        .at("/custom_fields/vendor")
                        .asText())
                .isEqualTo("Northwind");
    }

    @Tag("B2")
    @Test
    void decidesOnNoRevisionThatThereIsNot() {
        String ticket = requests.purchase("employee", 500);

        Answer refused =
                requests.act("manager", requests.approval("manager", ticket), "approve", Map.of("revision", 99));

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(requests.status(ticket)).isEqualTo("IN_REVIEW");
    }

    @Tag("B2")
    @Test
    void startsAgainAfterAWithdrawal() {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);

        assertThat(api.as("employee")
                        .post("/tickets/" + ticket + "/withdraw", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(requests.approvals("manager", ticket)).isEmpty();
        Answer late = requests.act("manager", approval, "approve", Map.of());
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("APPROVAL_NO_LONGER_NEEDED");

        assertThat(api.as("employee")
                        .post("/tickets/" + ticket + "/submit", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(requests.approval("manager", ticket)).isNotEqualTo(approval);
        assertThat(api.as("employee")
                        .get("/tickets/" + ticket + "/approvals")
                        .json()
                        .path("items")
                        .valueStream()
                        .map(each -> each.path("state").asText() + " "
                                + each.path("current").asBoolean()))
                .containsExactly("VOID false", "PENDING true");
        requests.approve("manager", ticket);
        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
    }

    @Tag("B2")
    @Test
    void plansAgainAfterAMaterialEditAndVoidsWhatItTouches() {
        String ticket = requests.purchase("employee", 500);
        String before = requests.approval("manager", ticket);

        Answer edited = edit(ticket, Map.of("custom_fields", Map.of("amount", 3000)));

        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(edited.json().path("revision").asInt()).isEqualTo(2);
        assertThat(requests.approvals("manager", ticket)).isEmpty();
        assertThat(requests.approvals("head", ticket)).hasSize(1);
        assertThat(requests.act("manager", before, "approve", Map.of()).status())
                .isEqualTo(409);
    }

    @Tag("B2")
    @Test
    void asksEverybodyAgainWhenAMaterialAnswerChangedAfterAVote() {
        String ticket = requests.purchase("employee", 9000);
        String former = requests.approval("finance2", ticket);
        requests.approve("finance1", ticket);

        edit(ticket, Map.of("custom_fields", Map.of("vendor", "Somebody else")));

        assertThat(requests.act("finance2", former, "approve", Map.of()).code())
                .as("one of two had voted, and that vote is void")
                .isEqualTo("APPROVAL_NO_LONGER_NEEDED");
        requests.approve("finance2", ticket);
        assertThat(requests.status(ticket)).isEqualTo("IN_REVIEW");
        assertThat(requests.approvals("finance1", ticket)).hasSize(1);
    }

    @Tag("B2")
    @Test
    void keepsTheApprovalWhenTheEditIsNotMaterialAndTellsWhoReadTheOldWords() {
        String ticket = requests.purchase("employee", 9000);
        requests.approve("finance1", ticket);
        String before = requests.approval("finance2", ticket);

        Answer edited = edit(ticket, Map.of("title", "Camera and tripod for the studio"));

        assertThat(edited.json().path("revision").asInt()).isEqualTo(2);
        assertThat(requests.approvals("finance2", ticket)).containsExactly(before);
        Answer stale = requests.act("finance2", before, "approve", Map.of("revision", 1));
        assertThat(stale.code()).as(stale.text()).isEqualTo("TICKET_CHANGED");
        requests.act("finance2", before, "approve", Map.of("revision", 2));
        assertThat(requests.status(ticket))
                .as("what was decided before still counts")
                .isEqualTo("IN_PROGRESS");
    }

    @Tag("B2")
    @Test
    void refusesADecisionOnARevisionThatIsNoMore() {
        String ticket = requests.purchase("employee", 500);
        edit(ticket, Map.of("custom_fields", Map.of("amount", 600)));
        String approval = requests.approval("manager", ticket);

        Answer stale = requests.act("manager", approval, "approve", Map.of("revision", 1));

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.code()).isEqualTo("TICKET_CHANGED");
        assertThat(requests.act("manager", approval, "approve", Map.of("revision", 2))
                        .status())
                .isEqualTo(200);
    }

    private Answer edit(String ticket, Map<String, Object> patch) {
        String etag = api.as("employee").get("/tickets/" + ticket).header("ETag");
        return api.as("employee").patch("/tickets/" + ticket, patch, "If-Match", etag);
    }
}
