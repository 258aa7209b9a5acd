package io.assent.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.shared.Ids;
import io.assent.testing.Api;
import io.assent.testing.IntegrationTest;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tasks of real processes, from the request to its end. */
@IntegrationTest
class TaskFlowTests {

    @Autowired
    Api api;

    private final String title = "Printer " + Ids.next();

    private JsonNode request(Map<String, Object> body) {
        var made = api.as("employee").post("/tickets", body);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json();
    }

    private JsonNode ticket(JsonNode ticket) {
        return api.as("employee").get("/tickets/" + ticket.path("id").asText()).json();
    }

    private JsonNode line(String person, String list) {
        var answer = api.as(person).get(list + "?limit=100&q=" + title.replace(" ", "%20"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return StreamSupport.stream(answer.json().path("items").spliterator(), false)
                .findFirst()
                .orElseThrow(() -> new AssertionError(list + " of " + person + " has no line for " + title));
    }

    private boolean isGone(String person, String list) {
        return api.as(person)
                .get(list + "?limit=100&q=" + title.replace(" ", "%20"))
                .json()
                .path("items")
                .isEmpty();
    }

    private void act(String person, JsonNode task, String verb, Map<String, Object> body) {
        var answer = api.as(person).post("/tasks/" + task.path("id").asText() + "/" + verb, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    @Tag("C1")
    void carriesASupportTicketThroughTriageAQuestionAndItsSolution() {
        JsonNode ticket = request(Map.of("title", title, "ticket_type", "it-support", "description", "It smokes."));

        JsonNode triage = line("agent", "/tasks");
        assertThat(triage.path("step").asText()).isEqualTo("Triage");
        act("agent", triage, "claim", Map.of());
        assertThat(ticket(ticket).path("assignee").path("email").asText()).isEqualTo("agent@acme.example");
        assertThat(isGone("agent2", "/tasks")).isTrue();
        act("agent", triage, "complete", Map.of());

        JsonNode solve = line("agent2", "/inbox");
        assertThat(solve.path("outcomes")).extracting(JsonNode::asText).containsExactly("RESOLVED", "QUESTION");
        assertThat(solve.path("ticket").path("status").asText()).isEqualTo("IN_PROGRESS");
        act("agent2", solve, "complete", Map.of("outcome", "QUESTION", "comments", "Which printer?"));

        JsonNode question = line("employee", "/tasks");
        assertThat(question.path("kind").asText()).isEqualTo("answer");
        assertThat(question.path("question").asText()).isEqualTo("Which printer?");
        assertThat(question.path("facts").path("asked_by").path("email").asText())
                .isEqualTo("agent2@acme.example");
        assertThat(ticket(ticket).path("status").asText()).isEqualTo("PENDING_INFO");
        act("employee", question, "complete", Map.of("comments", "The one on floor 3"));

        JsonNode again = line("agent", "/tasks");
        assertThat(again.path("facts").path("note").asText()).isEqualTo("The one on floor 3");
        act("agent", again, "complete", Map.of("outcome", "RESOLVED"));

        assertThat(ticket(ticket).path("status").asText()).isEqualTo("COMPLETED");
        assertThat(isGone("agent", "/inbox")).isTrue();
        JsonNode history = api.as("employee")
                .get("/tickets/" + ticket.path("id").asText() + "/history")
                .json()
                .path("items");
        assertThat(history)
                .filteredOn(entry -> entry.path("action").asText().equals("TASK_COMPLETED"))
                .extracting(entry -> entry.at("/after/kind").asText() + " "
                        + entry.at("/after/outcome").asText(""))
                .containsExactly("WORK RESOLVED", "ANSWER ", "WORK QUESTION", "WORK ");
    }

    @Test
    @Tag("C2")
    void wantsWorkWhenTheClockOfItsTicketRunsOut() {
        JsonNode ticket = request(Map.of("title", title, "ticket_type", "it-support", "description", "It smokes."));
        String promised = ticket.at("/sla/resolution/due_at").asText();
        assertThat(promised).isNotBlank();
        JsonNode triage = line("agent", "/tasks");
        assertThat(triage.path("due_at").asText()).isEqualTo(promised);
        assertThat(triage.path("urgency").asText()).isNotEqualTo("NONE");

        act("agent", triage, "complete", Map.of());
        JsonNode solve = line("agent", "/tasks");
        assertThat(solve.path("due_at").asText()).isEqualTo(promised);
        act("agent", solve, "complete", Map.of("outcome", "QUESTION", "comments", "Which printer?"));

        JsonNode question = line("employee", "/tasks");
        assertThat(question.path("due_at").isNull())
                .as("the clock stands still: " + question)
                .isTrue();
        act("employee", question, "complete", Map.of("comments", "The one on floor 3"));

        assertThat(line("agent", "/tasks").path("due_at").asText())
                .isEqualTo(ticket(ticket).at("/sla/resolution/due_at").asText());
    }

    @Test
    @Tag("G6")
    void asksTheCustomerHowTheHelpWas() {
        Map<String, Object> invoice = Map.of("topic", "invoice");
        JsonNode ticket = api.as("customer")
                .post("/tickets", Map.of("title", title, "ticket_type", "customer-support", "custom_fields", invoice))
                .json();
        act("agent", line("agent", "/tasks"), "complete", Map.of());
        act(
                "agent",
                line("agent", "/tasks"),
                "complete",
                Map.of("outcome", "RESOLVED", "comments", "It is corrected."));

        JsonNode rating = line("customer", "/tasks");
        assertThat(rating.path("question").asText()).isEqualTo("How was our help?");
        assertThat(rating.path("outcomes")).extracting(JsonNode::asText).containsExactly("GOOD", "FAIR", "POOR");
        assertThat(rating.path("facts").path("note").asText()).isEqualTo("It is corrected.");
        String task = "/tasks/" + rating.path("id").asText();
        var german = api.as("customer").send("GET", task, null, "Accept-Language", "de");
        assertThat(german.json().path("question").asText()).isEqualTo("Wie war unsere Hilfe?");
        var unsaid = api.as("customer").post(task + "/complete", Map.of("comments", "Quick"));
        assertThat(unsaid.status()).isEqualTo(422);
        act("customer", rating, "complete", Map.of("outcome", "GOOD"));

        var seen = api.as("customer").get("/tickets/" + ticket.path("id").asText());
        assertThat(seen.json().path("status").asText()).isEqualTo("CLOSED");
    }

    @Test
    @Tag("C1")
    void takesTheTaskAwayWhenTheRequesterCancels() {
        JsonNode ticket = request(Map.of("title", title, "ticket_type", "it-support", "description", "It smokes."));
        JsonNode triage = line("agent", "/tasks");

        var cancelled = api.as("employee").post("/tickets/" + ticket.path("id").asText() + "/cancel", Map.of());

        assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);
        assertThat(isGone("agent", "/tasks")).isTrue();
        var late = api.as("agent").post("/tasks/" + triage.path("id").asText() + "/claim", Map.of());
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("TASK_NO_LONGER_NEEDED");
    }

    @Test
    @Tag("C1")
    void showsAnApprovalAmongEverythingThatWaits() {
        request(Map.of(
                "title",
                title,
                "ticket_type",
                "purchase",
                "custom_fields",
                Map.of(
                        "amount",
                        400,
                        "currency",
                        "USD",
                        "budget_code",
                        "MKT-2026",
                        "justification",
                        "The old one smokes.")));

        JsonNode line = line("manager", "/inbox");

        assertThat(line.path("kind").asText()).isEqualTo("approval");
        assertThat(line.path("actions")).extracting(JsonNode::asText).contains("approve", "reject");
        assertThat(line.path("ticket").path("amount").path("amount").asText()).startsWith("400");
        var decided = api.as("manager")
                .post("/approvals/" + line.path("id").asText() + "/approve", Map.of("comments", "fine"));
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        assertThat(isGone("manager", "/inbox")).isTrue();
        assertThat(line("buyer", "/tasks").path("step").asText()).isNotEmpty();
    }
}
