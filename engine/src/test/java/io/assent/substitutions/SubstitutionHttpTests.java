package io.assent.substitutions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api.Answer;
import io.assent.testing.Requests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("B4")
class SubstitutionHttpTests extends AbsenceFixture {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void letsTheSubstituteDecideUpToTheLimit() {
        away("head", "agent2", Map.of("ticket_types", List.of("PURCHASE"), "max_amount", 2000));
        String below = requests.purchase("employee", 1500);
        String above = requests.purchase("employee", 3000);

        JsonNode asked = pending("agent2", below);
        assertThat(asked.path("evidence").path("on_behalf_of").path("email").asText())
                .isEqualTo("head@acme.example");
        assertThat(asked.path("evidence").path("edge").asText()).endsWith("Grace Liu stands in for Mike Brown.");
        assertThat(Requests.texts(asked.path("actions"), "")).hasSize(8);
        assertThat(requests.approvals("agent2", above)).isEmpty();
        assertThat(pending("head", below).path("evidence").path("on_behalf_of").isNull())
                .isTrue();

        JsonNode approved = requests.approve("agent2", below).json();

        assertThat(approved.path("state").asText()).isEqualTo("APPROVED");
        assertThat(approved.path("evidence").path("on_behalf_of").path("email").asText())
                .isEqualTo("head@acme.example");
        assertThat(approved.path("votes")
                        .path(0)
                        .path("on_behalf_of")
                        .path("email")
                        .asText())
                .isEqualTo("head@acme.example");
        assertThat(requests.status(below)).isEqualTo("IN_PROGRESS");
        JsonNode decision = entry(below, "APPROVAL_APPROVED");
        assertThat(decision.path("actor").path("email").asText()).isEqualTo("agent2@acme.example");
        assertThat(decision.path("on_behalf_of").path("email").asText()).isEqualTo("head@acme.example");
    }

    @ParameterizedTest
    @CsvSource({"1700, EUR, 1", "1800, EUR, 0", "2000, USD, 1", "2000.01, USD, 0"})
    void comparesAmountsAcrossCurrencies(String amount, String currency, int asked) {
        away("head", "agent2", Map.of("max_amount", Map.of("amount", "2000.00", "currency", "USD")));
        var body = Requests.purchaseBody(0);
        var fields = Requests.fields(new java.math.BigDecimal(amount));
        fields.put("currency", currency);
        body.put("custom_fields", fields);

        String ticket =
                api.as("employee").post("/tickets", body).json().path("id").asText();

        assertThat(requests.approvals("agent2", ticket)).hasSize(asked);
    }

    @Test
    void holdsForWhatIsOpenAlreadyAndGivesItBack() {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);

        String id = away("manager", "hr", Map.of()).json().path("id").asText();

        assertThat(requests.approvals("hr", ticket)).containsExactly(approval);
        assertThat(line("hr", ticket)
                        .path("facts")
                        .path("on_behalf_of")
                        .path("name")
                        .asText())
                .isEqualTo("Laura Chen");
        assertThat(line("manager", ticket)
                        .path("facts")
                        .path("substitute")
                        .path("name")
                        .asText())
                .isEqualTo("Hannah Weiss");
        assertThat(api.as("hr").get("/tickets/" + ticket).status()).isEqualTo(200);

        assertThat(api.as("manager").delete("/substitutions/" + id).status()).isEqualTo(204);

        assertThat(requests.approvals("hr", ticket)).isEmpty();
        assertThat(line("hr", ticket).isMissingNode()).isTrue();
        assertThat(requests.approvals("manager", ticket)).containsExactly(approval);
        assertThat(requests.act("hr", approval, "approve", Map.of()).status()).isEqualTo(403);
        assertThat(api.as("manager").delete("/substitutions/" + id).code()).isEqualTo("SUBSTITUTION_ENDED");
    }

    @Test
    void beginsAndEndsByItself() {
        String ticket = requests.purchase("employee", 500);
        Instant now = Instant.now();

        JsonNode planned = away("manager", "hr", now.plusSeconds(2), now.plusSeconds(5), Map.of())
                .json();

        assertThat(planned.path("state").asText()).isEqualTo("PLANNED");
        assertThat(requests.approvals("hr", ticket)).isEmpty();
        await().atMost(PATIENCE).until(() -> !requests.approvals("hr", ticket).isEmpty());
        await().atMost(PATIENCE).until(() -> requests.approvals("hr", ticket).isEmpty());
        assertThat(requests.approvals("manager", ticket)).hasSize(1);
        assertThat(Requests.texts(api.as("hr").get("/notifications").json().path("items"), "event"))
                .contains("SUBSTITUTION_PLANNED", "SUBSTITUTION_BEGAN", "SUBSTITUTION_ENDED");
        assertThat(Requests.texts(api.as("manager").get("/notifications").json().path("items"), "title"))
                .contains("Hannah Weiss does not stand in for you any more");
    }

    @Test
    void leavesTheDecisionToTheAbsentAsWell() {
        away("manager", "hr", Map.of());
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("hr", ticket);

        assertThat(requests.approve("manager", ticket).status()).isEqualTo(200);

        assertThat(entry(ticket, "APPROVAL_APPROVED").path("on_behalf_of").isNull())
                .isTrue();
        Answer late = requests.act("hr", approval, "approve", Map.of());
        assertThat(late.code()).isEqualTo("APPROVAL_ALREADY_DECIDED");
        assertThat(late.json().path("decided_by").path("email").asText()).isEqualTo("manager@acme.example");
    }

    @Tag("B5")
    @Test
    void neverLetsTheRequesterStandInForTheirOwnRequest() {
        away("manager", "employee", Map.of());

        String own = requests.purchase("employee", 500);

        assertThat(requests.approvals("employee", own)).isEmpty();
        assertThat(requests.approvals("manager", own)).hasSize(1);
        assertThat(requests.act("employee", requests.approval("manager", own), "approve", Map.of())
                        .code())
                .isEqualTo("SEPARATION_OF_DUTIES");
    }

    @Tag("B5")
    @Test
    void givesOnePersonOneVoiceInAStep() {
        away("finance1", "finance2", Map.of());
        away("finance3", "agent", Map.of());

        String ticket = requests.purchase("employee", 9000);

        assertThat(requests.approvals("finance2", ticket)).hasSize(1);
        assertThat(pending("finance2", ticket)
                        .path("evidence")
                        .path("on_behalf_of")
                        .isNull())
                .isTrue();
        requests.approve("finance2", ticket);
        assertThat(requests.status(ticket)).isEqualTo("IN_REVIEW");
        requests.approve("agent", ticket);
        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
    }

    @Test
    void reachesTheOneWhoIsThereAndGoesBackStepByStep() {
        String before = requests.purchase("employee", 500);
        away("manager", "hr", Map.of());
        String further = away("hr", "agent", Map.of()).json().path("id").asText();
        String during = requests.purchase("employee", 500);

        for (String ticket : List.of(before, during)) {
            assertThat(requests.approvals("agent", ticket)).hasSize(1);
            assertThat(requests.approvals("hr", ticket)).isEmpty();
        }
        requests.approve("agent", before);
        assertThat(entry(before, "APPROVAL_APPROVED")
                        .path("on_behalf_of")
                        .path("email")
                        .asText())
                .isEqualTo("manager@acme.example");

        api.as("hr").delete("/substitutions/" + further);

        assertThat(requests.approvals("agent", during)).isEmpty();
        assertThat(requests.approvals("hr", during)).hasSize(1);
    }

    @Test
    void followsOnlyThoseWhoStandInForTheRequest() {
        away("manager", "hr", Map.of());
        away("hr", "agent", Map.of("max_amount", 400));

        String ticket = requests.purchase("employee", 500);

        assertThat(requests.approvals("hr", ticket)).hasSize(1);
        assertThat(requests.approvals("agent", ticket)).isEmpty();
    }

    @Test
    void letsTwoStandInForEachOtherForDifferentRequests() {
        Instant now = Instant.now();
        away("manager", "hr", Map.of("ticket_types", List.of("purchase"), "max_amount", 500));

        assertThat(away("hr", "manager", Map.of("ticket_types", List.of("leave")))
                        .status())
                .isEqualTo(201);
        assertThat(away("hr", "manager", Map.of("ticket_types", List.of("purchase"), "over_amount", 500))
                        .status())
                .isEqualTo(201);
        assertThat(away("hr", "agent", Map.of("ticket_types", List.of("purchase"), "max_amount", 500))
                        .status())
                .isEqualTo(201);
        assertThat(codes(away("agent", "manager", Map.of("max_amount", 100)))).containsExactly("CIRCULAR");
        assertThat(away(
                                "agent",
                                "manager",
                                now.plus(Duration.ofDays(8)),
                                now.plus(Duration.ofDays(9)),
                                Map.of("max_amount", 100))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void handsOnInTheNameOfTheAbsent() {
        away("manager", "hr", Map.of());
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("hr", ticket);

        Answer delegated = requests.act("hr", approval, "delegate", Map.of("delegate_to", "ceo@acme.example"));

        assertThat(delegated.status()).as(delegated.text()).isEqualTo(200);
        assertThat(requests.approvals("hr", ticket)).isEmpty();
        assertThat(requests.approvals("manager", ticket)).isEmpty();
        assertThat(pending("ceo", ticket)
                        .path("evidence")
                        .path("on_behalf_of")
                        .path("email")
                        .asText())
                .isEqualTo("manager@acme.example");
        assertThat(entry(ticket, "APPROVAL_DELEGATED")
                        .path("on_behalf_of")
                        .path("email")
                        .asText())
                .isEqualTo("manager@acme.example");
    }

    @Test
    void asksTheSubstituteOfWhoeverIsAskedNext() {
        away("head", "hr", Map.of());
        String ticket = requests.purchase("employee", 500);

        requests.act("manager", requests.approval("manager", ticket), "escalate", Map.of());

        assertThat(requests.approvals("head", ticket)).hasSize(1);
        assertThat(requests.approvals("hr", ticket)).hasSize(1);
    }

    @Test
    void followsAnAmountThatChanges() {
        away("head", "agent2", Map.of("max_amount", 2000));
        String ticket = requests.purchase("employee", 1500);
        requests.act("head", requests.approval("head", ticket), "request-info", Map.of("comments", "With tax?"));
        String task = requests.tasks("employee", ticket).getFirst();

        api.as("employee")
                .post(
                        "/tasks/" + task + "/complete",
                        Map.of("comments", "Yes.", "custom_fields", Map.of("amount", 2500)));

        assertThat(requests.approvals("head", ticket)).hasSize(1);
        assertThat(requests.approvals("agent2", ticket)).isEmpty();
    }

    @Tag("C1")
    @Test
    void holdsForWorkInHand() {
        String ticket = support("employee");
        String task = requests.tasks("agent", ticket).getFirst();
        api.as("agent").post("/tasks/" + task + "/claim", Map.of());
        assertThat(requests.tasks("hr", ticket)).isEmpty();

        String id = away("agent", "hr", Map.of()).json().path("id").asText();

        assertThat(requests.tasks("hr", ticket)).containsExactly(task);
        JsonNode line = line("hr", ticket);
        assertThat(line.path("facts").path("on_behalf_of").path("name").asText())
                .isEqualTo("Daniel Okafor");
        assertThat(Requests.texts(
                        api.as("hr").get("/inbox?q=smokes&limit=100").json().path("items"), "id"))
                .contains(task);
        api.as("agent").delete("/substitutions/" + id);
        assertThat(requests.tasks("hr", ticket)).isEmpty();
        away("agent", "hr", Map.of());
        Answer done = api.as("hr").post("/tasks/" + task + "/complete", Map.of("comments", "Looked."));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(entry(ticket, "TASK_COMPLETED")
                        .path("on_behalf_of")
                        .path("email")
                        .asText())
                .isEqualTo("agent@acme.example");
    }

    @Tag("C1")
    @Test
    void holdsForWorkThatComesDuringTheAbsence() {
        away("agent", "hr", Map.of());
        String ticket = support("employee");

        api.as("admin").post("/tickets/" + ticket + "/assign", Map.of("assignee", "agent@acme.example"));

        assertThat(requests.tasks("hr", ticket)).hasSize(1);
        assertThat(requests.tasks("agent2", ticket)).isEmpty();
    }

    @Test
    void saysInThePreviewWhoWouldDecide() {
        away("manager", "hr", Map.of());

        JsonNode step = api.as("employee")
                .post("/tickets/preview", Requests.purchaseBody(500))
                .json()
                .path("steps")
                .path(0);

        assertThat(step.path("edge").asText()).endsWith("Hannah Weiss stands in for Laura Chen.");
    }

    private JsonNode line(String person, String ticket) {
        return of(api.as(person).get("/inbox?limit=100"), ticket);
    }
}
