package io.assent.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class TicketListHttpTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Tag("J1")
    @Test
    void findsTicketsByWordsNumberAndFilters() {
        String word = "zebra" + System.nanoTime();
        var body = Requests.purchaseBody(10);
        body.put("title", "A " + word + " for the lobby");
        body.put("tags", List.of("lobby"));
        JsonNode made = api.as("employee").post("/tickets", body).json();
        String id = made.path("id").asText();

        assertThat(Requests.ids(api.as("employee").get("/tickets?q=" + word))).containsExactly(id);
        assertThat(Requests.ids(api.as("employee")
                        .get("/tickets?q=" + made.path("ticket_number").asText())))
                .containsExactly(id);
        assertThat(Requests.ids(
                        api.as("employee").get("/tickets?tag=lobby&status=in-review&ticket_type=PURCHASE&q=" + word)))
                .containsExactly(id);
        assertThat(Requests.ids(api.as("employee").get("/tickets?status=closed&q=" + word)))
                .isEmpty();
        assertThat(Requests.ids(api.as("employee").get("/tickets?requester=manager@acme.example&q=" + word)))
                .isEmpty();
        assertThat(Requests.ids(api.as("employee@globex.example").get("/tickets?q=" + word)))
                .isEmpty();
    }

    @Tag("J1")
    @Test
    void narrowsByTheQueryAloneAndByNothingThatIsEmpty() {
        String id = requests.purchase("employee", 10);
        String mine = "/tickets?requester=me&status=&overdue=&property=&created_from=";

        Answer narrowed = api.as("employee").send("GET", mine, null, "Status", "DRAFT", "Tag", "lobby");

        assertThat(Requests.ids(narrowed)).contains(id);
    }

    @Tag("P4")
    @Test
    void searchesTicketsAndPeopleAtOnce() {
        String word = "heron" + System.nanoTime();
        var body = Requests.purchaseBody(10);
        body.put("title", word + " for Laura");
        String id = api.as("employee").post("/tickets", body).json().path("id").asText();

        assertThat(Requests.texts(
                        api.as("employee").get("/search?q=" + word).json().path("tickets"), "id"))
                .containsExactly(id);
        assertThat(Requests.texts(
                        api.as("employee").get("/search?q=laura").json().path("people"), "email"))
                .contains("manager@acme.example");
        assertThat(api.as("agent").get("/search?q=" + word).json().path("tickets"))
                .isEmpty();
        assertThat(api.as("employee").get("/search?q=").json().path("people")).isEmpty();
    }

    @Tag("A4")
    @ParameterizedTest
    @ValueSource(strings = {"-created_at", "created_at", "-updated_at", "due_date", "-priority"})
    void pagesWithoutLossOrRepeat(String sort) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(requests.purchase("finance3", 10 + i));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = api.as("finance3")
                    .get("/tickets?requester=me&limit=2&sort=" + sort + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            seen.addAll(Requests.ids(page));
            cursor = page.json().path("next_cursor").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));

        assertThat(seen).doesNotHaveDuplicates().containsAll(made);
    }

    @Tag("K7")
    @ParameterizedTest
    @ValueSource(strings = {"created_at", "-updated_at", "priority"})
    void refusesACursorOfAnotherOrder(String sort) {
        requests.purchase("finance3", 10);
        requests.purchase("finance3", 20);
        String cursor = api.as("finance3")
                .get("/tickets?requester=me&limit=1&sort=-created_at")
                .json()
                .path("next_cursor")
                .asText();

        Answer refused = api.as("finance3").get("/tickets?requester=me&sort=%s&cursor=%s".formatted(sort, cursor));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/cursor");
    }

    @Tag("K7")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "?tag=%00",
                "?category=%00",
                "?sort=colour",
                "?limit=0",
                "?limit=101",
                "?cursor=nonsense",
                "?status=MAYBE",
                "?created_from=x"
            })
    void refusesAListItCannotMake(String query) {
        assertThat(api.as("employee").get("/tickets" + query).status()).isIn(400, 422);
    }
}
