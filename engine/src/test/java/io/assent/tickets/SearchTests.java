package io.assent.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** People misspell, remember half a number, or a word that somebody said. */
@IntegrationTest
@Tag("J1")
class SearchTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    private Answer purchase(String title) {
        var body = Requests.purchaseBody(10);
        body.put("title", title);
        return api.as("employee").post("/tickets", body);
    }

    private List<String> found(String person, String list, String words, String ids) {
        Answer answer = api.as(person)
                .get(list + "q="
                        + URLEncoder.encode(words, StandardCharsets.UTF_8).replace("+", "%20"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return switch (ids) {
            case "ticket" ->
                answer.json().path("items").findValues("ticket").stream()
                        .map(ticket -> ticket.path("id").asText())
                        .toList();
            case "tickets" -> Requests.texts(answer.json().path("tickets"), "id");
            default -> Requests.texts(answer.json().path("items"), "id");
        };
    }

    @Test
    void findsWhatIsMisspelt() {
        String id = purchase("Laminator for the herbarium").json().path("id").asText();

        for (String typed : List.of("lamniator", "Laminater", "herbarum laminato", "laminattor for")) {
            assertThat(found("employee", "/tickets?", typed, "")).as(typed).containsExactly(id);
            assertThat(found("employee", "/search?", typed, "tickets"))
                    .as(typed)
                    .containsExactly(id);
            assertThat(found("manager", "/inbox?", typed, "ticket")).as(typed).containsExactly(id);
        }
        assertThat(found("employee", "/tickets?", "laminator xylophone", "")).isEmpty();
        assertThat(found("employee", "/tickets?", "terminator", "")).doesNotContain(id);
        for (String stranger : List.of("agent", "admin@globex.example")) {
            assertThat(found(stranger, "/tickets?", "lamniator", ""))
                    .as(stranger)
                    .isEmpty();
            assertThat(found(stranger, "/inbox?", "lamniator", "ticket"))
                    .as(stranger)
                    .isEmpty();
        }
    }

    @Test
    void prefersWhatIsSpeltSo() {
        String right = purchase("Brochure of the quarzite").json().path("id").asText();
        purchase("Brochure of the quartzite");

        assertThat(found("employee", "/tickets?", "quarzite", "")).containsExactly(right);
    }

    @Test
    void findsANumberByAnyOfItsParts() {
        Answer made = purchase("Number plate");
        String id = made.json().path("id").asText();
        String number = made.json().path("ticket_number").asText();
        String digits = number.substring(number.lastIndexOf('-') + 1);

        for (String typed : List.of(
                number,
                number.toLowerCase(),
                number.substring(number.indexOf('-') + 1),
                digits,
                String.valueOf(Integer.parseInt(digits)),
                "fin " + Integer.parseInt(digits))) {
            assertThat(found("employee", "/tickets?sort=-created_at&limit=100&", typed, ""))
                    .as(typed)
                    .contains(id);
            assertThat(found("manager", "/inbox?limit=100&", typed, "ticket"))
                    .as(typed)
                    .contains(id);
        }
    }

    /** Whoever asked, decided or works on it finds it by that, in every list; who may not read it does not. */
    private void findsEverywhere(String ticket, String word, List<String> people, List<String> strangers) {
        for (String person : people) {
            assertThat(found(person, "/tickets?", word, ""))
                    .as(person + " " + word)
                    .containsExactly(ticket);
            assertThat(found(person, "/search?", word, "tickets"))
                    .as(person + " " + word)
                    .containsExactly(ticket);
        }
        for (String person : strangers) {
            assertThat(found(person, "/tickets?", word, ""))
                    .as(person + " " + word)
                    .isEmpty();
            assertThat(found(person, "/inbox?", word, "ticket"))
                    .as(person + " " + word)
                    .isEmpty();
        }
    }

    @Test
    void findsWhatTheFormSays() {
        var body = Requests.purchaseBody(10);
        var fields = Requests.fields(10);
        fields.put("justification", "The chamaeleon vivarium is leaking.");
        body.put("custom_fields", fields);
        String id = api.as("employee").post("/tickets", body).json().path("id").asText();

        findsEverywhere(id, "vivarium", List.of("employee", "manager"), List.of("agent", "admin@globex.example"));
        assertThat(found("manager", "/inbox?", "vivarium", "ticket")).containsExactly(id);

        fields.put("justification", "The terrapin tank is leaking.");
        String version = api.as("employee").get("/tickets/" + id).header("ETag");
        assertThat(api.as("employee")
                        .patch("/tickets/" + id, Map.of("custom_fields", fields), "If-Match", version)
                        .status())
                .isEqualTo(200);
        assertThat(found("manager", "/inbox?", "terrapin", "ticket")).containsExactly(id);
        assertThat(found("manager", "/inbox?", "vivarium", "ticket")).isEmpty();
    }

    @Test
    void findsWhatWasAskedAnsweredAndDecided() {
        String id = requests.purchase("employee", 10);
        String approval = requests.approval("manager", id);
        requests.act("manager", approval, "request-info", Map.of("comments", "Which oscilloscope exactly?"));
        findsEverywhere(id, "oscilloscope", List.of("employee", "manager"), List.of("agent", "admin@globex.example"));

        String task = requests.tasks("employee", id).getFirst();
        api.as("employee").post("/tasks/" + task + "/complete", Map.of("comments", "The one by Kikusui."));
        findsEverywhere(id, "kikusui", List.of("employee", "manager"), List.of("agent", "admin@globex.example"));
        assertThat(found("manager", "/inbox?", "kikusui", "ticket")).containsExactly(id);

        requests.act("manager", approval, "reject", Map.of("comments", "The old galvanometer will do."));
        findsEverywhere(id, "galvanometer", List.of("employee", "manager"), List.of("agent", "admin@globex.example"));
    }

    @Test
    void findsWhatIsSaidForWhoeverMayReadIt() {
        String id = api.as("employee")
                .post("/tickets", Map.of("title", "Screen flickers", "ticket_type", "it-support"))
                .json()
                .path("id")
                .asText();
        say("agent", id, Map.of("text", "Is it the Trinitron?"));
        findsEverywhere(id, "trinitron", List.of("employee", "agent"), List.of("admin@globex.example"));

        say("agent", id, Map.of("text", "Its capacitor smells.", "visibility", "INTERNAL"));
        findsEverywhere(id, "capacitor", List.of("agent"), List.of("employee", "admin@globex.example"));
        assertThat(found("agent", "/inbox?", "capacitor", "ticket")).containsExactly(id);
        api.as("agent").post("/tickets/" + id + "/comments", Map.of("text", "Look, @buyer@acme.example."));
        findsEverywhere(id, "capacitor", List.of("buyer"), List.of());

        say(
                "agent",
                id,
                Map.of("text", "Ask for a degausser.", "visibility", "PRIVATE", "to", List.of("manager@acme.example")));
        findsEverywhere(
                id, "degausser", List.of("agent", "manager"), List.of("employee", "admin", "admin@globex.example"));

        Answer said = say("employee", id, Map.of("text", "It is a Multisync."));
        findsEverywhere(id, "multisync", List.of("employee", "agent"), List.of("admin@globex.example"));
        api.as("employee").delete("/comments/" + said.json().path("id").asText());
        assertThat(found("employee", "/tickets?", "multisync", "")).isEmpty();
    }

    private Answer say(String person, String ticket, Map<String, Object> comment) {
        Answer said = api.as(person).post("/tickets/" + ticket + "/comments", comment);
        assertThat(said.status()).as(said.text()).isEqualTo(201);
        return said;
    }
}
