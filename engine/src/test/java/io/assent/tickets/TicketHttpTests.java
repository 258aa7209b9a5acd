package io.assent.tickets;

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
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class TicketHttpTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Tag("A3")
    @Tag("A4")
    @Test
    void createsATicketWithNumberStatusAndActions() {
        Answer made = api.as("employee").post("/tickets", Requests.purchaseBody(3200));

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        JsonNode ticket = made.json();
        assertThat(made.header("Location"))
                .endsWith("/api/v1/tickets/" + ticket.path("id").asText());
        assertThat(made.header("ETag")).isNotBlank();
        assertThat(ticket.path("ticket_number").asText()).matches("FIN-20\\d\\d-\\d{6}");
        assertThat(ticket.path("status").asText()).isEqualTo("IN_REVIEW");
        assertThat(ticket.path("amount").path("amount").asText()).isEqualTo("3200.00");
        assertThat(ticket.path("requester").path("email").asText()).isEqualTo("employee@acme.example");
        assertThat(ticket.path("description_html").asText()).contains("<strong>broke</strong>");
        assertThat(ticket.path("sla").path("resolution").path("due_at").asText())
                .isNotBlank();
        assertThat(ticket.path("actions").toString())
                .contains("withdraw", "cancel", "edit")
                .doesNotContain("approve");
    }

    @Tag("E2")
    @Test
    void stillTellsThePromisesOfACompletedTicket() {
        String ticket = requests.purchase("employee", 40);
        requests.approve("manager", ticket);
        requests.complete("buyer", ticket, "Ordered.");

        JsonNode sla = api.as("employee").get("/tickets/" + ticket).json().at("/sla/resolution");
        JsonNode clocks =
                api.as("employee").get("/tickets/" + ticket + "/sla").json().path("items");

        assertThat(sla.path("state").asText()).isEqualTo("MET");
        assertThat(sla.path("met_at").asText()).isNotBlank();
        assertThat(Requests.texts(clocks, "promise")).contains("RESOLUTION");
        assertThat(Requests.texts(clocks, "state")).containsOnly("MET");
    }

    @Tag("G3")
    @Test
    void isTakenCareOfByAgentsOnly() {
        String id = requests.purchase("employee", 10);

        for (String wrong : List.of("customer", "employee", "hr")) {
            Answer refused =
                    api.as("admin").post("/tickets/" + id + "/assign", Map.of("assignee", wrong + "@acme.example"));
            assertThat(refused.status()).as(wrong).isEqualTo(422);
        }
        assertThat(api.as("customer").get("/tickets/" + id).status()).isEqualTo(404);
        assertThat(api.as("admin")
                        .post("/tickets/" + id + "/assign", Map.of("assignee", "agent@acme.example"))
                        .status())
                .isEqualTo(200);
    }

    @Tag("K5")
    @Test
    void hidesTicketsFromWhoHasNothingToDoWithThem() {
        String id = requests.purchase("employee", 10);

        for (String stranger : List.of("agent", "finance1", "ceo", "manager@globex.example", "admin@globex.example")) {
            assertThat(api.as(stranger).get("/tickets/" + id).status())
                    .as(stranger)
                    .isEqualTo(404);
            assertThat(Requests.ids(api.as(stranger).get("/tickets?limit=100")))
                    .as(stranger)
                    .doesNotContain(id);
            assertThat(api.as(stranger)
                            .post("/tickets/" + id + "/cancel", Map.of())
                            .status())
                    .as(stranger)
                    .isEqualTo(404);
            assertThat(api.as(stranger).get("/tickets/" + id + "/history").status())
                    .isEqualTo(404);
            assertThat(api.as(stranger).get("/tickets/" + id + "/process").status())
                    .isEqualTo(404);
        }
        for (String reader : List.of("employee", "manager", "admin")) {
            assertThat(api.as(reader).get("/tickets/" + id).status()).as(reader).isEqualTo(200);
        }
    }

    @Tag("K4")
    @Test
    void letsReadersReadButNotActForTheRequester() {
        String id = requests.purchase("employee", 10);

        assertThat(api.as("manager")
                        .post("/tickets/" + id + "/withdraw", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(api.as("manager")
                        .post("/tickets/" + id + "/cancel", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(edit("manager", id, Map.of("title", "Mine")).status()).isEqualTo(403);
        assertThat(api.as("manager")
                        .post("/tickets/" + id + "/assign", Map.of("assignee", "agent@acme.example"))
                        .status())
                .isEqualTo(403);
    }

    @Tag("K7")
    @Test
    void wantsTheEtagOfTheLastRead() {
        String id = requests.purchase("employee", 10);
        String etag = api.as("employee").get("/tickets/" + id).header("ETag");

        assertThat(api.as("employee")
                        .patch("/tickets/" + id, Map.of("title", "Other"))
                        .status())
                .isEqualTo(428);
        assertThat(api.as("employee")
                        .patch("/tickets/" + id, Map.of("title", "Other"), "If-Match", "\"0\"")
                        .status())
                .isEqualTo(412);
        Answer changed = api.as("employee").patch("/tickets/" + id, Map.of("title", "Other"), "If-Match", etag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(etag);
        assertThat(api.as("employee")
                        .patch("/tickets/" + id, Map.of("title", "Third"), "If-Match", etag)
                        .status())
                .isEqualTo(412);
    }

    @Tag("K7")
    @Test
    void countsNoChangeThatChangesNothing() {
        String id = requests.purchase("employee", 10);
        Answer before = api.as("employee").get("/tickets/" + id);
        int trail = history(id).size();

        for (Map<String, Object> patch : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("title", before.json().path("title").asText(), "custom_fields", Map.of("amount", 10.0)),
                Map.of("watchers", List.of()))) {
            Answer patched = edit("employee", id, patch);

            assertThat(patched.status()).as(patched.text()).isEqualTo(200);
            assertThat(patched.header("ETag")).isEqualTo(before.header("ETag"));
            assertThat(patched.json().path("updated_at"))
                    .isEqualTo(before.json().path("updated_at"));
        }
        assertThat(history(id)).hasSize(trail);

        Answer watched = edit("employee", id, Map.of("watchers", List.of("agent@acme.example")));
        assertThat(watched.header("ETag")).isNotEqualTo(before.header("ETag"));
    }

    private JsonNode history(String ticket) {
        return api.as("employee")
                .get("/tickets/" + ticket + "/history?limit=100")
                .json()
                .path("items");
    }

    @Tag("A4")
    @Test
    void replacesEverythingByPut() {
        String id = requests.purchase("employee", 10);
        String etag = api.as("employee").get("/tickets/" + id).header("ETag");
        var body = Requests.purchaseBody(10);
        body.put("title", "Replaced");
        body.put("tags", List.of("studio"));
        body.put("priority", "high");

        JsonNode put =
                api.as("employee").put("/tickets/" + id, body, "If-Match", etag).json();

        assertThat(put.path("title").asText()).isEqualTo("Replaced");
        assertThat(put.path("priority").asText()).isEqualTo("HIGH");
        assertThat(put.path("tags").get(0).asText()).isEqualTo("studio");
    }

    @Tag("A6")
    @Test
    void offersWhatTheModelSubscribesToAndRefusesTheRest() {
        String id = requests.purchase("employee", 10);

        Answer early = api.as("employee").post("/tickets/" + id + "/reopen", Map.of());
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.code()).isEqualTo("TICKET_ACTION_NOT_AVAILABLE");
        assertThat(api.as("employee")
                        .post("/tickets/" + id + "/submit", Map.of())
                        .status())
                .isEqualTo(409);
        assertThat(api.as("employee")
                        .post("/tickets/" + id + "/cancel", Map.of("comments", "Found one."))
                        .status())
                .isEqualTo(200);
        assertThat(requests.status(id)).isEqualTo("CANCELLED");
        assertThat(api.as("employee")
                        .post("/tickets/" + id + "/cancel", Map.of())
                        .status())
                .isEqualTo(409);
        assertThat(requests.approvals("manager", id)).isEmpty();
    }

    @Tag("A6")
    @Test
    void reopensWhatIsCompleted() {
        String id = requests.purchase("employee", 10);
        requests.approve("manager", id);
        requests.complete("buyer", id, "Done.");
        assertThat(requests.status(id)).isEqualTo("COMPLETED");

        assertThat(api.as("employee")
                        .post("/tickets/" + id + "/reopen", Map.of("comments", "Wrong one."))
                        .status())
                .isEqualTo(200);

        assertThat(requests.status(id)).isEqualTo("IN_PROGRESS");
        assertThat(requests.tasks("buyer", id)).hasSize(1);
    }

    @Tag("A4")
    @Test
    void watchesAndStopsWatching() {
        String id = requests.purchase("employee", 10);

        JsonNode watched =
                api.as("manager").post("/tickets/" + id + "/watch", Map.of()).json();
        assertThat(Requests.texts(watched.path("watchers"), "email")).containsExactly("manager@acme.example");
        JsonNode unwatched = api.as("manager")
                .post("/tickets/" + id + "/watch", Map.of("watching", false))
                .json();
        assertThat(unwatched.path("watchers")).isEmpty();
    }

    @Tag("L1")
    @Test
    void tellsWhoDidWhatNewestFirst() {
        String id = requests.purchase("employee", 10);
        requests.approve("manager", id);

        JsonNode history = api.as("employee")
                .get("/tickets/" + id + "/history?limit=100")
                .json()
                .path("items");

        assertThat(Requests.texts(history, "action")).contains("TICKET_CREATED", "APPROVAL_APPROVED");
        assertThat(Requests.texts(history, "action").getLast()).isEqualTo("TICKET_CREATED");
    }

    private Answer edit(String person, String ticket, Map<String, Object> patch) {
        String etag = api.as(person).get("/tickets/" + ticket).header("ETag");
        return api.as(person).patch("/tickets/" + ticket, patch, "If-Match", etag);
    }
}
