package io.assent.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.testing.Api;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The more urgent a request is, the sooner a response to it is promised, and the higher it stands with who decides. */
@IntegrationTest
@Tag("C2")
class UrgencyOfApprovalsTests {

    @Autowired
    Api api;

    private String request(String priority) {
        var body = Requests.purchaseBody(10);
        body.put("title", "Sundial, " + priority);
        body.put("priority", priority);
        return api.as("employee").post("/tickets", body).json().path("id").asText();
    }

    private List<String> toDecide() {
        return api.as("manager").get("/inbox?limit=100&q=sundial").json().path("items").findValues("ticket").stream()
                .map(ticket -> ticket.path("id").asText())
                .toList();
    }

    @Test
    void putsTheUrgentFirst() {
        String low = request("LOW");
        String medium = request("MEDIUM");
        String urgent = request("URGENT");
        String high = request("HIGH");
        assertThat(toDecide()).containsExactly(urgent, high, medium, low);

        String version = api.as("employee").get("/tickets/" + low).header("ETag");
        api.as("employee").patch("/tickets/" + low, Map.of("priority", "URGENT"), "If-Match", version);
        assertThat(toDecide()).containsExactly(low, urgent, high, medium);
    }
}
