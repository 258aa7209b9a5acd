package io.assent.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import io.assent.testing.TestDatabase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@Tag("B4")
class ContinuityHttpTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Test
    void namesTheFallBackOfWhoHasNobodyAbove() {
        JsonNode step = stepToCome("FALLBACK", "purchase", "manager");

        assertThat(step.path("requesters").asInt()).isPositive();
        assertThat(Requests.texts(step.path("examples"), "email")).contains("ceo@acme.example");
        assertThat(step.path("fallback").asText()).isEqualTo("Finance committee");
        assertThat(Requests.texts(step.path("people"), "email")).contains("finance1@acme.example");
        assertThat(step.path("step").asText()).isEqualTo("Under 1,000 your manager decides");
    }

    @Test
    void listsPoliciesThatMeanTheRequester() {
        JsonNode step = stepToCome("REQUESTER", "purchase", "departmentHead");

        assertThat(Requests.texts(step.path("examples"), "email")).contains("head@acme.example");
    }

    @Test
    void listsOpenStepsThatRestOnOnePerson() {
        String ticket = requests.purchase("employee", 500);
        String committee = requests.purchase("employee", 9000);

        JsonNode step = openStep("ONE_PERSON", ticket);

        assertThat(Requests.texts(step.path("people"), "email")).containsExactly("manager@acme.example");
        assertThat(step.path("ticket").path("requester").path("email").asText()).isEqualTo("employee@acme.example");
        assertThat(all("").stream().map(each -> each.path("ticket").path("id").asText()))
                .doesNotContain(committee);
    }

    @Test
    void countsInThatTheSubstituteWillBeAwayToo() {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);
        requests.act("admin", approval, "reassign", Map.of("approver", "hr@acme.example", "comments", "A move."));
        Instant from = Instant.now().plus(10, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        String first = away("hr", "agent2@acme.example", from);
        String second = away("agent2", "agent@acme.example", from.plus(1, ChronoUnit.DAYS));
        try {
            JsonNode step = openStep("NOBODY", ticket);

            assertThat(Instant.parse(step.path("since").asText())).isEqualTo(from.plus(1, ChronoUnit.DAYS));
            assertThat(step.path("people")).isEmpty();
        } finally {
            api.as("hr").delete("/substitutions/" + first);
            api.as("agent2").delete("/substitutions/" + second);
        }
        assertThat(Requests.texts(openStep("ONE_PERSON", ticket).path("people"), "email"))
                .containsExactly("hr@acme.example");
    }

    @Test
    void listsDecisionsForWhichNobodyAboveIsLeftToAsk() {
        String ticket = requests.purchase("employee", 500);
        TestDatabase.superuserJdbc()
                .sql("update approval set calls = 1 where ticket_id = :ticket")
                .param("ticket", UUID.fromString(ticket))
                .update();

        JsonNode step = openStep("UNHEARD", ticket);

        assertThat(Requests.texts(step.path("people"), "email")).containsExactly("manager@acme.example");
        requests.approve("manager", ticket);
        assertThat(all("finding=UNHEARD&").stream()
                        .map(each -> each.path("ticket").path("id").asText()))
                .doesNotContain(ticket);
    }

    @Test
    void isForAdministrators() {
        assertThat(api.as("manager").get("/approvals/continuity").status()).isEqualTo(403);
        assertThat(api.as("admin").get("/approvals/continuity?finding=two").status())
                .isBetween(400, 422);
    }

    private JsonNode stepToCome(String finding, String type, String approver) {
        return all("finding=" + finding + "&").stream()
                .filter(step -> step.path("ticket").isMissingNode()
                        || step.path("ticket").isNull())
                .filter(step -> step.path("request_type").asText().equals(type)
                        && step.path("approver").asText().equals(approver))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode openStep(String finding, String ticket) {
        return all("finding=" + finding + "&").stream()
                .filter(step -> step.path("ticket").path("id").asText().equals(ticket))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> all(String filter) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = api.as("admin")
                    .get("/approvals/continuity?" + filter + "limit=100"
                            + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            Stream.of(page.json().path("items")).forEach(items -> items.forEach(all::add));
            cursor = page.json().path("next_cursor").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));
        return all;
    }

    private String away(String person, String substitute, Instant from) {
        Answer set = api.as(person)
                .post(
                        "/substitutions",
                        Map.of(
                                "substitute",
                                substitute,
                                "from",
                                from.toString(),
                                "until",
                                from.plus(3, ChronoUnit.DAYS).toString()));
        assertThat(set.status()).as(set.text()).isEqualTo(201);
        return set.json().path("id").asText();
    }
}
