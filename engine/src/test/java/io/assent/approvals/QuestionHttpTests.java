package io.assent.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@Tag("B2")
class QuestionHttpTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Test
    void offersTheOthersNoSecondQuestionWhileOneIsOpen() {
        String ticket = requests.purchase("employee", 9000);
        assertThat(offered("finance2", ticket)).contains("request_info");

        requests.act("finance1", requests.approval("finance1", ticket), "request-info", Map.of("comments", "Why?"));
        assertThat(offered("finance2", ticket)).contains("approve").doesNotContain("request_info");
        assertThat(api.as("employee").get("/tickets/" + ticket + "/path").text())
                .contains("waits for Jane Porter's answer, 0 of 2 votes");

        String task = requests.tasks("employee", ticket).getFirst();
        api.as("employee").post("/tasks/" + task + "/complete", Map.of("comments", "It broke."));
        assertThat(offered("finance2", ticket)).contains("request_info");
        assertThat(offered("finance1", ticket)).contains("request_info");
        assertThat(api.as("employee")
                        .get("/tickets/" + ticket + "/process")
                        .json()
                        .at("/called/0/nodes")
                        .valueStream())
                .filteredOn(node -> node.path("id").asText().equals("userTask_DecideLevel"))
                .singleElement()
                .satisfies(node -> assertThat(node.path("visits").asInt()).isEqualTo(2));
    }

    @Test
    void fallsWithAWordInTheHistoryWhenItsAskerDecidesWithoutTheAnswer() {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);
        requests.act("manager", approval, "request-info", Map.of("comments", "Which vendor?"));
        String task = requests.tasks("employee", ticket).getFirst();

        var approved = requests.act("manager", approval, "approve", Map.of());

        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
        assertThat(requests.tasks("employee", ticket)).isEmpty();
        assertThat(api.as("employee")
                        .post("/tasks/" + task + "/complete", Map.of("comments", "Northwind."))
                        .code())
                .isEqualTo("TASK_NO_LONGER_NEEDED");
        assertThat(api.as("employee")
                        .get("/tickets/" + ticket + "/history")
                        .json()
                        .at("/items")
                        .valueStream()
                        .filter(entry -> entry.path("action").asText().equals("APPROVAL_INFO_DROPPED")))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.at("/before/question").asText()).isEqualTo("Which vendor?"));
    }

    @Test
    @Tag("C2")
    void doesNotCallAnAnswerOverdueByTheRequestersOwnWish() {
        Map<String, Object> body = new HashMap<>(Requests.purchaseBody(500));
        body.put("due_date", Instant.now().plus(1, ChronoUnit.HOURS).toString());
        String ticket =
                api.as("employee").post("/tickets", body).json().path("id").asText();

        requests.act("manager", requests.approval("manager", ticket), "request-info", Map.of("comments", "Why?"));

        JsonNode task = of(api.as("employee").get("/tasks").json().path("items"), ticket);
        assertThat(task.path("kind").asText()).isEqualTo("answer");
        assertThat(task.path("due_at").isNull() || task.path("due_at").isMissingNode())
                .as(task.toString())
                .isTrue();
    }

    private List<String> offered(String person, String ticket) {
        JsonNode line = of(api.as(person).get("/inbox?limit=100").json().path("items"), ticket);
        return line.path("actions").valueStream().map(JsonNode::asText).toList();
    }

    private static JsonNode of(JsonNode items, String ticket) {
        return items.valueStream()
                .filter(item -> item.path("ticket").path("id").asText().equals(ticket))
                .findFirst()
                .orElseThrow();
    }
}
