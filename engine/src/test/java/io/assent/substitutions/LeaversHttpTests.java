package io.assent.substitutions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.OwnDatabase;
import io.assent.testing.Requests;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

/** What waits for people who leave, besides approvals and claimed work. */
@IntegrationTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Tag("B4")
class LeaversHttpTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Test
    void returnsAQuestionToWhoAskedTheLeaver() {
        Person wanda = joins("Wanda", "manager@acme.example");
        String ticket = requests.purchase(wanda.email(), 500);
        requests.act("manager", requests.approval("manager", ticket), "request-info", Map.of("comments", "Why?"));
        assertThat(requests.tasks(wanda.email(), ticket)).hasSize(1);
        assertThat(requests.status(ticket)).isEqualTo("PENDING_INFO");

        leaves(wanda);

        assertThat(requests.status(ticket)).isEqualTo("IN_REVIEW");
        JsonNode asked = of(api.as("manager").get("/approvals/pending").json().path("items"), ticket);
        assertThat(asked.at("/evidence/edge").asText())
                .isEqualTo("Wanda is not active any more, so nobody answers the question.");
        assertThat(entry(ticket, "QUESTION_RETURNED").at("/before/question").asText())
                .isEqualTo("Why?");
        Answer again = requests.act(
                "manager", requests.approval("manager", ticket), "request-info", Map.of("comments", "Why?"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("The requester is not active any more");
        assertThat(requests.approve("manager", ticket).status()).isEqualTo(200);
    }

    @Test
    void looksAgainAtWhatWasSentBackToALeaver() {
        Person walter = joins("Walter", "manager@acme.example");
        String ticket = requests.purchase(walter.email(), 500);
        requests.act("manager", requests.approval("manager", ticket), "send-back", Map.of("comments", "Two, please."));

        leaves(walter);

        assertThat(requests.status(ticket)).isEqualTo("IN_REVIEW");
        assertThat(entry(ticket, "QUESTION_RETURNED").at("/before/question").asText())
                .isEqualTo("Two, please.");
        assertThat(requests.approvals("manager", ticket)).hasSize(1);
    }

    @Test
    void asksTheManagerWhatWorkWantsToKnowOfALeaver() {
        Person wilma = joins("Wilma", "manager@acme.example");
        String ticket = asksAboutSupport(wilma);
        assertThat(requests.tasks(wilma.email(), ticket)).hasSize(1);

        leaves(wilma);

        assertThat(requests.tasks("manager", ticket)).hasSize(1);
        assertThat(Requests.texts(api.as("manager").get("/notifications").json().path("items"), "event"))
                .contains("QUESTION_ASKED");
        assertThat(entry(ticket, "QUESTION_PASSED_ON").path("action").asText()).isNotEmpty();
        assertThat(requests.complete("manager", ticket, "The one on floor two.").status())
                .isEqualTo(200);
        assertThat(requests.tasks("agent", ticket)).hasSize(1);
    }

    @Test
    void asksTheAdministratorsWhereNoManagerIs() {
        Person wolf = joins("Wolf", null);
        String ticket = support(wolf);
        leaves(wolf);

        asks(ticket);

        assertThat(requests.tasks("admin", ticket)).hasSize(1);
    }

    @Test
    void givesATaskBackToWhoWantedIt() {
        Person wendy = joins("Wendy", "manager@acme.example");
        String ticket = support(joins("Willi", "manager@acme.example"));
        api.as("agent")
                .post("/tickets/" + ticket + "/tasks", Map.of("title", "Call the vendor", "assignee", wendy.email()));
        assertThat(requests.tasks(wendy.email(), ticket)).hasSize(1);

        leaves(wendy);

        assertThat(Requests.texts(
                        api.as("agent")
                                .get("/tickets/" + ticket + "/tasks")
                                .json()
                                .path("items"),
                        "title"))
                .containsExactly("Call the vendor");
        assertThat(api.as("agent")
                        .get("/inbox?limit=100")
                        .json()
                        .path("items")
                        .valueStream()
                        .filter(item -> item.path("step").asText().equals("Call the vendor")))
                .hasSize(1);
        assertThat(entry(ticket, "TODO_RETURNED").path("action").asText()).isNotEmpty();
    }

    @Test
    void leavesTheWorkOfAGroupThatLosesItsLastMemberToTheAdministrators() {
        String ticket = support(joins("Wim", "manager@acme.example"));
        assertThat(requests.tasks("admin", ticket)).isEmpty();
        List<String> members = Requests.texts(group().json().path("members"), "email");

        members(List.of());

        assertThat(requests.tasks("admin", ticket)).hasSize(1);
        assertThat(entry(ticket, "TASK_WITHOUT_GROUP").path("action").asText()).isNotEmpty();
        members(members);
        assertThat(requests.tasks("agent", ticket)).hasSize(1);
    }

    private String asksAboutSupport(Person requester) {
        String ticket = support(requester);
        asks(ticket);
        return ticket;
    }

    private void asks(String ticket) {
        complete(ticket, Map.of());
        complete(ticket, Map.of("outcome", "QUESTION", "comments", "Which printer?"));
    }

    private void complete(String ticket, Map<String, Object> body) {
        String task = requests.tasks("agent", ticket).getFirst();
        assertThat(api.as("agent").post("/tasks/" + task + "/complete", body).status())
                .isEqualTo(200);
    }

    private String support(Person requester) {
        return api.as(requester.email())
                .post("/tickets", Map.of("title", "It smokes", "ticket_type", "it-support", "description", "Much."))
                .json()
                .path("id")
                .asText();
    }

    private record Person(String id, String email) {}

    private Person joins(String name, @Nullable String manager) {
        String email = UUID.randomUUID() + "@acme.example";
        Map<String, Object> person = new HashMap<>(
                Map.of("name", name, "email", email, "department", "marketing", "roles", List.of("EMPLOYEE")));
        if (manager != null) {
            person.put("manager", manager);
        }
        String id = api.as("admin").post("/people", person).json().path("id").asText();
        api.as("admin").put("/people/" + id + "/password", Map.of("new_password", "assent-demo"));
        return new Person(id, email);
    }

    private void leaves(Person person) {
        assertThat(api.as("admin").delete("/people/" + person.id()).status()).isEqualTo(204);
    }

    private Answer group() {
        return api.as("admin").get("/groups/it-support");
    }

    private void members(List<String> emails) {
        assertThat(api.as("admin")
                        .patch("/groups/it-support", Map.of("members", emails), "If-Match", group().header("ETag"))
                        .status())
                .isEqualTo(200);
    }

    private JsonNode entry(String ticket, String action) {
        return api.as("admin")
                .get("/tickets/" + ticket + "/history?limit=100")
                .json()
                .path("items")
                .valueStream()
                .filter(entry -> entry.path("action").asText().equals(action))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode of(JsonNode items, String ticket) {
        return items.valueStream()
                .filter(item -> item.at("/ticket/id").asText().equals(ticket))
                .findFirst()
                .orElseThrow();
    }
}
