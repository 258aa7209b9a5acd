package io.assent.sla;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.IntegrationTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@Tag("E1")
class SlaPolicyTests {

    private static final String LOW = "/sla/policies/purchase/LOW";

    @Autowired
    private Api api;

    @Test
    void measuresNewTicketsByWhatTheTenantPromises() {
        String etag = api.as("admin").get(LOW).header("ETag");

        var changed = api.as("admin")
                .put(
                        LOW,
                        Map.of("response_target", "PT2H", "resolution_target", "P3D", "hours", "ALWAYS"),
                        "If-Match",
                        etag);
        JsonNode clocks = clocks(submitLow());
        var reset = api.as("admin").delete(LOW);

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().path("source").asText()).isEqualTo("TENANT");
        assertThat(clocks.path("hours").asText()).isEqualTo("ALWAYS");
        assertThat(clocks.path("zone").asText()).isEqualTo("Europe/Berlin");
        assertThat(Duration.between(instant(clocks, "started_at"), instant(clocks, "due_at")))
                .isEqualTo(Duration.ofHours(2));
        assertThat(Duration.between(instant(clocks, "started_at"), instant(clocks, "warn_at")))
                .isEqualTo(Duration.ofMinutes(90));
        assertThat(reset.json().path("source").asText()).isEqualTo("PACK");
    }

    @Test
    void refusesWhatIsNoPromise() {
        String etag = api.as("admin").get(LOW).header("ETag");

        var answer = api.as("admin")
                .put(
                        LOW,
                        Map.of("response_target", "soon", "resolution_target", "-PT1H", "warn_percent", 100),
                        "If-Match",
                        etag);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/response_target", "/resolution_target", "/warn_percent");
    }

    @Test
    void wantsToKnowWhatWasReadBefore() {
        assertThat(api.as("admin").put(LOW, Map.of()).status()).isEqualTo(428);
        assertThat(api.as("admin").put(LOW, Map.of(), "If-Match", "\"1\"").status())
                .isEqualTo(412);
    }

    @Test
    void isForThoseWhoManageTheCatalogue() {
        assertThat(api.as("employee").get("/sla/policies").status()).isEqualTo(403);
        assertThat(api.as("admin").get("/sla/policies").json().path("items").findValuesAsText("priority"))
                .containsAll(List.of("LOW", "MEDIUM", "HIGH", "URGENT"));
    }

    @Test
    void hidesTheClocksOfATicketFromThoseWhoMayNotReadIt() {
        String ticket = submitLow();

        assertThat(api.as("employee@globex.example")
                        .get("/tickets/" + ticket + "/sla")
                        .status())
                .isEqualTo(404);
    }

    private String submitLow() {
        Map<String, Object> fields = Map.of(
                "amount", 420, "currency", "EUR", "budget_code", "MKT-1", "justification", "The old one is worn out");
        var answer = api.as("employee")
                .post(
                        "/tickets",
                        Map.of(
                                "title", "Paper",
                                "description", "",
                                "ticket_type", "purchase",
                                "priority", "LOW",
                                "custom_fields", fields));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asText();
    }

    private JsonNode clocks(String ticket) {
        return api.as("employee")
                .get("/tickets/" + ticket + "/sla")
                .json()
                .path("items")
                .get(0);
    }

    private static Instant instant(JsonNode clock, String name) {
        return Instant.parse(clock.path(name).asText());
    }
}
