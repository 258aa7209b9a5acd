package io.assent.substitutions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.OwnDatabase;
import io.assent.testing.Requests;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

/** Several substitutes for the same days, each for requests of other amounts. */
@IntegrationTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Tag("B4")
class AmountsHttpTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @AfterEach
    void everybodyIsBack() {
        for (JsonNode open :
                api.as("admin").get("/substitutions?everybody=true").json().path("items")) {
            api.as("admin").delete("/substitutions/" + open.path("id").asText());
        }
    }

    @Test
    void partsTheDaysByAmount() {
        assertThat(away("agent2", Map.of("max_amount", 2000)).status()).isEqualTo(201);
        Answer above = away("hr", Map.of("over_amount", 2000));
        assertThat(above.status()).as(above.text()).isEqualTo(201);
        assertThat(above.json().at("/over_amount/amount").asText()).isEqualTo("2000.00");

        String small = requests.purchase("employee", 2000);
        String large = requests.purchase("employee", 2001);

        assertThat(requests.approvals("agent2", small)).hasSize(1);
        assertThat(requests.approvals("hr", small)).isEmpty();
        assertThat(requests.approvals("hr", large)).hasSize(1);
        assertThat(requests.approvals("agent2", large)).isEmpty();
        assertThat(requests.approvals("head", large)).hasSize(1);
    }

    @Test
    void refusesAmountsThatOverlapAndNamesWhoStandsInAlready() {
        away("agent2", Map.of("max_amount", 2000, "ticket_types", List.of("purchase")));

        Answer refused = away("hr", Map.of("over_amount", 1500));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("OVERLAPS", "Grace Liu already stands in then");
        assertThat(away("hr", Map.of("over_amount", 1500, "ticket_types", List.of("leave")))
                        .status())
                .isEqualTo(201);
        assertThat(away("hr", Map.of("over_amount", 2000, "max_amount", 1000)).text())
                .contains("/max_amount", "BACKWARDS");
    }

    private Answer away(String substitute, Map<String, Object> scope) {
        Map<String, Object> wish = new HashMap<>(scope);
        wish.put("substitute", substitute + "@acme.example");
        wish.put("from", Instant.now().minus(Duration.ofMinutes(1)).toString());
        wish.put("until", Instant.now().plus(Duration.ofDays(7)).toString());
        return api.as("head").post("/substitutions", wish);
    }
}
