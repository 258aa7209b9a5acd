package io.assent.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A ticket and its open work name the same person. */
@IntegrationTest
class AssignedWorkTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    private String support() {
        Answer made = api.as("employee")
                .post("/tickets", Map.of("title", "It smokes", "ticket_type", "it-support", "description", "Much."));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("id").asText();
    }

    private Answer assign(String by, String ticket, String person) {
        return api.as(by).post("/tickets/" + ticket + "/assign", Map.of("assignee", person + "@acme.example"));
    }

    private String assignee(String ticket) {
        return api.as("admin")
                .get("/tickets/" + ticket)
                .json()
                .path("assignee")
                .path("email")
                .asText();
    }

    private JsonNode task(String person, String ticket) {
        return api.as(person)
                .get("/tasks/" + requests.tasks(person, ticket).getFirst())
                .json();
    }

    private Answer act(String person, JsonNode task, String verb, Object body) {
        return api.as(person).post("/tasks/" + task.path("id").asText() + "/" + verb, body);
    }

    @Tag("G3")
    @Test
    void goesWithItsTicket() {
        String ticket = support();

        Answer assigned = assign("admin", ticket, "agent2");

        assertThat(assigned.status()).as(assigned.text()).isEqualTo(200);
        assertThat(assigned.json().path("assignee").path("email").asText()).isEqualTo("agent2@acme.example");
        assertThat(task("agent2", ticket).path("assignee").path("email").asText())
                .isEqualTo("agent2@acme.example");
        assertThat(requests.tasks("agent", ticket)).isEmpty();
        assertThat(assign("agent2", ticket, "agent").status()).isEqualTo(200);
        assertThat(requests.tasks("agent", ticket)).hasSize(1);
        assertThat(requests.tasks("agent2", ticket)).isEmpty();
    }

    @Tag("G3")
    @Test
    void isGivenToNobodyOutsideItsGroup() {
        String ticket = requests.purchase("employee", 10);
        requests.approve("manager", ticket);

        Answer refused = assign("admin", ticket, "agent");

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.json().path("errors").path(0).path("code").asText()).isEqualTo("NOT_A_CANDIDATE");
        assertThat(assignee(ticket)).isEmpty();
        assertThat(assign("admin", ticket, "buyer").status()).isEqualTo(200);
        assertThat(task("buyer", ticket).path("assignee").path("email").asText())
                .isEqualTo("buyer@acme.example");
    }

    @Tag("G3")
    @Test
    void takesTheNameOffTheTicketWhenItIsGivenBack() {
        String ticket = support();
        JsonNode task = task("agent", ticket);
        act("agent", task, "claim", Map.of());
        assertThat(assignee(ticket)).isEqualTo("agent@acme.example");

        assertThat(act("agent", task, "unclaim", Map.of()).status()).isEqualTo(200);

        assertThat(assignee(ticket)).isEmpty();
    }

    @Tag("A6")
    @Test
    void isNobodysWhenTheRequestIsTakenBack() {
        String ticket = requests.purchase("employee", 10);
        assertThat(assign("admin", ticket, "agent").status()).isEqualTo(200);

        JsonNode draft = api.as("employee")
                .post("/tickets/" + ticket + "/withdraw", Map.of())
                .json();

        assertThat(draft.path("status").asText()).isEqualTo("DRAFT");
        assertThat(draft.path("assignee").isNull()).isTrue();
    }

    @Tag("C1")
    @Test
    void hasNoOutcomeThatItDoesNotOffer() {
        String ticket = support();
        JsonNode triage = task("agent", ticket);

        Answer refused = act("agent", triage, "complete", Map.of("outcome", "weird"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(Requests.texts(refused.json().path("errors"), "pointer")).containsExactly("/outcome");
        assertThat(act("agent", triage, "complete", Map.of("outcome", "")).status())
                .isEqualTo(200);
    }

    @Tag("C1")
    @Test
    void asksNothingWithoutWordsAndKeepsTheQuestionWithItsRequester() {
        String ticket = support();
        act("agent", task("agent", ticket), "complete", Map.of());
        JsonNode solve = task("agent", ticket);

        Answer wordless = act("agent", solve, "complete", Map.of("outcome", "QUESTION", "comments", "  "));
        assertThat(wordless.status()).as(wordless.text()).isEqualTo(422);
        assertThat(Requests.texts(wordless.json().path("errors"), "pointer")).containsExactly("/comments");
        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");

        assertThat(act("agent", solve, "complete", Map.of("outcome", "QUESTION", "comments", "Which one?"))
                        .status())
                .isEqualTo(200);
        JsonNode question = task("employee", ticket);
        for (String verb : new String[] {"claim", "unclaim"}) {
            Answer refused = act("employee", question, verb, Map.of());
            assertThat(refused.status()).as(verb).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("TASK_ACTION_NOT_AVAILABLE");
        }
        assertThat(requests.tasks("employee", ticket)).hasSize(1);
    }
}
