package io.assent.substitutions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api.Answer;
import io.assent.testing.Requests;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What waits for people who leave. */
@Tag("B4")
class LeaversHttpTests extends AbsenceFixture {

    @Test
    void passesOnWhatWaitsForALeaver() {
        Person boss = joins("Walter", "head@acme.example", "EMPLOYEE", "APPROVER");
        Person asker = joins("Wanda", boss.email());
        String ticket = requests.purchase(asker.email(), 500);
        assertThat(requests.approvals(boss.email(), ticket)).hasSize(1);

        leaves(boss);

        JsonNode asked = pending("head", ticket);
        assertThat(asked.path("evidence").path("edge").asText())
                .isEqualTo("Walter is not active any more, so the next above decides.");
        assertThat(requests.approve("head", ticket).status()).isEqualTo(200);
        assertThat(entry(ticket, "APPROVAL_PASSED_ON").path("after").path("asked"))
                .hasSize(1);
    }

    @Test
    void givesTheWorkOfALeaverBackToTheirGroup() {
        Person leaver = joins("Wilma", "agent@acme.example", "EMPLOYEE", "AGENT");
        List<String> members = new ArrayList<>(Requests.texts(group().json().path("members"), "email"));
        members.add(leaver.email());
        members(members);
        String ticket = support("employee");
        String task = requests.tasks(leaver.email(), ticket).getFirst();
        api.as(leaver.email()).post("/tasks/" + task + "/claim", Map.of());
        assertThat(requests.tasks("agent2", ticket)).isEmpty();

        leaves(leaver);

        assertThat(requests.tasks("agent2", ticket)).containsExactly(task);
        assertThat(api.as("admin")
                        .get("/tickets/" + ticket)
                        .json()
                        .path("assignee")
                        .isNull())
                .isTrue();
        assertThat(entry(ticket, "TASK_RETURNED").path("actor").path("email").asText())
                .isEqualTo("admin@acme.example");
    }

    @Test
    void goesBackWhenTheSubstituteLeaves() {
        Person substitute = joins("Wendy", "head@acme.example");
        away("manager", substitute.email(), Map.of());
        String ticket = requests.purchase("employee", 500);
        assertThat(requests.approvals(substitute.email(), ticket)).hasSize(1);

        leaves(substitute);

        JsonNode asked = pending("manager", ticket);
        assertThat(asked.path("substitutes")).isEmpty();
        assertThat(asked.path("approvers")).hasSize(1);
        assertThat(api.as("manager").get("/auth/me").json().path("substitution").isNull())
                .isTrue();
        assertThat(codes(away("manager", substitute.email(), Map.of()))).containsExactly("INACTIVE");
        JsonNode told =
                api.as("manager").get("/notifications").json().path("items").path(0);
        assertThat(told.path("event").asText()).isEqualTo("SUBSTITUTION_ENDED");
        assertThat(told.path("text").asText()).startsWith("Wendy is not active any more.");
        assertThat(told.path("ticket").isNull()).isTrue();
    }

    @Test
    void goesBackToTheSubstituteWhenWhoStandsInForThemLeaves() {
        Person last = joins("Yara", "head@acme.example");
        away("manager", "hr", Map.of());
        away("hr", last.email(), Map.of());
        String ticket = requests.purchase("employee", 500);
        assertThat(requests.approvals(last.email(), ticket)).hasSize(1);

        leaves(last);

        assertThat(requests.approvals("hr", ticket)).hasSize(1);
        assertThat(requests.approvals("manager", ticket)).hasSize(1);
    }

    @Test
    void returnsAQuestionToWhoAskedTheLeaver() {
        Person wanda = joins("Wanda", "manager@acme.example");
        String ticket = requests.purchase(wanda.email(), 500);
        requests.act("manager", requests.approval("manager", ticket), "request-info", Map.of("comments", "Why?"));
        assertThat(requests.tasks(wanda.email(), ticket)).hasSize(1);
        assertThat(requests.status(ticket)).isEqualTo("PENDING_INFO");

        leaves(wanda);

        assertThat(requests.status(ticket)).isEqualTo("IN_REVIEW");
        JsonNode asked = pending("manager", ticket);
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
        String ticket = support(wolf.email());
        leaves(wolf);

        asks(ticket);

        assertThat(requests.tasks("admin", ticket)).hasSize(1);
    }

    @Test
    void givesATaskBackToWhoWantedIt() {
        Person wendy = joins("Wendy", "manager@acme.example");
        String ticket = support(joins("Willi", "manager@acme.example").email());
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
        String ticket = support(joins("Wim", "manager@acme.example").email());
        assertThat(requests.tasks("admin", ticket)).isEmpty();
        List<String> members = Requests.texts(group().json().path("members"), "email");

        members(List.of());

        assertThat(requests.tasks("admin", ticket)).hasSize(1);
        assertThat(entry(ticket, "TASK_WITHOUT_GROUP").path("action").asText()).isNotEmpty();
        members(members);
        assertThat(requests.tasks("agent", ticket)).hasSize(1);
    }

    private String asksAboutSupport(Person requester) {
        String ticket = support(requester.email());
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

    private record Person(String id, String email) {}

    private Person joins(String name, @Nullable String manager, String... roles) {
        String email = UUID.randomUUID() + "@acme.example";
        Map<String, Object> person = new HashMap<>(Map.of(
                "name",
                name,
                "email",
                email,
                "department",
                "marketing",
                "roles",
                roles.length == 0 ? List.of("EMPLOYEE") : List.of(roles)));
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
}
