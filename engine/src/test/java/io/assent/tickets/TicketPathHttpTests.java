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
class TicketPathHttpTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Tag("A6")
    @Test
    void showsWhereATicketWaitsOffItsUsualWay() {
        Map<String, Object> help = Map.of("title", "The printer smokes", "ticket_type", "it-support");
        String ticket =
                api.as("employee").post("/tickets", help).json().path("id").asText();
        requests.complete("agent", ticket, "Seen.");
        String solving = requests.tasks("agent", ticket).getFirst();
        api.as("agent")
                .post("/tasks/" + solving + "/complete", Map.of("outcome", "QUESTION", "comments", "Which one?"));

        JsonNode stops =
                api.as("employee").get("/tickets/" + ticket + "/path").json().path("stops");

        assertThat(Requests.texts(stops, "name"))
                .containsExactly("Submitted", "Triage", "Solve the issue", "Answer the question", "Completed");
        assertThat(Requests.texts(stops, "state")).containsExactly("done", "done", "done", "now", "next");
        assertThat(stops.get(3).path("people").get(0).path("email").asText()).isEqualTo("employee@acme.example");
    }

    @Tag("A6")
    @Test
    void namesWhoDidTheWorkEvenWhenNobodyHadClaimedIt() {
        String ticket = requests.purchase("employee", 40);
        requests.approve("manager", ticket);
        requests.complete("buyer", ticket, "Ordered.");

        JsonNode stops =
                api.as("employee").get("/tickets/" + ticket + "/path").json().path("stops");

        assertThat(Requests.texts(stops, "state")).containsExactly("done", "done", "done", "done");
        assertThat(stops.get(2).path("name").asText()).isEqualTo("Order the goods");
        assertThat(Requests.texts(stops.get(2).path("people"), "email")).containsExactly("buyer@acme.example");
        assertThat(stops.get(2).path("group").asText()).isEqualTo("Procurement");
    }

    @Tag("D4")
    @Test
    void followsWorkInsideASubProcess() {
        String ticket = submit("facility", Map.of("category", "network", "property", "Main street 12"));
        assertThat(states(ticket)).containsExactly("done", "now", "next", "next");

        requests.complete("agent", ticket, "The line works.");

        assertThat(states(ticket)).containsExactly("done", "done", "now", "next");
        assertThat(Requests.texts(stops(ticket).get(1).path("people"), "email")).containsExactly("agent@acme.example");
        assertThat(stops(ticket).get(2).path("group").asText()).isEqualTo("Facility team");
        assertThat(Requests.texts(
                        api.as("employee")
                                .get("/tickets/" + ticket + "/process")
                                .json()
                                .path("nodes"),
                        "id"))
                .startsWith("startEvent_WorkAsked", "subProcess_WorkOrder")
                .endsWith("userTask_InspectWork");
    }

    @Tag("D4")
    @Test
    void staysTheSameWayWhenWhatWasGrantedIsGivenBack() {
        String ticket = access();
        requests.complete("agent", ticket, "Granted.");
        assertThat(states(ticket)).containsExactly("done", "done", "done", "done", "done");

        api.as("employee").post("/tickets/" + ticket + "/cancel", Map.of());

        assertThat(states(ticket)).containsExactly("done", "done", "done", "done", "now", "next");
        assertThat(stops(ticket).get(4).path("name").asText()).isEqualTo("Revoke the access");

        requests.complete("agent", ticket, "Revoked.");

        assertThat(states(ticket)).containsExactly("done", "done", "done", "done", "done");
    }

    @Tag("D4")
    @Test
    void namesWhoHasTheStepAndNotWhoTakesCareOfTheTicket() {
        String ticket = submit("facility", Map.of("category", "network", "property", "Main street 12"));
        api.as("agent").post("/tasks/" + requests.tasks("agent", ticket).getFirst() + "/claim", Map.of());
        assertThat(Requests.texts(stops(ticket).get(1).path("people"), "email")).containsExactly("agent@acme.example");

        requests.complete("agent", ticket, "The line works.");

        JsonNode inspection = stops(ticket).get(2);
        assertThat(inspection.path("state").asText()).isEqualTo("now");
        assertThat(Requests.texts(inspection.path("people"), "email")).doesNotContain("agent@acme.example");
    }

    private String access() {
        String ticket =
                submit("access", Map.of("system", "accounting", "role", "write", "justification", "Two accounts."));
        requests.approve("manager", ticket);
        requests.approve("admin", ticket);
        return ticket;
    }

    private String submit(String type, Map<String, Object> fields) {
        Answer made = api.as("employee")
                .post("/tickets", Map.of("title", "Of type " + type, "ticket_type", type, "custom_fields", fields));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("id").asText();
    }

    private JsonNode stops(String ticket) {
        return api.as("employee").get("/tickets/" + ticket + "/path").json().path("stops");
    }

    private List<String> states(String ticket) {
        return Requests.texts(stops(ticket), "state");
    }

    @Tag("A6")
    @Test
    void doesNotCallDoneWhatWasCutShort() {
        String ticket = requests.purchase("employee", 40);
        requests.approve("manager", ticket);
        api.as("employee").post("/tickets/" + ticket + "/cancel", Map.of());

        JsonNode stops =
                api.as("employee").get("/tickets/" + ticket + "/path").json().path("stops");

        assertThat(Requests.texts(stops, "state")).containsExactly("done", "done", "stopped", "stopped");
        assertThat(stops.get(2).path("name").asText()).isEqualTo("Order the goods");
        assertThat(stops.get(3).path("name").asText()).isEqualTo("Cancelled");
    }

    @Tag("D4")
    @Test
    void drawsTheProcessWithWhereItIs() {
        String id = requests.purchase("employee", 10);

        JsonNode process = api.as("employee").get("/tickets/" + id + "/process").json();

        assertThat(process.path("pack").asText()).isEqualTo("purchase");
        assertThat(process.path("bpmn_xml").asText()).contains("bpmndi:BPMNDiagram");
        Map<String, String> states = new HashMap<>();
        process.path("nodes")
                .forEach(node ->
                        states.put(node.path("id").asText(), node.path("state").asText()));
        assertThat(states).containsEntry("callActivity_GetApproval", "active");
        assertThat(process.path("called").get(0).path("nodes")).isNotEmpty();
    }
}
