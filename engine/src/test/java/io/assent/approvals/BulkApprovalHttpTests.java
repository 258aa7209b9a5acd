package io.assent.approvals;

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

/** Many decisions in one call. */
@IntegrationTest
class BulkApprovalHttpTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Tag("B6")
    @Test
    void decidesManyAtOnceEachByItself() {
        String mine = requests.purchase("employee", 500);
        String others = requests.purchase("employee", 3200);
        String one = requests.approval("manager", mine);
        String foreign = requests.approval("head", others);
        String unknown = "01900000-0000-7000-8000-000000000000";

        Answer bulk = api.as("manager")
                .post("/approvals/bulk", Map.of("ids", List.of(one, foreign, unknown), "action", "APPROVE"));

        assertThat(bulk.status()).isEqualTo(200);
        JsonNode results = bulk.json().path("results");
        assertThat(Requests.texts(results, "outcome")).containsExactly("DONE", "REFUSED", "REFUSED");
        assertThat(results.get(1).path("problem").path("status").asInt()).isEqualTo(403);
        assertThat(results.get(2).path("problem").path("status").asInt()).isEqualTo(404);
        assertThat(requests.status(mine)).isEqualTo("IN_PROGRESS");
        assertThat(requests.status(others)).isEqualTo("IN_REVIEW");
    }

    @Tag("B6")
    @Test
    void answersForEachOfABulkWhateverItIs() {
        String mine = requests.approval("manager", requests.purchase("employee", 500));
        String closed = requests.approval("manager", requests.purchase("employee", 500));
        requests.act("manager", closed, "reject", Map.of("comments", "No."));
        String large = requests.purchase("employee", 9000);
        String alone = requests.approval("finance1", large);
        requests.act("finance1", alone, "delegate", Map.of("delegate_to", "manager@acme.example"));
        String foreign = requests.purchase("employee@globex.example", 500);
        String theirs = api.as("manager@globex.example")
                .get("/tickets/" + foreign + "/approvals")
                .json()
                .path("items")
                .get(0)
                .path("id")
                .asText();

        JsonNode results = api.as("manager")
                .post(
                        "/approvals/bulk",
                        Map.of("ids", List.of(mine, mine, closed, alone, theirs, "not an id"), "action", "approve"))
                .json()
                .path("results");

        assertThat(Requests.texts(results, "outcome"))
                .containsExactly("DONE", "REFUSED", "REFUSED", "EXCLUDED", "REFUSED", "REFUSED");
        assertThat(Requests.texts(results, "id")).containsExactly(mine, mine, closed, alone, theirs, "not an id");
        assertThat(problems(results))
                .containsExactly(
                        "",
                        "APPROVAL_ALREADY_DECIDED",
                        "APPROVAL_ALREADY_DECIDED",
                        "EXCLUDED_FROM_BULK",
                        "NOT_FOUND",
                        "NOT_FOUND");
        assertThat(requests.status(large)).isEqualTo("IN_REVIEW");
    }

    @Tag("B6")
    @Test
    void refusesABulkThatSaysNothing() {
        Answer bulk = api.as("manager").post("/approvals/bulk", Map.of("ids", List.of(), "action", "DELEGATE"));

        assertThat(bulk.status()).isEqualTo(422);
        assertThat(Requests.texts(bulk.json().path("errors"), "pointer")).containsExactly("/ids", "/action");
    }

    private static List<String> problems(JsonNode results) {
        List<String> codes = new java.util.ArrayList<>();
        results.forEach(result -> codes.add(result.path("problem").path("code").asText()));
        return codes;
    }
}
