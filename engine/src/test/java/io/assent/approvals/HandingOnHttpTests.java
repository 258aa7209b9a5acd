package io.assent.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Decisions that go to somebody else: delegated, escalated, in the name of another. */
@IntegrationTest
class HandingOnHttpTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Tag("B5")
    @Test
    void whoHandedTheirDecisionOnIsNotAskedInThePlaceOfAnother() {
        String ticket = requests.purchase("employee", 6000);
        requests.act(
                "finance1",
                requests.approval("finance1", ticket),
                "delegate",
                Map.of("delegate_to", "head@acme.example"));

        requests.act("finance2", requests.approval("finance2", ticket), "escalate", Map.of());

        assertThat(requests.approvals("finance1", ticket)).isEmpty();
        Answer refused = requests.act(
                "finance3",
                requests.approval("finance3", ticket),
                "delegate",
                Map.of("delegate_to", "finance1@acme.example"));
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(requests.act(
                                "head",
                                requests.approval("head", ticket),
                                "delegate",
                                Map.of("delegate_to", "finance1@acme.example"))
                        .status())
                .as("it may go back")
                .isEqualTo(200);
    }

    @Tag("B2")
    @Test
    void delegatesUnderTheSameId() {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);

        Answer delegated = requests.act(
                "manager", approval, "delegate", Map.of("delegate_to", "ceo@acme.example", "comments", "I am away."));

        assertThat(delegated.status()).as(delegated.text()).isEqualTo(200);
        assertThat(requests.approvals("manager", ticket)).isEmpty();
        assertThat(requests.approvals("ceo", ticket)).containsExactly(approval);
        assertThat(requests.act("manager", approval, "approve", Map.of()).status())
                .isEqualTo(403);
        JsonNode decided = requests.act("ceo", approval, "approve", Map.of()).json();
        assertThat(decided.path("evidence").path("on_behalf_of").path("email").asText())
                .isEqualTo("manager@acme.example");
        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
    }

    @Tag("B5")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "employee@acme.example",
                "manager@acme.example",
                "nobody@acme.example",
                "manager@globex.example",
                ""
            })
    void delegatesToNobodyWhoMayNotDecide(String delegate) {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);

        Answer refused = requests.act("manager", approval, "delegate", Map.of("delegate_to", delegate));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors").get(0).path("pointer").asText())
                .isEqualTo("/delegate_to");
        assertThat(requests.approvals("manager", ticket)).containsExactly(approval);
    }

    @Tag("B2")
    @Test
    void asksTheManagerOfWhoEscalates() {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);

        assertThat(requests.act("manager", approval, "escalate", Map.of()).status())
                .isEqualTo(200);

        assertThat(requests.approvals("manager", ticket)).isEmpty();
        assertThat(requests.approvals("head", ticket)).containsExactly(approval);
        String told = "/approvals/" + approval;
        assertThat(api.as("head").get(told).json().at("/evidence/edge").asText())
                .isEqualTo("Laura Chen handed it up to Mike Brown for a decision.");
        assertThat(inGerman("head", told).at("/evidence/edge").asText())
                .isEqualTo("Laura Chen hat es Mike Brown zur Entscheidung vorgelegt.");
    }

    @Tag("P2")
    @Test
    void quotesTheModelInTheWordsOfWhoReadsTheHistory() {
        String ticket = requests.purchase("employee", 500);

        JsonNode asked = StreamSupport.stream(
                        inGerman("employee", "/tickets/" + ticket + "/history")
                                .path("items")
                                .spliterator(),
                        false)
                .filter(entry -> entry.path("action").asText().equals("APPROVAL_ASKED"))
                .findFirst()
                .orElseThrow();

        assertThat(asked.at("/after/reason").asText()).isEqualTo("Unter 1.000 entscheidet Ihre Führungskraft");
        assertThat(history(ticket, "APPROVAL_ASKED").at("/after/reason").asText())
                .isEqualTo("Under 1,000 your manager decides");
    }

    @Tag("B2")
    @ParameterizedTest
    @CsvSource({"escalate, APPROVAL_ESCALATED", "delegate, APPROVAL_DELEGATED"})
    void keepsWhatWasSaidWhenItWasHandedOn(String action, String entry) {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);
        var body = Map.of("comments", "Beyond my budget.", "delegate_to", "head@acme.example");

        Answer handedOn = requests.act("manager", approval, action, body);

        assertThat(handedOn.json().path("comments").asText()).isEqualTo("Beyond my budget.");
        JsonNode seen = api.as("head").get("/approvals/" + approval).json();
        assertThat(seen.path("comments").asText()).isEqualTo("Beyond my budget.");
        assertThat(history(ticket, entry).at("/after/comment").asText()).isEqualTo("Beyond my budget.");
        assertThat(history(ticket, entry).at("/whom/0/name").asText()).isEqualTo("Mike Brown");
        assertThat(history(ticket, "APPROVAL_ASKED").at("/whom/0/name").asText())
                .isEqualTo("Laura Chen");
        JsonNode decided = requests.act("head", approval, "approve", Map.of("comments", "It is in mine."))
                .json();
        assertThat(decided.path("comments").asText()).isEqualTo("It is in mine.");
    }

    @Tag("B5")
    @Test
    void givesNobodyTwoVoicesByEscalation() {
        String ticket = requests.purchase("employee", 9000);

        requests.act("finance2", requests.approval("finance2", ticket), "escalate", Map.of());
        assertThat(requests.approvals("finance1", ticket)).hasSize(1);
        requests.approve("finance1", ticket);

        assertThat(requests.status(ticket)).isEqualTo("IN_REVIEW");
        requests.approve("finance3", ticket);
        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
    }

    @Tag("B10")
    @Test
    void remembersWhoWasAskedFirstWhenItIsHandedOnTwice() {
        String ticket = requests.purchase("employee", 400);
        String approval = requests.approval("manager", ticket);

        requests.act("manager", approval, "delegate", Map.of("delegate_to", "ceo@acme.example"));
        requests.act("ceo", approval, "delegate", Map.of("delegate_to", "head@acme.example"));

        JsonNode evidence = api.as("head").get("/approvals/" + approval).json().path("evidence");
        assertThat(evidence.path("on_behalf_of").path("email").asText()).isEqualTo("manager@acme.example");
    }

    @Tag("B4")
    @Test
    void keepsItsOwnNameToWhoDecidesBesideADelegate() {
        String ticket = requests.purchase("ceo", 500);
        String approval = requests.approval("finance1", ticket);
        requests.act("finance1", approval, "delegate", Map.of("delegate_to", "head@acme.example"));

        assertThat(onBehalfOf("finance2", approval).isNull()).isTrue();
        assertThat(onBehalfOf("head", approval).path("email").asText()).isEqualTo("finance1@acme.example");
        assertThat(line("finance2", approval).path("facts").has("on_behalf_of")).isFalse();
        assertThat(line("head", approval).at("/facts/on_behalf_of/email").asText())
                .isEqualTo("finance1@acme.example");
        requests.act("finance2", approval, "approve", Map.of());

        assertThat(onBehalfOf("finance2", approval).isNull()).isTrue();
        JsonNode entry = history(ticket, "APPROVAL_APPROVED");
        assertThat(entry.at("/actor/email").asText()).isEqualTo("finance2@acme.example");
        assertThat(entry.path("on_behalf_of").isNull()).isTrue();
    }

    @Tag("B4")
    @Test
    void saysInWhoseNameADelegateDecidesBesideOthers() {
        String ticket = requests.purchase("ceo", 500);
        String approval = requests.approval("finance1", ticket);
        requests.act("finance1", approval, "delegate", Map.of("delegate_to", "head@acme.example"));

        requests.act("head", approval, "approve", Map.of());

        assertThat(onBehalfOf("finance2", approval).path("email").asText()).isEqualTo("finance1@acme.example");
        assertThat(history(ticket, "APPROVAL_APPROVED")
                        .at("/on_behalf_of/email")
                        .asText())
                .isEqualTo("finance1@acme.example");
    }

    private JsonNode onBehalfOf(String reader, String approval) {
        return api.as(reader).get("/approvals/" + approval).json().at("/evidence/on_behalf_of");
    }

    private JsonNode line(String person, String item) {
        return find(api.as(person).get("/inbox?limit=100").json().path("items"), item);
    }

    private JsonNode history(String ticket, String action) {
        JsonNode entries =
                api.as("admin").get("/tickets/" + ticket + "/history").json().path("items");
        for (JsonNode entry : entries) {
            if (entry.path("action").asText().equals(action)) {
                return entry;
            }
        }
        throw new AssertionError("the history has no " + action);
    }

    private JsonNode inGerman(String who, String path) {
        return api.as(who).send("GET", path, null, "Accept-Language", "de").json();
    }

    private static JsonNode find(JsonNode lines, String id) {
        for (JsonNode line : lines) {
            if (line.path("id").asText().equals(id)) {
                return line;
            }
        }
        throw new AssertionError("the inbox has no line " + id);
    }
}
