package io.assent.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What people send, right and wrong. */
@IntegrationTest
@Tag("K7")
class TicketInputTests {

    private static final String WRONG = """
        {"ticket_type": "purchase", "title": 5, "colour": "red", "due_date": "2020-01-01T00:00:00Z",
         "watchers": ["nobody@acme.example"], "tags": [""],
         "custom_fields": {"amount": -1, "currency": "XXX", "size": 1}}
        """;

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    private static List<String> pointers(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        return Requests.texts(answer.json().path("errors"), "pointer");
    }

    @Test
    void isToldEverythingThatIsWrongAtOnce() {
        assertThat(pointers(api.as("employee").post("/tickets", WRONG)))
                .containsExactlyInAnyOrder(
                        "/title",
                        "/colour",
                        "/due_date",
                        "/watchers/0",
                        "/tags/0",
                        "/custom_fields/amount",
                        "/custom_fields/currency",
                        "/custom_fields/size",
                        "/custom_fields/budget_code",
                        "/custom_fields/justification");
    }

    @Test
    void isToldWhatIsWrongWithoutATypeToo() {
        assertThat(pointers(api.as("employee").post("/tickets", "{\"tags\": [\"\"], \"colour\": 1}")))
                .containsExactlyInAnyOrder("/colour", "/ticket_type", "/title", "/tags/0");
        assertThat(pointers(
                        api.as("employee").post("/tickets", "{\"ticket_type\": \"purchase\", \"custom_fields\": 5}")))
                .containsExactlyInAnyOrder("/custom_fields", "/title");
    }

    @Test
    void isToldEverythingThatIsWrongWithAChange() {
        String id = requests.purchase("employee", 10);
        String etag = api.as("employee").get("/tickets/" + id).header("ETag");
        String patch = "{\"colour\": 1, \"title\": \" \", \"custom_fields\": {\"amount\": -1}}";

        assertThat(pointers(api.as("employee").send("PATCH", "/tickets/" + id, patch, "If-Match", etag)))
                .containsExactlyInAnyOrder("/colour", "/title", "/custom_fields/amount");
        assertThat(pointers(api.as("employee").send("PUT", "/tickets/" + id, WRONG, "If-Match", etag)))
                .contains("/title", "/colour", "/due_date", "/custom_fields/amount");
        assertThat(api.as("employee").get("/tickets/" + id).header("ETag")).isEqualTo(etag);
        assertThat(api.as("agent").send("PATCH", "/tickets/" + id, patch).status())
                .isEqualTo(404);
    }

    @Test
    void isToldWrongKindsAndMissingValuesOfOtherBodiesTogether() {
        assertThat(pointers(api.as("employee").post("/views", "{\"colour\": 1, \"shared\": \"yes\"}")))
                .containsExactlyInAnyOrder("/colour", "/shared", "/name");
        assertThat(pointers(api.as("admin").post("/people", "{\"colour\": 1, \"name\": 5, \"email\": \"x\"}")))
                .containsExactlyInAnyOrder("/colour", "/name", "/email", "/roles");
        assertThat(pointers(api.as("admin").post("/groups", "{\"colour\": 1, \"key\": \"A B\"}")))
                .containsExactlyInAnyOrder("/colour", "/key", "/name");
        String ticket = requests.purchase("employee", 10);
        assertThat(pointers(api.as("employee").post("/tickets/" + ticket + "/comments", "{\"colour\": 1}")))
                .containsExactlyInAnyOrder("/colour", "/text");
        String approval = requests.approval("manager", ticket);
        for (String wrong : List.of("reject", "request-info")) {
            assertThat(pointers(api.as("manager").post("/approvals/" + approval + "/" + wrong, "{\"colour\": 1}")))
                    .containsExactlyInAnyOrder("/colour", "/comments");
        }
        assertThat(pointers(api.as("manager")
                        .post("/approvals/" + approval + "/decision", "{\"colour\": 1, \"action\": \"DELEGATE\"}")))
                .containsExactlyInAnyOrder("/colour", "/delegate_to");
        assertThat(pointers(api.as("manager").post("/approvals/bulk", "{\"colour\": 1, \"action\": \"REJECT\"}")))
                .containsExactlyInAnyOrder("/colour", "/ids", "/comments");
        assertThat(requests.approvals("manager", ticket)).hasSize(1);
    }

    @Tag("B10")
    @Test
    void isCheckedBeforeItIsSentAsFarAsItGoes() {
        String body = "{\"ticket_type\": \"purchase\", \"custom_fields\": {%s}}";

        for (String wrong : List.of(
                "\"currency\": \"XXX\"",
                "\"amount\": -5",
                "\"amount\": 0.001",
                "\"amount\": \"much\"",
                "\"size\": 1")) {
            assertThat(api.as("employee")
                            .post("/tickets/preview", body.formatted(wrong))
                            .status())
                    .as(wrong)
                    .isEqualTo(422);
        }
        assertThat(pointers(api.as("employee").post("/tickets/preview", WRONG)))
                .contains("/title", "/colour", "/due_date", "/custom_fields/amount", "/custom_fields/currency")
                .doesNotContain("/custom_fields/justification");
        for (String unfinished : List.of("", "\"amount\": 3200, \"currency\": \"USD\"")) {
            assertThat(api.as("employee")
                            .post("/tickets/preview", body.formatted(unfinished))
                            .status())
                    .as(unfinished)
                    .isEqualTo(200);
        }
    }

    @Tag("A4")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Two\\nlines\\tof it    | Two lines of it",
                "\\u00a0 Wide \\u2003blank  | Wide blank",
                "ze\\u200bro\\ufeff \\u202ewidth | zero width",
                "e\\u0301t\\u00e9          | \u00e9t\u00e9",
                "\\ud83d\\udc68\\u200d\\ud83d\\udcbb | \ud83d\udc68\u200d\ud83d\udcbb",
            })
    void hasATitleOfOneLine(String sent, String kept) {
        Answer draft = api.as("employee")
                .post("/tickets", "{\"ticket_type\":\"purchase\",\"draft\":true,\"title\":\"%s\"}".formatted(sent));

        assertThat(draft.status()).as(draft.text()).isEqualTo(201);
        assertThat(draft.json().path("title").asText()).isEqualTo(kept);
    }

    @Tag("A4")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "half \\ud83d",
                "bell \\u0007",
                "\\u009b1m",
                " \\t\\n ",
                "\\u200b\\u200d\\ufeff",
                "\\u3164\\u2800",
                "\\u0301"
            })
    void hasATitleThatCanBeRead(String title) {
        var body = Requests.purchaseBody(10);
        body.put("title", "@");

        Answer refused = api.as("employee").post("/tickets", json(body).replace("\"@\"", "\"" + title + "\""));

        assertThat(pointers(refused)).containsExactly("/title");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u200b", "bell \\u0007", "half \\ud83d"})
    void namesThingsSoThatTheyCanBeRead(String name) {
        assertThat(pointers(api.as("employee").post("/views", "{\"name\": \"" + name + "\"}")))
                .containsExactly("/name");
        assertThat(pointers(api.as("admin").post("/groups", "{\"key\": \"unreadable\", \"name\": \"" + name + "\"}")))
                .containsExactly("/name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tickets?stauts=DRAFT",
                "/inbox?colour=red",
                "/tasks?colour=red",
                "/people?colour=red",
                "/notifications?colour=red",
                "/audit?colour=red",
                "/search?query=x"
            })
    void isListedByKnownFiltersOnly(String list) {
        Answer refused = api.as("admin").get(list);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("UNKNOWN_PARAMETER");
        assertThat(refused.json().path("errors").path(0).path("pointer").asText())
                .isIn("/stauts", "/colour", "/query");
        assertThat(refused.json().path("errors").path(0).path("detail").asText())
                .contains("limit");
    }

    @Tag("P2")
    @Test
    void isRefusedInTheLanguageOfWhoAsks() {
        var body = Requests.purchaseBody(-1);
        body.put("title", "");
        body.put("custom_fields", Map.of("amount", -1, "budget_code", "!"));

        String german = api.as("employee")
                .post("/tickets", body, "Accept-Language", "fr, de-DE;q=0.9")
                .text();
        String english = api.as("employee")
                .post("/tickets", body, "Accept-Language", "fr")
                .text();
        String view = api.as("employee")
                .post("/views", Map.of("name", ""), "Accept-Language", "de")
                .text();

        assertThat(german)
                .contains("Einige Angaben sind zu berichtigen", "Geben Sie einen Titel an", "Betrag muss mindestens")
                .doesNotContain("required", "A-Za-z");
        assertThat(english)
                .contains("Some values need a correction", "Give it a title", "must be")
                .doesNotContain("A-Za-z");
        assertThat(view).contains("Hier fehlt ein Wert.");
    }

    @Tag("K4")
    @Test
    void isReadByWhoMayReadAllAndThePermissionSaysSo() {
        String id = requests.purchase("employee", 10);

        for (String person : List.of("admin", "agent", "manager")) {
            String permissions =
                    api.as(person).get("/auth/me").json().path("permissions").toString();
            boolean all = permissions.contains("READ_ALL_TICKETS");
            assertThat(all).as(person).isEqualTo(person.equals("admin"));
            assertThat(api.as(person).get("/tickets/" + id).status())
                    .as(person)
                    .isEqualTo(all || person.equals("manager") ? 200 : 404);
        }
    }

    private static String json(Map<String, Object> body) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(body);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void isToldOfAnUnknownTypeTogetherWithTheRest() {
        assertThat(pointers(api.as("employee").post("/tickets", "{\"ticket_type\": \"spaceship\", \"tags\": [\"\"]}")))
                .containsExactlyInAnyOrder("/ticket_type", "/title", "/tags/0");
        assertThat(pointers(api.as("employee").post("/tickets/preview", "{\"ticket_type\": \"spaceship\"}")))
                .containsExactly("/ticket_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[null]", "[5]", "[[]]", "[{}]"})
    void isToldOfWatchersThatAreNobody(String watchers) {
        assertThat(pointers(api.as("employee")
                        .post(
                                "/tickets",
                                "{\"ticket_type\": \"purchase\", \"draft\": true, \"watchers\": " + watchers + "}")))
                .contains("/watchers/0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=,", "status=DRAFT,", "status=%20", "priority=,HIGH"})
    void mayLeaveCommasInFilters(String filter) {
        assertThat(api.as("employee").get("/tickets?" + filter).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eB9iYWQ", "eB8wMTk5ZjM3YS0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDA"})
    void isToldOfACursorThatIsNone(String cursor) {
        assertThat(pointers(api.as("employee").get("/tickets?cursor=" + cursor)))
                .containsExactly("/cursor");
    }

    @Test
    void isToldThatAReasonIsTooLong() {
        String ticket = requests.purchase("employee", 20);

        assertThat(pointers(api.as("employee")
                        .post("/tickets/" + ticket + "/withdraw", Map.of("comments", "x".repeat(5_001)))))
                .containsExactly("/comments");
    }

    @Test
    void mayNameATypeForABodyThatIsEmpty() {
        String ticket = requests.purchase("employee", 20);

        assertThat(api.as("employee")
                        .send(
                                "POST",
                                "/tickets/" + ticket + "/withdraw",
                                "",
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void isToldThatListsHaveHoles() {
        assertThat(pointers(api.as("manager").post("/approvals/bulk", "{\"ids\": [null], \"action\": \"APPROVE\"}")))
                .containsExactly("/ids");
        var mine =
                api.as("admin").get("/people?q=employee").json().path("items").get(0);
        var read = api.as("admin").get("/people/" + mine.path("id").asText());
        assertThat(pointers(api.as("admin")
                        .patch(
                                "/people/" + mine.path("id").asText(),
                                "{\"roles\": [null]}",
                                "If-Match",
                                read.header("ETag"))))
                .containsExactly("/roles");
        var preferences = api.as("employee").get("/notifications/preferences");
        assertThat(api.as("employee")
                        .put(
                                "/notifications/preferences",
                                "{\"events\": [null]}",
                                "If-Match",
                                preferences.header("ETag"))
                        .status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        status=FOO              | /status       | Expected one of
        priority=LOW,WHATEVER   | /priority     | Expected one of
        created_from=yesterday  | /created_from | Expected an instant such as 2026-03-01T09:00:00Z.
        overdue=maybe           | /overdue      | Expected true or false.
        limit=abc               | /limit        | Expected a whole number.
        """)
    void saysWhatAFilterTakes(String query, String pointer, String detail) {
        Answer refused = api.as("employee").get("/tickets?" + query);

        assertThat(refused.status()).isEqualTo(422);
        JsonNode wrong = refused.json().path("errors").get(0);
        assertThat(wrong.path("pointer").asText()).isEqualTo(pointer);
        assertThat(wrong.path("detail").asText()).startsWith(detail);
    }
}
