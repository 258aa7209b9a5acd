package io.assent.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@Tag("A8")
class TicketBulkHttpTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Test
    void changesEachForItselfAndSaysWhyNot() {
        String mine = requests.purchase("employee", 500);
        String foreign = api.as("admin@globex.example")
                .post("/tickets", Requests.purchaseBody(500))
                .json()
                .path("id")
                .asText();
        String over = requests.purchase("employee", 600);
        api.as("employee").post("/tickets/" + over + "/cancel", Map.of());

        Answer bulk = bulk(
                "employee",
                Map.of(
                        "ids",
                        List.of(
                                mine,
                                foreign,
                                over,
                                "no ticket",
                                UUID.randomUUID().toString()),
                        "action",
                        "cancel",
                        "comments",
                        "Not needed any more."));

        assertThat(bulk.status()).as(bulk.text()).isEqualTo(200);
        JsonNode results = bulk.json().path("results");
        assertThat(Requests.texts(results, "outcome"))
                .containsExactly("DONE", "REFUSED", "REFUSED", "REFUSED", "REFUSED");
        assertThat(results.findValuesAsText("code"))
                .containsExactly("NOT_FOUND", "TICKET_ACTION_NOT_AVAILABLE", "NOT_FOUND", "NOT_FOUND");
        assertThat(requests.status(mine)).isEqualTo("CANCELLED");
        JsonNode last = api.as("employee").get("/tickets/" + mine + "/history").json();
        assertThat(last.toString()).contains("Not needed any more.");
    }

    @Test
    void takesNumbersAsWellAsIds() {
        String ticket = requests.purchase("employee", 500);
        String number = ticket("employee", ticket).path("ticket_number").asText();

        Answer bulk = bulk("employee", Map.of("ids", List.of(number), "action", "PRIORITY", "priority", "HIGH"));

        assertThat(bulk.json().path("results").get(0).path("outcome").asText())
                .as(bulk.text())
                .isEqualTo("DONE");
        assertThat(ticket("employee", ticket).path("priority").asText()).isEqualTo("HIGH");
    }

    @Test
    void addsTagsAndTakesThemAway() {
        List<String> both = List.of(requests.purchase("employee", 500), requests.purchase("employee", 700));
        bulk("employee", Map.of("ids", both, "action", "TAG", "tags", List.of("move", "q4")));
        bulk("employee", Map.of("ids", both, "action", "UNTAG", "tags", List.of("q4")));
        bulk("employee", Map.of("ids", both, "action", "TAG", "tags", List.of("move", "office")));

        for (String one : both) {
            assertThat(ticket("employee", one).path("tags").toString()).isEqualTo("[\"move\",\"office\"]");
        }
    }

    @Test
    void assignsForAgentsOnly() {
        String ticket = api.as("employee")
                .post("/tickets", Map.of("title", "The printer smokes", "ticket_type", "it-support"))
                .json()
                .path("id")
                .asText();
        Map<String, Object> wish = Map.of("ids", List.of(ticket), "action", "ASSIGN", "assignee", "agent@acme.example");

        assertThat(bulk("employee", wish).json().findValuesAsText("code")).containsExactly("FORBIDDEN");
        assertThat(bulk("agent", wish).json().findValuesAsText("outcome")).containsExactly("DONE");
        assertThat(ticket("agent", ticket).path("assignee").path("email").asText())
                .isEqualTo("agent@acme.example");
    }

    @Test
    void watchesAndCloses() {
        String ticket = requests.purchase("employee", 500);
        bulk("manager", Map.of("ids", List.of(ticket), "action", "WATCH"));
        assertThat(ticket("employee", ticket).path("watchers").toString()).contains("manager@acme.example");
        bulk("manager", Map.of("ids", List.of(ticket), "action", "UNWATCH"));
        assertThat(ticket("employee", ticket).path("watchers").toString()).doesNotContain("manager@acme.example");

        requests.approve("manager", ticket);
        requests.complete("buyer", ticket, "Ordered.");
        bulk("employee", Map.of("ids", List.of(ticket), "action", "REOPEN"));
        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
        requests.complete("buyer", ticket, "Ordered now.");
        bulk("employee", Map.of("ids", List.of(ticket), "action", "CLOSE"));
        assertThat(requests.status(ticket)).isEqualTo("CLOSED");
    }

    @Test
    void withdrawsMany() {
        List<String> both = List.of(requests.purchase("employee", 500), requests.purchase("employee", 700));

        bulk("employee", Map.of("ids", both, "action", "WITHDRAW"));

        assertThat(both)
                .extracting(one -> ticket("employee", one).path("status").asText())
                .containsOnly("DRAFT");
    }

    @Test
    void takesMoreThanTwoHundredOnAsAJob() {
        List<String> ids = Stream.concat(
                        Stream.of(requests.purchase("employee", 500)),
                        Stream.generate(() -> UUID.randomUUID().toString()).limit(200))
                .toList();

        Answer taken = bulk("employee", Map.of("ids", ids, "action", "TAG", "tags", List.of("move")));

        assertThat(taken.status()).isEqualTo(202);
        assertThat(taken.json().path("kind").asText()).isEqualTo("tickets.bulk");
        assertThat(taken.header("Location")).startsWith("/api/v1/jobs/");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"action": "CLOSE"}                                              | /ids
        {"ids": [], "action": "CLOSE"}                                   | /ids
        {"ids": [null], "action": "CLOSE"}                               | /ids
        {"ids": ["x"]}                                                   | /action
        {"ids": ["x"], "action": "EXPLODE"}                              | /action
        {"ids": ["x"], "action": "ASSIGN"}                               | /assignee
        {"ids": ["x"], "action": "ASSIGN", "assignee": "nobody@x.example"} | /assignee
        {"ids": ["x"], "action": "PRIORITY"}                             | /priority
        {"ids": ["x"], "action": "PRIORITY", "priority": "WHENEVER"}     | /priority
        {"ids": ["x"], "action": "TAG", "tags": []}                      | /tags
        {"ids": ["x"], "action": "CLOSE", "colour": 1}                   | /colour
        """)
    void saysWhatIsWrongWithTheCall(String body, String pointer) {
        Answer refused = api.as("employee").post("/tickets/bulk", body);

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(Requests.texts(refused.json().path("errors"), "pointer")).containsExactly(pointer);
    }

    private Answer bulk(String person, Map<String, Object> body) {
        return api.as(person).post("/tickets/bulk", body);
    }

    private JsonNode ticket(String person, String id) {
        return api.as(person).get("/tickets/" + id).json();
    }
}
