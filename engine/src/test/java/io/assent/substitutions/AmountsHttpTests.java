package io.assent.substitutions;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.testing.Api.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several substitutes for the same days, each for requests of other amounts. */
@Tag("B4")
class AmountsHttpTests extends AbsenceFixture {

    @Test
    void partsTheDaysByAmount() {
        assertThat(away("head", "agent2", Map.of("max_amount", 2000)).status()).isEqualTo(201);
        Answer above = away("head", "hr", Map.of("over_amount", 2000));
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
        away("head", "agent2", Map.of("max_amount", 2000, "ticket_types", List.of("purchase")));

        Answer refused = away("head", "hr", Map.of("over_amount", 1500));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("OVERLAPS", "Grace Liu already stands in then");
        assertThat(away("head", "hr", Map.of("over_amount", 1500, "ticket_types", List.of("leave")))
                        .status())
                .isEqualTo(201);
        assertThat(away("head", "hr", Map.of("over_amount", 2000, "max_amount", 1000))
                        .text())
                .contains("/max_amount", "BACKWARDS");
    }
}
