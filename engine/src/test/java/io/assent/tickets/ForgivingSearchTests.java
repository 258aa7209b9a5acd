package io.assent.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** People misspell, and remember half a number. */
@IntegrationTest
@Tag("J1")
class ForgivingSearchTests {

    @Autowired
    Api api;

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
}
