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
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@Tag("B2")
class SendBackHttpTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Test
    void returnsTheRequestWhichIsPlannedAnewOnceItIsSentAgain() {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);

        Answer sentBack = sendBack("manager", approval);

        assertThat(sentBack.status()).as(sentBack.text()).isEqualTo(200);
        assertThat(sentBack.json().path("state").asText()).isEqualTo("SENT_BACK");
        assertThat(sentBack.json().path("comments").asText()).isEqualTo("Two cameras, please.");
        assertThat(requests.status(ticket)).isEqualTo("PENDING_INFO");
        assertThat(requests.approvals("manager", ticket)).isEmpty();

        edit(ticket, 1500);
        assertThat(requests.status(ticket)).isEqualTo("PENDING_INFO");
        Answer again = resubmit(ticket, Map.of());

        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(requests.status(ticket)).isEqualTo("IN_REVIEW");
        assertThat(requests.approvals("manager", ticket)).isEmpty();
        assertThat(requests.approvals("head", ticket)).hasSize(1);
        assertThat(requests.act("manager", approval, "approve", Map.of()).code())
                .isEqualTo("APPROVAL_ALREADY_DECIDED");
    }

    @Test
    void tellsTheRequesterWhatToChange() {
        String ticket = requests.purchase("employee", 500);
        sendBack("manager", requests.approval("manager", ticket));

        JsonNode task = api.as("employee")
                .get("/tasks/" + requests.tasks("employee", ticket).getFirst())
                .json();

        assertThat(task.path("question").asText()).isEqualTo("Two cameras, please.");
        assertThat(task.path("facts").path("sent_back").asBoolean()).isTrue();
        JsonNode stop = api.as("employee")
                .get("/tickets/" + ticket + "/path")
                .json()
                .path("stops")
                .get(1);
        assertThat(stop.path("name").asText()).isEqualTo("Change the request");
        assertThat(stop.path("state").asText()).isEqualTo("now");
        assertThat(stop.path("note").asText()).startsWith("sent back by ");
    }

    @Test
    void takesAnswersWithTheRequestSentAgain() {
        String ticket = requests.purchase("employee", 500);
        sendBack("manager", requests.approval("manager", ticket));

        resubmit(ticket, Map.of("custom_fields", Map.of("amount", 1500), "comments", "Two it is."));

        assertThat(requests.approvals("head", ticket)).hasSize(1);
        assertThat(Requests.texts(
                        api.as("admin")
                                .get("/tickets/" + ticket + "/history?limit=100")
                                .json()
                                .path("items"),
                        "action"))
                .contains("APPROVAL_SENT_BACK", "TICKET_RESUBMITTED", "APPROVAL_PLANNED_AGAIN");
    }

    @Test
    void asksACommitteeAnewWhenOneOfItSendsBackWhileAQuestionIsOpen() {
        String ticket = requests.purchase("employee", 9000);
        requests.approve("finance1", ticket);
        requests.act("finance2", requests.approval("finance2", ticket), "request-info", Map.of("comments", "Why?"));

        assertThat(sendBack("finance3", requests.approval("finance3", ticket)).status())
                .isEqualTo(200);
        assertThat(requests.tasks("employee", ticket)).hasSize(1);
        resubmit(ticket, Map.of());

        for (String member : List.of("finance1", "finance2", "finance3")) {
            assertThat(requests.approvals(member, ticket)).as(member).hasSize(1);
        }
    }

    @Test
    void letsTheRequesterWithdrawWhatWasSentBack() {
        String ticket = requests.purchase("employee", 500);
        sendBack("manager", requests.approval("manager", ticket));

        assertThat(api.as("employee")
                        .post("/tickets/" + ticket + "/withdraw", Map.of())
                        .status())
                .isEqualTo(200);

        assertThat(api.as("employee")
                        .get("/tickets/" + ticket)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("DRAFT");
        assertThat(requests.tasks("employee", ticket)).isEmpty();
    }

    @Test
    void isForThoseWhoAreAskedAndSayWhy() {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);

        assertThat(sendBack("employee", approval).code()).isEqualTo("SEPARATION_OF_DUTIES");
        assertThat(sendBack("head", approval).status()).isEqualTo(403);
        Answer silent = requests.act("manager", approval, "send-back", Map.of());
        assertThat(silent.status()).isEqualTo(422);
        assertThat(silent.json().path("errors").get(0).path("pointer").asText()).isEqualTo("/comments");
        assertThat(requests.approvals("manager", ticket)).containsExactly(approval);
    }

    /** Tickets that were under way before processes knew the way back. */
    @Test
    void isNotOnOfferWhereTheProcessKnowsNoWayBack() {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);
        assertThat(offered(approval)).contains("send_back");
        TestDatabase.superuserJdbc()
                .sql("update approval_plan set may_send_back = false where ticket_id = :ticket")
                .param("ticket", UUID.fromString(ticket))
                .update();

        assertThat(offered(approval)).doesNotContain("send_back");
        assertThat(sendBack("manager", approval).code()).isEqualTo("TICKET_ACTION_NOT_AVAILABLE");
        assertThat(requests.approve("manager", ticket).status()).isEqualTo(200);
    }

    private String offered(String approval) {
        return api.as("manager")
                .get("/approvals/" + approval)
                .json()
                .path("actions")
                .toString();
    }

    private Answer sendBack(String by, String approval) {
        return requests.act(by, approval, "send-back", Map.of("comments", "Two cameras, please."));
    }

    private Answer resubmit(String ticket, Map<String, ?> body) {
        return api.as("employee")
                .post("/tasks/" + requests.tasks("employee", ticket).getFirst() + "/complete", body);
    }

    private void edit(String ticket, int amount) {
        var read = api.as("employee").get("/tickets/" + ticket);
        Answer edited = api.as("employee")
                .send(
                        "PATCH",
                        "/tickets/" + ticket,
                        Map.of("custom_fields", Map.of("amount", amount)),
                        "If-Match",
                        read.header("ETag"));
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
    }
}
