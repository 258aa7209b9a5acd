package io.assent.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class TicketDraftHttpTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Tag("A2")
    @Test
    void keepsADraftThatIsNotCompleteAndNumbersItWhenItIsSent() {
        Answer draft = api.as("employee")
                .post(
                        "/tickets",
                        Map.of("ticket_type", "purchase", "draft", true, "custom_fields", Map.of("amount", 12)));
        assertThat(draft.status()).as(draft.text()).isEqualTo(201);
        String id = draft.json().path("id").asText();
        assertThat(draft.json().path("status").asText()).isEqualTo("DRAFT");
        assertThat(draft.json().path("ticket_number").isNull()).isTrue();
        assertThat(Requests.texts(api.as("employee").get("/tickets/" + id).json(), "x"))
                .isNotNull();

        Answer early = api.as("employee").post("/tickets/" + id + "/submit", Map.of());
        assertThat(early.status()).isEqualTo(422);

        Answer completed = api.as("employee")
                .patch(
                        "/tickets/" + id,
                        Map.of("title", "Tripod", "custom_fields", Requests.fields(12)),
                        "If-Match",
                        draft.header("ETag"));
        assertThat(completed.status()).as(completed.text()).isEqualTo(200);
        Answer sent = api.as("employee").post("/tickets/" + id + "/submit", Map.of());
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        assertThat(sent.json().path("ticket_number").asText()).startsWith("FIN-");
        assertThat(Requests.ids(api.as("employee")
                        .get("/tickets?q=" + sent.json().path("ticket_number").asText())))
                .containsExactly(id);
    }

    @Tag("A2")
    @Test
    void showsADraftToItsRequesterOnly() {
        String id = draft();

        for (String other : List.of("manager", "admin", "employee@globex.example")) {
            assertThat(api.as(other).get("/tickets/" + id).status()).as(other).isEqualTo(404);
            assertThat(api.as(other).delete("/tickets/" + id).status())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(api.as("employee").delete("/tickets/" + id).status()).isEqualTo(204);
        assertThat(api.as("employee").get("/tickets/" + id).status()).isEqualTo(404);
    }

    @Tag("A6")
    @Test
    void deletesNothingThatWasSent() {
        String id = requests.purchase("employee", 10);

        Answer refused = api.as("employee").delete("/tickets/" + id);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("TICKET_ACTION_NOT_AVAILABLE");
    }

    @Tag("A6")
    @Test
    void keepsWhatWasSentAndTakenBackOnRecord() {
        String id = requests.purchase("employee", 9000);
        requests.approve("finance1", id);
        api.as("employee").post("/tickets/" + id + "/withdraw", Map.of());

        assertThat(api.as("employee").delete("/tickets/" + id).status()).isEqualTo(204);

        JsonNode kept = api.as("finance1").get("/tickets/" + id).json();
        assertThat(kept.path("status").asText()).isEqualTo("CANCELLED");
        assertThat(api.as("employee").get("/tickets/" + id + "/history").text()).contains("APPROVAL_APPROVED");
    }

    @Tag("A2")
    @Test
    void submitsNothingThatCameWithABrokenBody() {
        Map<String, Object> body = new HashMap<>(Requests.purchaseBody(300));
        body.put("draft", true);
        String ticket =
                api.as("employee").post("/tickets", body).json().path("id").asText();

        assertThat(api.as("employee")
                        .post("/tickets/" + ticket + "/submit", "{\"foo\":")
                        .status())
                .isEqualTo(400);
        assertThat(api.as("employee")
                        .post("/tickets/" + ticket + "/submit", Map.of("foo", 1))
                        .status())
                .isEqualTo(422);
        assertThat(api.as("employee")
                        .get("/tickets/" + ticket)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("DRAFT");
        assertThat(api.as("employee")
                        .post("/tickets/" + ticket + "/submit", null)
                        .status())
                .isEqualTo(200);
    }

    private String draft() {
        return api.as("employee")
                .post("/tickets", Map.of("ticket_type", "purchase", "draft", true))
                .json()
                .path("id")
                .asText();
    }
}
