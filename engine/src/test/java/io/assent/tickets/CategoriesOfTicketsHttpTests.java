package io.assent.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.shared.Ids;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each test has a category of its own with one part, {@code Lamps}. */
@IntegrationTest
@Tag("A4")
class CategoriesOfTicketsHttpTests {

    private final String light = "light-" + Ids.next();
    private final String lamps = light + " / Lamps";

    @Autowired
    Api api;

    @BeforeEach
    void keepCategories() {
        api.as("admin").post("/categories", Map.of("key", light, "name", light));
        api.as("admin").post("/categories", Map.of("key", light + "-lamps", "name", "Lamps", "parent", light));
    }

    @Test
    void takesAnyCategoryThatIsWritten() {
        assertThat(purchase("Hardware").json().path("category").asText()).isEqualTo("Hardware");
        assertThat(purchase(lamps).json().path("category").asText()).isEqualTo(lamps);
    }

    @Test
    void listsWhatIsAboutACategoryAndItsParts() {
        String whole = id(purchase(light));
        String part = id(purchase(lamps));
        String other = id(purchase(light + "er"));

        assertThat(list(light)).containsExactlyInAnyOrder(whole, part).doesNotContain(other);
        assertThat(list(lamps)).containsExactly(part);
        assertThat(api.as("employee")
                        .get("/tickets/export.csv?category=" + light)
                        .text())
                .contains(lamps)
                .doesNotContain(light + "er");
    }

    @Test
    void isWhatTheFormAsksFor() {
        Answer asked = ask(lamps);
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        assertThat(asked.json().path("category").asText()).isEqualTo(lamps);

        Answer sorted = change("admin", asked, Map.of("category", light));
        assertThat(sorted.json().path("category").asText())
                .as("whoever sorts it knows better")
                .isEqualTo(light);
        assertThat(change("employee", asked, Map.of("title", "A lamp, please"))
                        .json()
                        .path("category")
                        .asText())
                .isEqualTo(light);
    }

    @Test
    void aFormThatAsksForItTakesOnlyWhatIsOffered() {
        Answer refused = ask("Hardware");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(Requests.texts(refused.json().path("errors"), "pointer")).containsExactly("/custom_fields/category");
        assertThat(ask(light + "-lamps").status()).as("a name, not a key").isEqualTo(422);
        Answer asked = ask(lamps);

        api.as("admin").delete("/categories/" + light + "-lamps");

        assertThat(ask(lamps).status()).isEqualTo(422);
        assertThat(change("employee", asked, Map.of("title", "A lamp, please")).status())
                .as("what was chosen before stays")
                .isEqualTo(200);
    }

    private Answer purchase(String category) {
        Map<String, Object> body = Requests.purchaseBody(10);
        body.put("category", category);
        Answer made = api.as("employee").post("/tickets", body);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made;
    }

    private Answer ask(String category) {
        Map<String, String> fields = Map.of("approver", "head@acme.example", "wish", "Light", "category", category);
        return api.as("employee")
                .post("/tickets", Map.of("title", "A lamp", "ticket_type", "custom", "custom_fields", fields));
    }

    private Answer change(String person, Answer ticket, Map<String, ?> change) {
        return api.as(person).patch("/tickets/" + id(ticket), change, "If-Match", "*");
    }

    private List<String> list(String category) {
        String filter = "category=" + URLEncoder.encode(category, StandardCharsets.UTF_8);
        return Requests.texts(
                api.as("employee").get("/tickets?" + filter).json().path("items"), "id");
    }

    private static String id(Answer ticket) {
        return ticket.json().path("id").asText();
    }
}
