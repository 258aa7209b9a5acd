package io.assent.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

    @Tag("A4")
    @ParameterizedTest
    @ValueSource(strings = {"PURCHASE", "purchase", "Purchase"})
    void takesTheRequestTypeInAnyCase(String type) {
        var body = Requests.purchaseBody(10);
        body.put("ticket_type", type);

        assertThat(api.as("employee").post("/tickets", body).status()).isEqualTo(201);
    }

    @Tag("A2")
    @Test
    void namesEveryWrongAnswerAtOnceAndWritesNothing() {
        var body = Requests.purchaseBody(-5);
        body.put("title", " ");
        body.put("custom_fields", Map.of("amount", -5, "currency", "XXX", "colour", "red"));
        long before = count("employee");

        Answer refused = api.as("employee").post("/tickets", body);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(Requests.texts(refused.json().path("errors"), "pointer"))
                .contains(
                        "/title",
                        "/custom_fields/amount",
                        "/custom_fields/currency",
                        "/custom_fields/colour",
                        "/custom_fields/justification");
        assertThat(count("employee")).isEqualTo(before);
    }

    @Tag("K7")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\":               | 400",
                "{\"titel\":\"x\"}         | 422",
                "{\"title\":5}             | 422",
                "{\"priority\":\"SOON\"}   | 422",
                "{\"due_date\":\"soon\"}   | 422",
                "{\"tags\":\"one\"}        | 422",
                "{}                        | 422",
                "[]                        | 422",
            })
    void refusesABodyItCannotUse(String body, int status) {
        assertThat(api.as("employee").post("/tickets", body).status()).isEqualTo(status);
    }

    @Tag("K7")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title    | a\\u0000b",
                "due_date | +294277-01-01T00:00:00Z",
                "due_date | 2020-01-01T00:00:00Z",
            })
    void refusesWhatCannotBeKept(String property, String value) {
        String body = "{\"ticket_type\":\"purchase\",\"%s\":\"%s\",\"draft\":true}".formatted(property, value);

        assertThat(api.as("employee").post("/tickets", body).status()).isEqualTo(422);
    }

    @Tag("A4")
    @Test
    void previewsNoAmountThatNobodyHas() {
        String body = "{\"ticket_type\":\"purchase\",\"custom_fields\":{\"amount\":1e999999999,\"currency\":\"USD\"}}";

        assertThat(api.as("employee").post("/tickets/preview", body).status()).isIn(200, 422);
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

    @Tag("K7")
    @Test
    void refusesAnotherMediaType() {
        assertThat(api.as("employee")
                        .post("/tickets", "a=b", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
    }

    @Tag("A4")
    @Test
    void refusesOverlongText() {
        var body = Requests.purchaseBody(10);
        body.put("title", "x".repeat(201));
        body.put("description", "x".repeat(20_001));
        body.put("tags", List.of("x".repeat(41), ""));

        Answer refused = api.as("employee").post("/tickets", body);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(Requests.texts(refused.json().path("errors"), "pointer"))
                .containsExactlyInAnyOrder("/title", "/description", "/tags/0", "/tags/1");
    }

    @Tag("A4")
    @Test
    void sanitisesMarkdown() {
        var body = Requests.purchaseBody(10);
        body.put("description", "<script>alert(1)</script>[x](javascript:alert(1)) <img src=x onerror=alert(1)>");

        String html = api.as("employee")
                .post("/tickets", body)
                .json()
                .path("description_html")
                .asText();

        assertThat(html).doesNotContain("<script", "<img", "href");
    }

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
        assertThat(ids(api.as("employee")
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

    @Tag("K5")
    @Test
    void hidesTicketsFromWhoHasNothingToDoWithThem() {
        String id = requests.purchase("employee", 10);

        for (String stranger : List.of("agent", "finance1", "ceo", "manager@globex.example", "admin@globex.example")) {
            assertThat(api.as(stranger).get("/tickets/" + id).status())
                    .as(stranger)
                    .isEqualTo(404);
            assertThat(ids(api.as(stranger).get("/tickets?limit=100")))
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

    @Tag("K7")
    @Test
    void answersARepeatedCreateOnce() {
        String key = UUID.randomUUID().toString();
        var body = Requests.purchaseBody(10);

        Answer first = api.as("employee").post("/tickets", body, "Idempotency-Key", key);
        Answer second = api.as("employee").post("/tickets", body, "Idempotency-Key", key);
        body.put("title", "Something else");
        Answer third = api.as("employee").post("/tickets", body, "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
        assertThat(third.status()).isEqualTo(422);
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

    @Tag("J1")
    @Test
    void findsTicketsByWordsNumberAndFilters() {
        String word = "zebra" + System.nanoTime();
        var body = Requests.purchaseBody(10);
        body.put("title", "A " + word + " for the lobby");
        body.put("tags", List.of("lobby"));
        JsonNode made = api.as("employee").post("/tickets", body).json();
        String id = made.path("id").asText();

        assertThat(ids(api.as("employee").get("/tickets?q=" + word))).containsExactly(id);
        assertThat(ids(api.as("employee")
                        .get("/tickets?q=" + made.path("ticket_number").asText())))
                .containsExactly(id);
        assertThat(ids(api.as("employee").get("/tickets?tag=lobby&status=in-review&ticket_type=PURCHASE&q=" + word)))
                .containsExactly(id);
        assertThat(ids(api.as("employee").get("/tickets?status=closed&q=" + word)))
                .isEmpty();
        assertThat(ids(api.as("employee").get("/tickets?requester=manager@acme.example&q=" + word)))
                .isEmpty();
        assertThat(ids(api.as("employee@globex.example").get("/tickets?q=" + word)))
                .isEmpty();
    }

    @Tag("P4")
    @Test
    void searchesTicketsAndPeopleAtOnce() {
        String word = "heron" + System.nanoTime();
        var body = Requests.purchaseBody(10);
        body.put("title", word + " for Laura");
        String id = api.as("employee").post("/tickets", body).json().path("id").asText();

        assertThat(Requests.texts(
                        api.as("employee").get("/search?q=" + word).json().path("tickets"), "id"))
                .containsExactly(id);
        assertThat(Requests.texts(
                        api.as("employee").get("/search?q=laura").json().path("people"), "email"))
                .contains("manager@acme.example");
        assertThat(api.as("agent").get("/search?q=" + word).json().path("tickets"))
                .isEmpty();
        assertThat(api.as("employee").get("/search?q=").json().path("people")).isEmpty();
    }

    @Tag("A4")
    @ParameterizedTest
    @ValueSource(strings = {"-created_at", "created_at", "-updated_at", "due_date", "-priority"})
    void pagesWithoutLossOrRepeat(String sort) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(requests.purchase("finance3", 10 + i));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = api.as("finance3")
                    .get("/tickets?requester=me&limit=2&sort=" + sort + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            seen.addAll(ids(page));
            cursor = page.json().path("next_cursor").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));

        assertThat(seen).doesNotHaveDuplicates().containsAll(made);
    }

    @Tag("K7")
    @ParameterizedTest
    @ValueSource(strings = {"created_at", "-updated_at", "priority"})
    void refusesACursorOfAnotherOrder(String sort) {
        requests.purchase("finance3", 10);
        requests.purchase("finance3", 20);
        String cursor = api.as("finance3")
                .get("/tickets?requester=me&limit=1&sort=-created_at")
                .json()
                .path("next_cursor")
                .asText();

        Answer refused = api.as("finance3").get("/tickets?requester=me&sort=%s&cursor=%s".formatted(sort, cursor));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/cursor");
    }

    @Tag("K7")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "?tag=%00",
                "?category=%00",
                "?sort=colour",
                "?limit=0",
                "?limit=101",
                "?cursor=nonsense",
                "?status=MAYBE",
                "?created_from=x"
            })
    void refusesAListItCannotMake(String query) {
        assertThat(api.as("employee").get("/tickets" + query).status()).isIn(400, 422);
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

    @Tag("L1")
    @Test
    @Tag("A2")
    void submitsNothingThatCameWithABrokenBody() {
        Map<String, Object> body = new java.util.HashMap<>(Requests.purchaseBody(300));
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

    private String draft() {
        return api.as("employee")
                .post("/tickets", Map.of("ticket_type", "purchase", "draft", true))
                .json()
                .path("id")
                .asText();
    }

    private Answer edit(String person, String ticket, Map<String, Object> patch) {
        String etag = api.as(person).get("/tickets/" + ticket).header("ETag");
        return api.as(person).patch("/tickets/" + ticket, patch, "If-Match", etag);
    }

    private long count(String person) {
        return api.as(person)
                .get("/tickets?count=true&limit=1")
                .json()
                .path("total")
                .asLong();
    }

    private static List<String> ids(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return Requests.texts(answer.json().path("items"), "id");
    }
}
