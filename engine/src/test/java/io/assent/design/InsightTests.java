package io.assent.design;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.IntegrationTestApart;
import io.assent.testing.Requests;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Three purchases on their release: one is rejected, two are approved, and one of these waits for its work. */
@IntegrationTestApart
@Tag("J5")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InsightTests {

    private static final String INSIGHT = "/packs/purchase/releases/1/insight";

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @BeforeAll
    void use() {
        String rejected = requests.purchase("employee", 800);
        requests.act("manager", requests.approval("manager", rejected), "reject", Map.of("comments", "Too dear."));
        for (int i = 0; i < 2; i++) {
            String ticket = requests.purchase("employee", 500);
            requests.approve("manager", ticket);
        }
    }

    @Test
    void tellsHowOftenAndHowLong() {
        JsonNode usage = api.as("designer").get(INSIGHT).json();

        assertThat(usage.path("requests").asInt()).isEqualTo(3);
        JsonNode approval = node(usage, "callActivity");
        assertThat(approval.path("visits").asInt()).isEqualTo(3);
        assertThat(approval.path("here").asInt()).isZero();
        assertThat(approval.path("median_seconds").isNumber()).isTrue();
        assertThat(approval.path("most_seconds").asLong())
                .isGreaterThanOrEqualTo(approval.path("median_seconds").asLong());
        JsonNode work = node(usage, "userTask");
        assertThat(work.path("here").asInt()).isEqualTo(2);
        assertThat(work.path("median_seconds").isNull()).isTrue();
    }

    @Test
    void tellsTheWaysOfThoseThatAreOver() {
        JsonNode ways = api.as("designer").get(INSIGHT).json().path("ways");

        assertThat(ways).as(ways.toString()).hasSize(1);
        assertThat(ways.get(0).path("tickets").asInt()).isOne();
        assertThat(ways.get(0).path("steps").toString()).contains("Rejected");
        assertThat(ways.get(0).path("path").toString()).contains("startEvent_", "endEvent_Rejected");
    }

    @Test
    void isForDesignersOfTheCompany() {
        assertThat(api.as("employee").get(INSIGHT).status()).isEqualTo(403);
        assertThat(api.as("designer").get("/packs/purchase/releases/77/insight").status())
                .isEqualTo(404);
        assertThat(api.as("admin@globex.example")
                        .get(INSIGHT)
                        .json()
                        .path("requests")
                        .asInt())
                .isZero();
    }

    private static JsonNode node(JsonNode usage, String type) {
        return StreamSupport.stream(usage.path("nodes").spliterator(), false)
                .filter(node -> node.path("process").asText().equals("purchase")
                        && node.path("type").asText().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
