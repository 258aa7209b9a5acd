package io.assent.design;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.assent.testing.Api;
import io.assent.testing.IntegrationTestApart;
import io.assent.testing.Requests;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Three wishes for hardware on their release: one is rejected, two are approved and wait for their work. Others may have used it, too. */
@IntegrationTestApart
@Tag("J5")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InsightTests {

    private static final String INSIGHT = "/packs/it-hardware/releases/1/insight";

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    private JsonNode before;
    private JsonNode after;

    @BeforeAll
    void use() {
        before = api.as("designer").get(INSIGHT).json();
        String rejected = hardware();
        requests.act("manager", requests.approval("manager", rejected), "reject", Map.of("comments", "Not this year."));
        requests.approve("manager", hardware());
        requests.approve("manager", hardware());
        after = api.as("designer").get(INSIGHT).json();
    }

    @Test
    void tellsHowOftenAndHowLong() {
        assertThat(after.path("requests").asInt() - before.path("requests").asInt())
                .isEqualTo(3);
        assertThat(more("callActivity_GetApproval", "visits")).isEqualTo(3);
        assertThat(more("callActivity_GetApproval", "here")).isZero();
        assertThat(more("userTask_PrepareOrder", "here")).isEqualTo(2);
        JsonNode approval = node(after, "callActivity_GetApproval");
        assertThat(approval.path("median_seconds").isNumber()).isTrue();
        assertThat(approval.path("most_seconds").asLong())
                .isGreaterThanOrEqualTo(approval.path("median_seconds").asLong());
    }

    @Test
    void tellsTheWaysOfThoseThatAreOver() {
        JsonNode way = rejected(after).orElseThrow();

        assertThat(way.path("tickets").asInt()
                        - rejected(before)
                                .map(earlier -> earlier.path("tickets").asInt())
                                .orElse(0))
                .isOne();
        assertThat(way.path("path").toString()).contains("startEvent_", "endEvent_Rejected");
    }

    @Test
    void isForDesignersOfTheCompany() {
        assertThat(api.as("employee").get(INSIGHT).status()).isEqualTo(403);
        assertThat(api.as("designer")
                        .get("/packs/it-hardware/releases/77/insight")
                        .status())
                .isEqualTo(404);
        assertThat(api.as("admin@globex.example")
                        .get(INSIGHT)
                        .json()
                        .path("requests")
                        .asInt())
                .isZero();
    }

    private String hardware() {
        var created = api.as("employee")
                .post(
                        "/tickets",
                        Map.of(
                                "title",
                                "A laptop",
                                "ticket_type",
                                "it-hardware",
                                "priority",
                                "MEDIUM",
                                "custom_fields",
                                Map.of(
                                        "item",
                                        "laptop",
                                        "budget_code",
                                        "PROJ001",
                                        "justification",
                                        "Current laptop insufficient")));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.json().path("id").asText();
    }

    private int more(String node, String figure) {
        return node(after, node).path(figure).asInt()
                - node(before, node).path(figure).asInt();
    }

    private static JsonNode node(JsonNode usage, String id) {
        return StreamSupport.stream(usage.path("nodes").spliterator(), false)
                .filter(node -> node.path("process").asText().equals("it-hardware")
                        && node.path("node").asText().equals(id))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static Optional<JsonNode> rejected(JsonNode usage) {
        return StreamSupport.stream(usage.path("ways").spliterator(), false)
                .filter(way -> way.path("steps").toString().equals("[\"Get approval\",\"Rejected\"]"))
                .findFirst();
    }
}
