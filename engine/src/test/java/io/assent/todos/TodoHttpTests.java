package io.assent.todos;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@Tag("A9")
class TodoHttpTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Test
    void waitsInTheInboxOfWhomItIsAssignedToUntilTheyTickItOff() {
        String ticket = ticket();
        JsonNode task = added(ticket, Map.of("title", " Call the\tvendor ", "assignee", "buyer@acme.example"));

        assertThat(task.path("title").asText()).isEqualTo("Call the vendor");
        assertThat(task.path("assignee").path("email").asText()).isEqualTo("buyer@acme.example");
        JsonNode line =
                api.as("buyer").get("/tasks/" + task.path("id").asText()).json();
        assertThat(line.path("kind").asText()).isEqualTo("todo");
        assertThat(line.path("step").asText()).isEqualTo("Call the vendor");
        assertThat(line.path("actions").get(0).asText()).isEqualTo("complete");
        assertThat(requests.tasks("buyer", ticket))
                .containsExactly(task.path("id").asText());
        assertThat(api.as("buyer").get("/tickets/" + ticket).status()).isEqualTo(200);
        assertThat(api.as("buyer").get("/notifications").text()).contains("Call the vendor");

        Answer done = api.as("buyer")
                .post("/tasks/" + task.path("id").asText() + "/complete", Map.of("comments", "They come on Monday."));

        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(requests.tasks("buyer", ticket)).isEmpty();
        JsonNode now = tasks("agent", ticket).get(0);
        assertThat(now.path("done_at").asText()).isNotEmpty();
        assertThat(now.path("done_by").path("email").asText()).isEqualTo("buyer@acme.example");
        assertThat(history(ticket)).contains("TODO_ADDED", "TODO_DONE").doesNotContain("TASK_COMPLETED");
        assertThat(api.as("agent").get("/tickets/" + ticket + "/history").text())
                .contains("They come on Monday.");
    }

    @Test
    void isTickedOffAndOpenedAgainOnTheTicketWhichMovesItInTheInbox() {
        String ticket = ticket();
        JsonNode task = added(ticket, Map.of("title", "Label it", "assignee", "buyer@acme.example"));

        Answer done = patch("agent", ticket, task, Map.of("done", true));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(requests.tasks("buyer", ticket)).isEmpty();

        Answer undone = patch("buyer", ticket, done.json(), Map.of("done", false));
        assertThat(undone.json().path("done_at").isNull()
                        || undone.json().path("done_at").isMissingNode())
                .isTrue();
        assertThat(requests.tasks("buyer", ticket)).hasSize(1);

        Answer handed =
                patch("agent", ticket, undone.json(), Map.of("assignee", "hr@acme.example", "title", "Label all"));
        assertThat(handed.status()).as(handed.text()).isEqualTo(200);
        assertThat(requests.tasks("buyer", ticket)).isEmpty();
        assertThat(requests.tasks("hr", ticket)).hasSize(1);
        assertThat(history(ticket)).contains("TODO_DONE", "TODO_UNDONE", "TODO_CHANGED");

        String path = "/tickets/" + ticket + "/tasks/" + task.path("id").asText();
        assertThat(api.as("agent").delete(path).status()).isEqualTo(204);
        assertThat(requests.tasks("hr", ticket)).isEmpty();
        assertThat(tasks("agent", ticket)).isEmpty();
        assertThat(history(ticket)).contains("TODO_DELETED");
    }

    @Test
    void isSaidInTheHistoryWhenTheTicketIsDoneBeforeItsTasks() {
        String ticket = requests.purchase("employee", 500);
        requests.approve("manager", ticket);
        addedBy("admin", ticket, Map.of("title", "Label it", "assignee", "hr@acme.example"));
        addedBy("admin", ticket, Map.of("title", "Nobody's"));

        requests.complete("buyer", ticket, "Ordered.");

        JsonNode entry = api.as("admin")
                .get("/tickets/" + ticket + "/history")
                .json()
                .path("items")
                .valueStream()
                .filter(each -> each.path("action").asText().equals("TICKET_COMPLETED_WITH_OPEN_TASKS"))
                .findFirst()
                .orElseThrow();
        assertThat(entry.toString()).contains("\"open\":2");
        assertThat(requests.tasks("hr", ticket)).hasSize(1);

        api.as("employee").post("/tickets/" + ticket + "/close", Map.of());
        assertThat(requests.tasks("hr", ticket)).isEmpty();
        assertThat(api.as("admin")
                        .post("/tickets/" + ticket + "/tasks", Map.of("title", "Too late"))
                        .code())
                .isEqualTo("TICKET_ACTION_NOT_AVAILABLE");
        assertThat(tasks("admin", ticket).get(0).path("actions")).isEmpty();
    }

    @Test
    void isKeptByThoseWhoWorkOnTheTicketAndNobodyElse() {
        String ticket = ticket();
        JsonNode task = added(ticket, Map.of("title", "Label it", "assignee", "buyer@acme.example"));

        assertThat(patch("employee", ticket, task, Map.of("done", true)).status())
                .isEqualTo(403);
        assertThat(patch("buyer", ticket, task, Map.of("title", "Mine")).status())
                .isEqualTo(403);
        assertThat(patch("admin@globex.example", ticket, task, Map.of("done", true))
                        .status())
                .isEqualTo(404);
        assertThat(api.as("employee")
                        .post("/tickets/" + ticket + "/tasks", Map.of("title", "Faster"))
                        .status())
                .isEqualTo(403);
        String path = "/tickets/" + ticket + "/tasks/" + task.path("id").asText();
        assertThat(api.as("buyer").delete(path).status()).isEqualTo(403);
        assertThat(api.as("agent").patch(path, Map.of("done", true)).status()).isEqualTo(428);
        assertThat(api.as("agent")
                        .patch(path, Map.of("done", true), "If-Match", "\"7\"")
                        .status())
                .isEqualTo(412);
    }

    @Test
    void isNothingThatACustomerSees() {
        String ticket = api.as("customer")
                .post(
                        "/tickets",
                        Map.of(
                                "title",
                                "Where is my parcel?",
                                "ticket_type",
                                "customer-support",
                                "custom_fields",
                                Map.of("topic", "order")))
                .json()
                .path("id")
                .asText();
        addedBy("admin", ticket, Map.of("title", "Do not tell them"));

        assertThat(tasks("customer", ticket)).isEmpty();
        assertThat(api.as("customer").get("/tickets/" + ticket).json().has("tasks"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {}                                                     | /title
        {"title": "  "}                                        | /title
        {"title": "x", "assignee": "nobody@acme.example"}      | /assignee
        {"title": "x", "assignee": "employee@globex.example"}  | /assignee
        {"title": "x", "assignee": "customer@acme.example"}    | /assignee
        {"title": "x", "due_date": "tomorrow"}                 | /due_date
        {"title": "x", "colour": "red"}                        | /colour
        """)
    void saysWhatIsWrong(String body, String pointer) {
        Answer refused = api.as("agent").post("/tickets/" + ticket() + "/tasks", body);

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(Requests.texts(refused.json().path("errors"), "pointer")).containsExactly(pointer);
    }

    private String ticket() {
        return api.as("employee")
                .post("/tickets", Map.of("title", "The printer smokes", "ticket_type", "it-support"))
                .json()
                .path("id")
                .asText();
    }

    private JsonNode added(String ticket, Map<String, ?> body) {
        return addedBy("agent", ticket, body);
    }

    private JsonNode addedBy(String person, String ticket, Map<String, ?> body) {
        Answer added = api.as(person).post("/tickets/" + ticket + "/tasks", body);
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        return added.json();
    }

    private Answer patch(String person, String ticket, JsonNode task, Map<String, ?> body) {
        return api.as(person)
                .patch(
                        "/tickets/" + ticket + "/tasks/" + task.path("id").asText(),
                        body,
                        "If-Match",
                        "\"" + task.path("version").asLong() + "\"");
    }

    private JsonNode tasks(String person, String ticket) {
        return api.as(person).get("/tickets/" + ticket + "/tasks").json().path("items");
    }

    private List<String> history(String ticket) {
        return Requests.texts(
                api.as("admin")
                        .get("/tickets/" + ticket + "/history?limit=100")
                        .json()
                        .path("items"),
                "action");
    }
}
