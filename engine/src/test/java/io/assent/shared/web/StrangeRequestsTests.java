package io.assent.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import java.util.Collections;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What no client of ours sends is refused, and is no fault of the platform. */
@Tag("K7")
@IntegrationTest
class StrangeRequestsTests {

    private static final String NOW = "2026-11-29T00:00:00Z";
    private static final String AGES_AGO = "-1000000000-01-01T00:00:00Z";
    private static final String ID = new UUID(0, 0).toString();

    @Autowired
    Api api;

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "application/*;charset=utf-8"})
    void takesNoBodyOfAnyMediaType(String type) {
        Answer refused = api.as("employee").send("POST", "/tickets", "{}", "Content-Type", type);

        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.code()).isEqualTo("WRONG_MEDIA_TYPE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999-99-99 99:99:99+99", "2026-02-30 00:00:00+00", "2026-01-01 00:00:00+99", "x"})
    void takesNoCursorOfADayThatNeverWas(String key) {
        refusesCursor("/tickets?sort=-updated_at&", "-updated_at", key, ID);
    }

    @Test
    void speaksOnlyWebSocketWhereLiveEventsAre() {
        Answer refused = api.as("employee").get("/events");

        assertThat(refused.status()).as(refused.text()).isEqualTo(426);
        assertThat(refused.code()).isEqualTo("UPGRADE_REQUIRED");
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.header("Upgrade")).isEqualTo("websocket");
    }

    @Test
    void takesNoCursorThatNoRowCanHave() {
        refusesCursor("/tickets?sort=priority&", "priority", "99999999999", ID);
        refusesCursor("/inbox?", AGES_AGO, "1", NOW, ID);
        refusesCursor("/inbox?", NOW, "99999", NOW, ID);
        refusesCursor("/inbox?", NOW, "1", AGES_AGO, ID);
        refusesCursor("/approvals/pending?", AGES_AGO, NOW, ID);
        refusesCursor("/approvals/pending?", null, NOW, "x");
    }

    private void refusesCursor(String list, @Nullable String... values) {
        refused(api.as("admin").get(list + "cursor=" + Cursor.of((Object[]) values)), "/cursor");
    }

    @ParameterizedTest
    @CsvSource({
        "/audit, from",
        "/audit, to",
        "/reports/sla, from",
        "/reports/sla, to",
        "/tickets, created_from",
        "/tickets, created_to"
    })
    void comparesWithNoInstantBeyondTheCalendar(String path, String bound) {
        for (String instant : new String[] {AGES_AGO, "%2B1000000000-12-31T23:59:59Z", "%2B294277-01-01T00:00:00Z"}) {
            refused(api.as("admin").get(path + "?" + bound + "=" + instant), "/" + bound);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e2147483647", "1e999999999", "1e200000", "1e-999999999"})
    void takesNoNumberOfAMillionDigits(String number) {
        String draft = """
            {"title": "Much", "ticket_type": "purchase", "draft": true, "custom_fields": {"amount": %s}}\
            """.formatted(number);
        String substitution = """
            {"substitute": "head@acme.example", "from": "2027-01-04", "until": "2027-01-08", "max_amount": %s}\
            """.formatted(number);

        refused(api.as("employee").post("/tickets", draft), "/custom_fields/amount");
        refused(api.as("manager").post("/substitutions", substitution), "/max_amount");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tickets",
                "/tickets/export.csv",
                "/search",
                "/inbox",
                "/tasks",
                "/people",
                "/groups",
                "/departments",
                "/categories",
                "/properties"
            })
    void searchesForNothingThatNobodyTypes(String list) {
        refused(api.as("admin").get(list + "?q=" + "x".repeat(201)), "/q");
        refused(api.as("admin").get(list + "?q=a%00b"), "/q");
        refused(api.as("admin").get(list + "?q=%1b%5b31m"), "/q");
        assertThat(api.as("admin").get(list + "?q=" + "x".repeat(200)).status()).isEqualTo(200);
        assertThat(api.as("admin").get(list + "?q=two%09words").status()).isEqualTo(200);
    }

    @Test
    void comparesWithNothingThatNobodyTypes() {
        refused(api.as("admin").get("/audit?actor=a%00b"), "/actor");
        refused(api.as("admin").get("/operations/instances?process=%00"), "/process");
    }

    @Test
    void sortsNoListInAnOrderItDoesNotHave() {
        assertThat(api.as("admin").get("/audit?sort=-at").status()).isEqualTo(200);
        assertThat(api.as("admin").get("/properties?sort=name").status()).isEqualTo(200);
        assertThat(api.as("admin").get("/notifications?sort=-created_at").status())
                .isEqualTo(200);
        refused(api.as("admin").get("/audit?sort=at"), "/sort");
        refused(api.as("admin").get("/properties?sort=-created_at"), "/sort");
        refused(api.as("admin").get("/inbox?sort=title"), "/sort");
        Answer unordered = api.as("admin").get("/people?sort=colour");
        assertThat(unordered.status()).isEqualTo(400);
        assertThat(unordered.code()).isEqualTo("UNKNOWN_PARAMETER");
    }

    @Test
    void refusesAParameterWhoseNameIsNoText() {
        Answer refused = api.as("employee").get("/tickets?%00=1");

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("UNREADABLE");
        assertThat(refused.json().path("detail").asText()).contains("characters");
    }

    @Test
    void saysInWhatItAnswers() {
        Answer refused = api.as("employee").send("GET", "/tickets", null, "Accept", "text/html");

        assertThat(refused.status()).as(refused.text()).isEqualTo(406);
        assertThat(refused.json().path("detail").asText()).contains("application/json");
    }

    @ParameterizedTest
    @CsvSource({"tags, a list", "watchers, a list", "custom_fields, an object"})
    void saysOfWhatKindAnEmptyTextShouldHaveBeen(String property, String kind) {
        Answer refused = api.as("employee").post("/tickets", "{\"%s\": \"\"}".formatted(property));

        refused(refused, "/" + property);
        assertThat(refused.json().at("/errors/0/detail").asText()).isEqualTo("Expected " + kind + ".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT | /notifications/preferences | {\"events\": [%s]} | \"a\"",
                "PUT | /notifications/preferences | {\"events\": [%s]} | {\"event\": \"\", \"in_app\": true,"
                        + " \"email\": true}",
                "POST | /tickets | {\"title\": \"Many\", \"ticket_type\": \"purchase\", \"tags\": [%s]} | 1",
                "POST | /tickets/bulk | {\"action\": \"close\", \"ids\": [%s]} | 1",
            })
    void tellsNoMoreProblemsThanAnybodyReads(String method, String path, String body, String wrong) {
        String many = String.join(",", Collections.nCopies(20_000, wrong));

        Answer refused = api.as("employee").send(method, path, body.formatted(many));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors").size()).isBetween(1, 110);
    }

    @Test
    void takesNoChoiceOfAMillionDigits() {
        String draft = """
            {"title": "Much", "ticket_type": "purchase", "draft": true, "custom_fields": {"currency": 1e999999999}}\
            """;

        refused(api.as("employee").post("/tickets", draft), "/custom_fields/currency");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1893456000", "\"1893456000\""})
    void takesNoNumberForAnInstant(String due) {
        String draft = "{\"title\": \"Soon\", \"ticket_type\": \"purchase\", \"draft\": true, \"due_date\": %s}";

        refused(api.as("employee").post("/tickets", draft.formatted(due)), "/due_date");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "BREW"})
    void saysWhichMethodsThereAre(String method) {
        Answer refused = api.as("employee").send(method, "/tickets", null);

        assertThat(refused.status()).as(refused.text()).isEqualTo(405);
        assertThat(refused.code()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.header("Allow")).contains("GET", "POST").doesNotContain(method);
    }

    private static void refused(Answer answer, String pointer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
    }
}
