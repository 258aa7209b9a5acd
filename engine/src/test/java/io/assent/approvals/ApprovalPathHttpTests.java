package io.assent.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The way of a request, before it is sent and while it is decided. */
@IntegrationTest
class ApprovalPathHttpTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Tag("B10")
    @Test
    void showsWhyThisApprover() {
        String ticket = requests.purchase("employee", 3200);

        JsonNode evidence = api.as("head")
                .get("/approvals/" + requests.approval("head", ticket))
                .json()
                .path("evidence");

        assertThat(evidence.path("rule").asText()).startsWith("rule_");
        assertThat(evidence.path("inputs").path("Amount").decimalValue()).isEqualByComparingTo("3200");
        assertThat(evidence.path("amounts").path("Amount").path("currency").asText())
                .isEqualTo("USD");
        assertThat(evidence.path("reason").asText()).contains("1,000").contains("5,000");
        assertThat(evidence.path("edge").asText()).contains("Marketing");
        assertThat(evidence.path("release").asInt()).isPositive();
    }

    @Tag("B1")
    @Test
    void showsThePathAheadBeforeAnythingIsSent() {
        Answer preview = api.as("employee").post("/tickets/preview", Requests.purchaseBody(7200));

        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        JsonNode step = preview.json().path("steps").get(0);
        assertThat(step.path("rule").asText()).isEqualTo("quorum:2");
        assertThat(step.path("approvers").get(0).path("people")).hasSize(3);
        assertThat(step.path("reason").asText()).contains("finance committee");
        assertThat(preview.json().path("conversion").isNull()).isTrue();
    }

    @Tag("B1")
    @Test
    void showsNoPathWhileTheAmountIsNotTyped() {
        Answer preview = api.as("employee").post("/tickets/preview", Map.of("ticket_type", "purchase"));

        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        assertThat(preview.json().path("steps")).isEmpty();
    }

    @Tag("D4")
    @Test
    void tellsTheWayInStops() {
        String ticket = requests.purchase("employee", 9000);
        requests.approve("finance1", ticket);

        JsonNode stops =
                api.as("employee").get("/tickets/" + ticket + "/path").json().path("stops");

        assertThat(Requests.texts(stops, "state")).containsExactly("done", "now", "next", "next");
        assertThat(stops.get(1).path("note").asText()).isEqualTo("1 of 2 votes");
        assertThat(stops.get(2).path("group").asText()).isEqualTo("Procurement");
    }

    @Tag("D4")
    @Test
    void tellsWhoWaitsForTheRequestersAnswerAndSinceWhen() {
        String ticket = requests.purchase("employee", 500);
        JsonNode before = stops(ticket).get(1);
        requests.act(
                "manager", requests.approval("manager", ticket), "request-info", Map.of("comments", "Which vendor?"));

        JsonNode stop = stops(ticket).get(1);
        JsonNode german = inGerman("employee", "/tickets/" + ticket + "/path").path("stops");

        assertThat(stop.path("state").asText()).isEqualTo("now");
        assertThat(stop.path("people")).isEqualTo(before.path("people"));
        assertThat(stop.path("people").get(0).path("email").asText()).isEqualTo("manager@acme.example");
        assertThat(stop.path("note").asText()).isEqualTo("waits for Jane Porter's answer");
        assertThat(german.get(1).path("note").asText()).isEqualTo("wartet auf die Antwort von Jane Porter");
        assertThat(Instant.parse(stop.path("at").asText()))
                .isAfter(Instant.parse(before.path("at").asText()));
    }

    @Tag("D4")
    @Test
    void tellsHowManyOfACommitteeRejected() {
        String ticket = requests.purchase("employee", 9000);
        for (String member : List.of("finance1", "finance2")) {
            requests.act(member, requests.approval(member, ticket), "reject", Map.of("comments", "Not this year."));
        }

        JsonNode stops = stops(ticket);

        assertThat(Requests.texts(stops, "state")).containsExactly("done", "stopped", "stopped");
        assertThat(stops.get(1).path("note").asText()).isEqualTo("2 of 3 rejected");
        assertThat(Requests.texts(stops.get(1).path("people"), "email"))
                .containsExactlyInAnyOrder("finance1@acme.example", "finance2@acme.example");
    }

    @Tag("B10")
    @Tag("P2")
    @Test
    void tellsGermansTheWayAndTheReasonsInGerman() {
        String ticket = requests.purchase("employee", 3200);
        String approval = requests.approval("head", ticket);

        JsonNode told = inGerman("head", "/approvals/" + approval);
        JsonNode stops = inGerman("employee", "/tickets/" + ticket + "/path").path("stops");
        JsonNode process = inGerman("employee", "/tickets/" + ticket + "/process");
        JsonNode line = find(inGerman("head", "/inbox?limit=100").path("items"), approval);

        assertThat(told.path("step").asText()).isEqualTo("Von 1.000 bis 5.000 entscheidet die Abteilungsleitung");
        assertThat(line.path("step")).isEqualTo(told.path("step"));
        assertThat(told.path("evidence").path("edge").asText()).isEqualTo("Gefragt ist, wer Marketing leitet.");
        assertThat(told.path("evidence")
                        .path("amounts")
                        .path("Betrag")
                        .path("currency")
                        .asText())
                .isEqualTo("USD");
        assertThat(Requests.texts(stops, "name"))
                .containsExactly(
                        "Eingereicht",
                        "Von 1.000 bis 5.000 entscheidet die Abteilungsleitung",
                        "Ware bestellen",
                        "Erledigt");
        assertThat(process.path("bpmn_xml").asText()).contains("name=\"Ware bestellen\"");
        assertThat(api.as("head")
                        .get("/approvals/" + approval)
                        .json()
                        .path("step")
                        .asText())
                .isEqualTo("From 1,000 to 5,000 the head of the department decides");
    }

    @Tag("B3")
    @Test
    void showsBeforeSendingWhatThereIsToDoAfterTheApprovals() {
        JsonNode work = api.as("employee")
                .post("/tickets/preview", Requests.purchaseBody(3200))
                .json()
                .path("work");

        assertThat(Requests.texts(work, "name")).containsExactly("Order the goods");
        assertThat(work.get(0).path("group").asText()).isEqualTo("Procurement");
        assertThat(work.get(0).path("after_approval").asBoolean()).isTrue();
    }

    private JsonNode stops(String ticket) {
        return api.as("employee").get("/tickets/" + ticket + "/path").json().path("stops");
    }

    private JsonNode inGerman(String who, String path) {
        return api.as(who).send("GET", path, null, "Accept-Language", "de").json();
    }

    private static JsonNode find(JsonNode lines, String id) {
        for (JsonNode line : lines) {
            if (line.path("id").asText().equals(id)) {
                return line;
            }
        }
        throw new AssertionError("the inbox has no line " + id);
    }
}
