package io.assent.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The lists that come whole unless a size is asked for. */
@IntegrationTest
class PagingTests {

    private static final Map<String, String> MONDAY = Map.of("day", "MONDAY", "from", "09:00", "to", "17:00");

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @ParameterizedTest
    @CsvSource({
        "manager, /approvals/pending",
        "manager, /departments",
        "manager, /groups",
        "admin, /packs",
        "manager, /request-types",
        "admin, /sla/policies",
        "manager, /views"
    })
    void goesThroughTheListPageByPage(String person, String path) {
        requests.purchase("employee", 410);
        requests.purchase("employee", 420);
        requests.purchase("employee", 430);

        comesInPages(person, path, Function.identity());
    }

    @Test
    void goesThroughCalendarsPageByPage() {
        for (String name : List.of("North ", "South ")) {
            Map<String, Object> calendar = Map.of("name", name + UUID.randomUUID(), "periods", List.of(MONDAY));
            assertThat(api.as("admin").post("/calendars", calendar).status()).isEqualTo(201);
        }

        comesInPages("admin", "/calendars", Function.identity());
    }

    @Test
    void goesThroughWhatATicketHasPageByPage() {
        String ticket = requests.purchase("employee", 3200);
        Answer said = api.as("employee").post("/tickets/" + ticket + "/comments", Map.of("text", "One"));
        String comment = "/comments/" + said.json().path("id").asText();
        Answer edited = api.as("employee").patch(comment, Map.of("text", "Two"), "If-Match", said.header("ETag"));
        api.as("employee").patch(comment, Map.of("text", "Three"), "If-Match", edited.header("ETag"));

        comesInPages("employee", "/tickets/" + ticket + "/sla", clock -> clock.path("promise"));
        comesInPages("employee", comment + "/edits", Function.identity());
    }

    private void comesInPages(String person, String path, Function<JsonNode, JsonNode> row) {
        List<JsonNode> whole = new ArrayList<>();
        list(person, path).path("items").forEach(item -> whole.add(row.apply(item)));
        List<JsonNode> paged = new ArrayList<>();
        JsonNode page = list(person, path + "?limit=1");
        while (true) {
            assertThat(page.path("items")).hasSize(1);
            paged.add(row.apply(page.path("items").get(0)));
            if (page.path("next_cursor").isNull()) {
                break;
            }
            page = list(
                    person, path + "?limit=1&cursor=" + page.path("next_cursor").asText());
        }

        assertThat(whole).as(path).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        assertThat(paged).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({
        "manager, /approvals/pending",
        "manager, /departments",
        "manager, /groups",
        "manager, /people",
        "manager, /tickets",
        "manager, /inbox",
        "manager, /tasks",
        "manager, /notifications",
        "manager, /request-types",
        "manager, /substitutions",
        "manager, /views",
        "facility, /properties",
        "agent, /categories",
        "admin, /audit?subject_type=group",
        "admin, /calendars",
        "admin, /deliveries",
        "admin, /operations/instances?state=SUSPENDED",
        "admin, /operations/jobs",
        "admin, /operations/processes",
        "admin, /packs",
        "admin, /packs/purchase/releases",
        "admin, /sla/policies"
    })
    void tellsTheTotalOnlyWhenAsked(String person, String path) {
        requests.purchase("employee", 470);

        tellsTheTotal(person, path);
    }

    @Test
    void tellsTheTotalOfWhatATicketHasOnlyWhenAsked() {
        String ticket = requests.purchase("employee", 480);
        String other = requests.purchase("employee", 490);
        for (String text : List.of("One", "Two", "Three")) {
            api.as("employee").post("/tickets/" + ticket + "/comments", Map.of("text", text));
        }
        api.as("employee").post("/tickets/" + ticket + "/links", Map.of("kind", "RELATES", "ticket", other));
        Answer said = api.as("employee").post("/tickets/" + ticket + "/comments", Map.of("text", "One"));
        String comment = "/comments/" + said.json().path("id").asText();
        api.as("employee").patch(comment, Map.of("text", "Two"), "If-Match", said.header("ETag"));

        for (String part : List.of("approvals", "attachments", "comments", "history", "links", "sla", "tasks")) {
            tellsTheTotal("employee", "/tickets/" + ticket + "/" + part);
        }
        tellsTheTotal("employee", comment + "/edits");
        assertThat(list("employee", "/tickets/" + ticket + "/comments?limit=1&count=true")
                        .path("total")
                        .asInt())
                .isEqualTo(4);
    }

    private void tellsTheTotal(String person, String path) {
        String sign = path.contains("?") ? "&" : "?";
        int most = list(person, path + sign + "limit=100").path("items").size();

        JsonNode unasked = list(person, path + sign + "limit=1");
        JsonNode asked = list(person, path + sign + "limit=1&count=true");

        assertThat(unasked.path("total").isNull()).as(path).isTrue();
        assertThat(asked.path("total").isIntegralNumber()).as(path).isTrue();
        if (most < 100) {
            assertThat(asked.path("total").asInt()).as(path).isEqualTo(most);
        }
    }

    @Test
    void asksForTheTotalByYesOrNo() {
        Answer refused = api.as("admin").get("/packs?count=maybe");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/count");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/approvals/pending",
                "/calendars",
                "/departments",
                "/groups",
                "/packs",
                "/request-types",
                "/sla/policies",
                "/substitutions",
                "/views"
            })
    void refusesAPageThatCannotBe(String path) {
        String nowhere = Cursor.of(UUID.randomUUID());

        for (String query : List.of(
                "limit=0",
                "limit=-1",
                "limit=101",
                "limit=many",
                "limit=99999999999",
                "cursor=x",
                "cursor=" + nowhere)) {
            Answer refused = api.as("admin").get(path + "?" + query);

            assertThat(refused.status()).as(query).isEqualTo(422);
            assertThat(refused.json().path("errors").get(0).path("pointer").asText())
                    .isEqualTo("/" + query.substring(0, query.indexOf('=')));
        }
        assertThat(api.as("admin").get(path + "?page=2").code()).isEqualTo("UNKNOWN_PARAMETER");
    }

    @Tag("C2")
    @Test
    void showsTheMostUrgentDecisionFirstAndNoneThatWaitsForAnAnswer() {
        String first = requests.approval("manager", requests.purchase("employee", 440));
        String second = requests.approval("manager", requests.purchase("employee", 450));
        String asking = requests.approval("manager", requests.purchase("employee", 460));
        requests.act("manager", asking, "request-info", Map.of("comments", "Which one?"));

        List<String> pending =
                Requests.texts(list("manager", "/approvals/pending").path("items"), "id");

        assertThat(pending).doesNotContain(asking).containsSubsequence(first, second);
    }

    private JsonNode list(String person, String path) {
        Answer answer = api.as(person).get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
