package io.assent.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api.Answer;
import io.assent.testing.Requests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D5")
class OperationsOnStepsTests extends OperationsFixture {

    @Test
    void moveATicketToAnotherStep() {
        String ticket = requests.purchase("employee", 410);
        requests.approve("manager", ticket);
        JsonNode instance =
                api.as("admin").get("/operations/instances/" + instance(ticket)).json();
        Map<String, String> move =
                Map.of("from", "userTask_OrderGoods", "to", "endEvent_Closed", "reason", "Ordered by phone");

        assertThat(Requests.texts(instance.path("targets"), "id")).contains("endEvent_Closed");
        assertThat(act(instance.path("id").asText(), "move", move).status()).isEqualTo(204);

        assertThat(requests.tasks("buyer", ticket)).isEmpty();
        assertThat(requests.status(ticket)).isEqualTo("CLOSED");
        assertThat(audited(ticket)).contains("PROCESS_MOVED");
    }

    @Test
    void moveToWhereSeveralEventsAreAwaitedAndToNoneOfThem() {
        String ticket = requests.purchase("employee", 410);
        requests.approve("manager", ticket);
        JsonNode instance =
                api.as("admin").get("/operations/instances/" + instance(ticket)).json();
        String id = instance.path("id").asText();
        List<String> targets = Requests.texts(instance.path("targets"), "name");
        String gateway = instance.path("targets")
                .valueStream()
                .filter(step -> step.path("name").asText().equals("Completed"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();

        Answer refused = act(
                id,
                "move",
                Map.of("from", "userTask_OrderGoods", "to", "catchEvent_QuietPeriodOver", "reason", "In a hurry"));

        assertThat(targets).doesNotContain("Five days quiet", "Reopen asked", "Close asked");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("the gateway that waits for them");
        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
        assertThat(act(id, "move", Map.of("from", "userTask_OrderGoods", "to", gateway, "reason", "Done by hand"))
                        .status())
                .isEqualTo(204);
        assertThat(requests.status(ticket)).isEqualTo("COMPLETED");
        assertThat(api.as("employee")
                        .post("/tickets/" + ticket + "/reopen", Map.of())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void moveNothingPastItsApprovalWhichMayBeginAnew() {
        String ticket = requests.purchase("employee", 410);
        String asked = requests.approval("manager", ticket);
        String instance = instance(ticket);
        String here = "callActivity_GetApproval";

        for (String to : List.of("userTask_OrderGoods", "endEvent_Closed")) {
            Answer refused = act(instance, "move", Map.of("from", here, "to", to, "reason", "In a hurry"));
            assertThat(refused.status()).as(to).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("APPROVERS_DECIDE");
        }
        assertThat(Requests.texts(
                        api.as("admin")
                                .get("/operations/instances/" + instance)
                                .json()
                                .path("targets"),
                        "id"))
                .containsExactly(here);
        assertThat(requests.approval("manager", ticket)).isEqualTo(asked);
        assertThat(audited(ticket)).doesNotContain("PROCESS_MOVED");

        assertThat(act(instance, "move", Map.of("from", here, "to", here, "reason", "Plan it again"))
                        .status())
                .isEqualTo(204);
        assertThat(requests.approval("manager", ticket)).isNotEqualTo(asked);
    }

    @Test
    void endNoProcessOfWhichMoreThanOneStepIsOpen() {
        String ticket = api.as("agent")
                .post(
                        "/tickets",
                        Map.of(
                                "title",
                                "The shop is down",
                                "ticket_type",
                                "emergency-change",
                                "custom_fields",
                                Map.of(
                                        "service",
                                        "shop",
                                        "impact",
                                        "standstill",
                                        "change",
                                        "Restart it",
                                        "way_back",
                                        "Stop it")))
                .json()
                .path("id")
                .asText();
        for (JsonNode approval :
                api.as("admin").get("/tickets/" + ticket + "/approvals").json().path("items")) {
            requests.act(
                    approval.at("/approvers/0/email").asText(),
                    approval.path("id").asText(),
                    "approve",
                    Map.of("comments", "Now"));
        }
        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
        JsonNode instance = api.as("admin")
                .get("/operations/instances/" + instance(ticket, "emergency-change"))
                .json();

        Answer refused = act(
                instance.path("id").asText(),
                "move",
                Map.of("from", "userTask_CarryOut", "to", "endEvent_Closed", "reason", "Done"));

        assertThat(Requests.texts(instance.path("steps"), "id")).hasSizeGreaterThan(1);
        assertThat(Requests.texts(instance.path("targets"), "id"))
                .contains("userTask_Review")
                .doesNotContain("endEvent_Closed");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
    }
}
