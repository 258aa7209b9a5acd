package io.assent.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.shared.Ids;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@Tag("E1")
class CalendarHttpTests {

    private static final String PAPER = "/sla/policies/purchase/LOW";

    @Autowired
    private Api api;

    @AfterEach
    void reset() {
        api.as("admin").delete(PAPER);
    }

    @Test
    void beginsWithOfficeHoursInTheTenantsZone() {
        JsonNode standard = standard();

        assertThat(standard.path("zone").asText()).isEqualTo("Europe/Berlin");
        assertThat(standard.path("default").asBoolean()).isTrue();
        assertThat(standard.path("weekly_hours").asText()).isEqualTo("PT40H");
        assertThat(standard.path("periods")).hasSize(5);
    }

    @Test
    void isMadeChangedAndDeleted() {
        Answer made = make(Map.of(
                "zone",
                "America/New_York",
                "holidays",
                List.of(Map.of(
                        "name",
                        "Christmas Eve",
                        "date",
                        "2026-12-24",
                        "yearly",
                        true,
                        "periods",
                        List.of(Map.of("from", "09:00", "to", "12:00"))))));
        String path = path(made);

        Answer changed = api.as("admin")
                .patch(
                        path,
                        Map.of("periods", List.of(Map.of("day", "SUNDAY", "from", "00:00", "to", "24:00"))),
                        "If-Match",
                        made.header("ETag"));
        Answer stale = api.as("admin").patch(path, Map.of("name", "Other"), "If-Match", made.header("ETag"));

        assertThat(made.json()
                        .path("holidays")
                        .path(0)
                        .path("periods")
                        .path(0)
                        .path("to")
                        .asText())
                .isEqualTo("12:00");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().path("weekly_hours").asText()).isEqualTo("PT24H");
        assertThat(changed.json().path("holidays")).hasSize(1);
        assertThat(changed.header("ETag")).isNotEqualTo(made.header("ETag"));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(api.as("admin").patch(path, Map.of("name", "Other")).status())
                .isEqualTo(428);
        assertThat(api.as("admin").delete(path).status()).isEqualTo(204);
        assertThat(api.as("admin").get(path).status()).isEqualTo(404);
    }

    @Test
    void tellsAllThatIsWrongWithIt() {
        Answer answer = api.as("admin")
                .post(
                        "/calendars",
                        Map.of(
                                "name", " ",
                                "zone", "Mars/Olympus",
                                "colour", "red",
                                "periods", List.of(Map.of("day", "MONDAY", "from", "17:00", "to", "09:00"))));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/name", "/zone", "/colour", "/periods/0/to");
        assertThat(api.as("admin")
                        .post("/calendars", Map.of())
                        .json()
                        .path("errors")
                        .findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/name", "/periods");
    }

    @Test
    void staysWhileSomethingNeedsIt() {
        Answer made = make(Map.of());
        promise(made.json().path("id").asText());

        Answer refused = api.as("admin").delete(path(made));
        Answer standard =
                api.as("admin").delete("/calendars/" + standard().path("id").asText());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("CALENDAR_IN_USE");
        assertThat(refused.json().path("used_by").path(0).path("kind").asText()).isEqualTo("SLA_POLICY");
        assertThat(refused.json().path("used_by").path(0).path("name").asText()).isEqualTo("purchase / LOW");
        assertThat(standard.json().path("used_by").path(0).path("kind").asText())
                .isEqualTo("STANDARD");
    }

    @Test
    void hasOneStandardAtATime() {
        JsonNode first = standard();
        Answer made = make(Map.of());

        Answer chosen = change(path(made), Map.of("default", true));
        Answer none = change(path(made), Map.of("default", false));
        JsonNode second = standard();
        Answer back = change("/calendars/" + first.path("id").asText(), Map.of("default", true));

        assertThat(chosen.json().path("default").asBoolean()).as(chosen.text()).isTrue();
        assertThat(second.path("id")).isEqualTo(made.json().path("id"));
        assertThat(none.status()).isEqualTo(422);
        assertThat(back.json().path("default").asBoolean()).isTrue();
        assertThat(standard().path("id")).isEqualTo(first.path("id"));
    }

    @Test
    @Tag("E2")
    void showsBeforehandWhatAChangeDoesToRunningClocksAndDoesItWhenAsked() {
        Answer made = make(Map.of());
        promise(made.json().path("id").asText());
        String ticket = purchase();
        JsonNode before = resolution(ticket);
        Map<String, Object> change =
                Map.of("periods", List.of(Map.of("day", "SUNDAY", "from", "10:00", "to", "11:00")));

        Answer preview = api.as("admin").post(path(made) + "/preview", change);
        Answer kept = change(path(made), change);
        JsonNode untouched = resolution(ticket);
        Map<String, Object> back = new HashMap<>(Map.of("periods", allDays(), "apply_to_running", true));
        Answer applied = change(path(made), back);
        await().until(() -> !resolution(ticket).path("due_at").equals(before.path("due_at")));
        JsonNode moved = resolution(ticket);

        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        JsonNode item = item(preview.json(), ticket);
        assertThat(preview.json().path("changed").asInt()).isPositive();
        assertThat(preview.json().path("later").asInt()).isPositive();
        assertThat(item.path("before").path("due_at")).isEqualTo(before.path("due_at"));
        assertThat(item.path("after").path("due_at").asText())
                .isGreaterThan(before.path("due_at").asText());
        assertThat(item.path("would_breach").asBoolean()).isFalse();
        assertThat(kept.status()).isEqualTo(200);
        assertThat(untouched.path("due_at")).isEqualTo(before.path("due_at"));
        assertThat(applied.status()).as(applied.text()).isEqualTo(200);
        assertThat(moved.path("due_at").asText())
                .isLessThan(before.path("due_at").asText());
        assertThat(moved.path("calendar").asText())
                .isEqualTo(made.json().path("name").asText());
        assertThat(history(ticket)).contains("SLA_PLANNED_AGAIN");
    }

    @Test
    void isForThoseWhoManageTheCatalogueOfTheirTenant() {
        String path = path(make(Map.of()));

        assertThat(api.as("agent").get("/calendars").status()).isEqualTo(403);
        assertThat(api.as("admin@globex.example").get(path).status()).isEqualTo(404);
        assertThat(api.as("admin@globex.example")
                        .post(path + "/preview", Map.of())
                        .status())
                .isEqualTo(404);
    }

    private JsonNode standard() {
        return api.as("admin").get("/calendars").json().path("items").path(0);
    }

    private Answer make(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("name", "Calendar " + Ids.next(), "periods", weekdays()));
        body.putAll(more);
        Answer answer = api.as("admin").post("/calendars", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer;
    }

    private static List<Map<String, String>> weekdays() {
        return List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY").stream()
                .map(day -> Map.of("day", day, "from", "09:00", "to", "17:00"))
                .toList();
    }

    private static List<Map<String, String>> allDays() {
        return List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY").stream()
                .map(day -> Map.of("day", day, "from", "00:00", "to", "24:00"))
                .toList();
    }

    private Answer change(String path, Map<String, ?> change) {
        return api.as("admin")
                .patch(path, change, "If-Match", api.as("admin").get(path).header("ETag"));
    }

    private void promise(String calendar) {
        Answer answer = api.as("admin")
                .put(
                        PAPER,
                        Map.of("resolution_target", "PT20H", "calendar", calendar),
                        "If-Match",
                        api.as("admin").get(PAPER).header("ETag"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private String purchase() {
        Answer answer = api.as("employee")
                .post(
                        "/tickets",
                        Map.of(
                                "title",
                                "Screen",
                                "ticket_type",
                                "purchase",
                                "priority",
                                "LOW",
                                "custom_fields",
                                Requests.fields(10)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asText();
    }

    private JsonNode resolution(String ticket) {
        return api.as("employee")
                .get("/tickets/" + ticket + "/sla")
                .json()
                .path("items")
                .path(0);
    }

    private static JsonNode item(JsonNode preview, String ticket) {
        for (JsonNode item : preview.path("items")) {
            if (item.path("ticket").path("id").asText().equals(ticket)) {
                return item;
            }
        }
        return preview.path("items").path(-1);
    }

    private List<String> history(String ticket) {
        return api.as("employee").get("/tickets/" + ticket + "/history").json().findValuesAsText("action");
    }

    private static String path(Answer calendar) {
        return "/calendars/" + calendar.json().path("id").asText();
    }
}
