package io.assent.sla;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.IntegrationTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@Tag("E1")
class SlaPolicyTests {

    private static final String LOW = "/sla/policies/purchase/LOW";

    @Autowired
    private Api api;

    @Test
    void measuresNewTicketsByWhatTheTenantPromises() {
        String etag = api.as("admin").get(LOW).header("ETag");

        var changed = api.as("admin")
                .put(
                        LOW,
                        Map.of("response_target", "PT2H", "resolution_target", "P3D", "hours", "ALWAYS"),
                        "If-Match",
                        etag);
        JsonNode clocks = clocks(submitLow());
        var reset = api.as("admin").delete(LOW);

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().path("source").asText()).isEqualTo("TENANT");
        assertThat(clocks.path("hours").asText()).isEqualTo("ALWAYS");
        assertThat(clocks.path("zone").asText()).isEqualTo("Europe/Berlin");
        assertThat(Duration.between(instant(clocks, "started_at"), instant(clocks, "due_at")))
                .isEqualTo(Duration.ofHours(2));
        assertThat(Duration.between(instant(clocks, "started_at"), instant(clocks, "warn_at")))
                .isEqualTo(Duration.ofMinutes(90));
        assertThat(reset.json().path("source").asText()).isEqualTo("PACK");
    }

    @Test
    void refusesWhatIsNoPromise() {
        String etag = api.as("admin").get(LOW).header("ETag");

        var answer = api.as("admin")
                .put(
                        LOW,
                        Map.of("response_target", "soon", "resolution_target", "-PT1H", "warn_percent", 100),
                        "If-Match",
                        etag);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/response_target", "/resolution_target", "/warn_percent");
        var none = api.as("admin")
                .put(
                        LOW,
                        Map.of(
                                "response_target", "PT0S",
                                "next_response_target", "P0D",
                                "resolution_target", "P1M",
                                "hours", "ALWAYS",
                                "calendar", "nine-to-five",
                                "escalate_levels", 0),
                        "If-Match",
                        etag);
        assertThat(none.json().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder(
                        "/response_target",
                        "/next_response_target",
                        "/resolution_target",
                        "/calendar",
                        "/escalate_levels");
        assertThat(none.json().path("errors").findValuesAsText("code")).contains("NO_TIME");
        assertThat(api.as("admin")
                        .put(LOW, Map.of("resolution_target", "P1DT3H"), "If-Match", etag)
                        .json()
                        .path("errors")
                        .findValuesAsText("pointer"))
                .as("days of the calendar and hours are not added")
                .containsExactly("/resolution_target");
        assertThat(api.as("admin")
                        .put(LOW, Map.of("response_target", "PT2H", "resolution_target", "PT1H"), "If-Match", etag)
                        .json()
                        .path("errors")
                        .findValuesAsText("pointer"))
                .containsExactly("/response_target");
    }

    @Test
    void letsTheMoreSpecialPromiseHold() {
        String department = LOW + "?customer=marketing";
        String person = LOW + "?customer=employee@acme.example";
        promise(department, "PT3H");
        JsonNode ofDepartment = clocks(submitLow());
        promise(person, "PT1H");
        JsonNode ofPerson = clocks(submitLow());

        var all = api.as("admin").get("/sla/policies").json().path("items");
        var read = api.as("admin").get(person);
        api.as("admin").delete(person);
        var less = api.as("admin").get(person);
        api.as("admin").delete(department);

        assertThat(length(ofDepartment)).isEqualTo(Duration.ofHours(3));
        assertThat(length(ofPerson)).isEqualTo(Duration.ofHours(1));
        assertThat(all.findValuesAsText("kind")).contains("PERSON", "DEPARTMENT");
        assertThat(read.json().path("source").asText()).isEqualTo("PERSON");
        assertThat(read.json().path("customer").path("kind").asText()).isEqualTo("PERSON");
        assertThat(less.json().path("source").asText()).isEqualTo("DEPARTMENT");
        assertThat(api.as("admin").get(person).json().path("source").asText()).isEqualTo("PACK");
        assertThat(api.as("admin").get(LOW + "?customer=nobody@acme.example").status())
                .isEqualTo(404);
    }

    @Test
    @Tag("E2")
    void showsBeforehandWhatAPromiseDoesToRunningClocksAndDoesItWhenAsked() {
        String ticket = submitLow();
        JsonNode before = clocks(ticket);
        Map<String, Object> wanted = Map.of(
                "response_target", "PT1H", "hours", "ALWAYS", "resolution_target", "P2D", "apply_to_running", true);

        var preview = api.as("admin")
                .post("/sla/policies/preview", with(with(wanted, "ticket_type", "purchase"), "priority", "LOW"));
        var applied = api.as("admin")
                .put(LOW, wanted, "If-Match", api.as("admin").get(LOW).header("ETag"));
        JsonNode after = clocks(ticket);
        var back = api.as("admin").delete(LOW + "?apply_to_running=true");

        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        assertThat(preview.json().path("earlier").asInt()).isPositive();
        assertThat(preview.json().path("items").findValuesAsText("id")).contains(ticket);
        assertThat(applied.status()).as(applied.text()).isEqualTo(200);
        assertThat(length(before)).isGreaterThan(Duration.ofHours(1));
        assertThat(length(after)).isEqualTo(Duration.ofHours(1));
        assertThat(back.status()).isEqualTo(200);
        assertThat(clocks(ticket).path("due_at")).isEqualTo(before.path("due_at"));
        assertThat(api.as("admin")
                        .post("/sla/policies/preview", Map.of("hours", "NEVER"))
                        .json()
                        .path("errors")
                        .findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/ticket_type", "/priority", "/hours");
    }

    @Test
    @Tag("E2")
    void showsTheWorkingOfAClock() {
        JsonNode clock = clocks(submitLow());

        Duration elapsed = Duration.parse(clock.path("elapsed").asText());
        Duration counted = Duration.ZERO;
        Instant at = instant(clock, "started_at");
        for (JsonNode piece : clock.path("intervals")) {
            assertThat(instant(piece, "from")).isEqualTo(at);
            at = instant(piece, "to");
            counted = counted.plus(Duration.parse(piece.path("counted").asText()));
        }

        assertThat(counted).isEqualTo(elapsed);
        assertThat(elapsed.plus(Duration.parse(clock.path("remaining").asText())))
                .isEqualTo(Duration.parse(clock.path("target").asText()));
        assertThat(clock.path("calendar").asText()).isEqualTo("Office hours");
    }

    @Test
    @Tag("E4")
    void countsWhatWasKeptByTypeAndPriority() {
        submitLow();

        var report = api.as("agent").get("/reports/sla");
        JsonNode line = report.json().path("items").path(0);
        var behind =
                api.as("admin").get("/tickets?count=true&" + line.path("filter").asText());

        assertThat(report.status()).as(report.text()).isEqualTo(200);
        assertThat(report.json().path("items").findValuesAsText("promise")).contains("RESPONSE", "RESOLUTION");
        assertThat(behind.status()).as(behind.text()).isEqualTo(200);
        assertThat(behind.json().path("total").asLong())
                .isGreaterThanOrEqualTo(line.path("met").asLong()
                        + line.path("breached").asLong()
                        + line.path("running").asLong());
        assertThat(api.as("employee").get("/reports/sla").status()).isEqualTo(403);
    }

    @Test
    @Tag("E4")
    void countsWhatWasKeptByTheQueueOfTheGroupThatWasGivenTheWork() {
        submitLow();
        String ticket = api.as("employee")
                .post(
                        "/tickets",
                        Map.of(
                                "title",
                                "The screen stays black",
                                "ticket_type",
                                "it-support",
                                "custom_fields",
                                Map.of("affected_service", "computer", "impact", "me")))
                .json()
                .path("id")
                .asText();

        JsonNode report = api.as("admin").get("/reports/sla").json();
        JsonNode queue = report.path("queues")
                .valueStream()
                .filter(line -> line.path("queue").asText().equals("it-support")
                        && line.path("promise").asText().equals("RESOLUTION"))
                .findFirst()
                .orElseThrow();
        var behind = api.as("admin")
                .get("/tickets?limit=100&count=true&" + queue.path("filter").asText());

        assertThat(queue.path("name").asText()).isEqualTo("IT support");
        assertThat(behind.json().path("items").findValuesAsText("id")).contains(ticket);
        assertThat(behind.json().path("total").asLong())
                .isGreaterThanOrEqualTo(sum(queue, "met", "breached", "running"));
        assertThat(total(report.path("queues"))).isEqualTo(total(report.path("items")));
        assertThat(report.path("queues").findValues("queue"))
                .as("what nobody was given yet is counted, too")
                .anyMatch(JsonNode::isNull);
        assertThat(api.as("employee@globex.example")
                        .get("/tickets?limit=100&group=it-support")
                        .json()
                        .path("items")
                        .findValuesAsText("id"))
                .doesNotContain(ticket);
    }

    private static long total(JsonNode lines) {
        return lines.valueStream()
                .mapToLong(line -> sum(line, "met", "breached", "running"))
                .sum();
    }

    private static long sum(JsonNode line, String... counts) {
        return Stream.of(counts).mapToLong(count -> line.path(count).asLong()).sum();
    }

    @Test
    @Tag("E4")
    void countsNothingAsKeptThatWasCancelled() {
        String ticket = submitLow();
        long before = kept();

        var cancelled = api.as("employee").post("/tickets/" + ticket + "/cancel", Map.of());

        assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);
        assertThat(kept()).isEqualTo(before);
    }

    private long kept() {
        return StreamSupport.stream(
                        api.as("agent").get("/reports/sla").json().path("items").spliterator(), false)
                .mapToLong(line -> line.path("met").asLong())
                .sum();
    }

    private void promise(String path, String response) {
        var answer = api.as("admin")
                .put(
                        path,
                        Map.of("response_target", response, "hours", "ALWAYS"),
                        "If-Match",
                        api.as("admin").get(path).header("ETag"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static Map<String, Object> with(Map<String, Object> body, String name, Object value) {
        Map<String, Object> more = new HashMap<>(body);
        more.put(name, value);
        return more;
    }

    private static Duration length(JsonNode clock) {
        return Duration.between(instant(clock, "started_at"), instant(clock, "due_at"));
    }

    @Test
    void wantsToKnowWhatWasReadBefore() {
        assertThat(api.as("admin").put(LOW, Map.of()).status()).isEqualTo(428);
        assertThat(api.as("admin").put(LOW, Map.of(), "If-Match", "\"1\"").status())
                .isEqualTo(412);
    }

    @Test
    void isForThoseWhoManageTheCatalogue() {
        assertThat(api.as("employee").get("/sla/policies").status()).isEqualTo(403);
        assertThat(api.as("admin").get("/sla/policies").json().path("items").findValuesAsText("priority"))
                .containsAll(List.of("LOW", "MEDIUM", "HIGH", "URGENT"));
    }

    @Test
    void hidesTheClocksOfATicketFromThoseWhoMayNotReadIt() {
        String ticket = submitLow();

        assertThat(api.as("employee@globex.example")
                        .get("/tickets/" + ticket + "/sla")
                        .status())
                .isEqualTo(404);
    }

    private String submitLow() {
        Map<String, Object> fields = Map.of(
                "amount", 420, "currency", "EUR", "budget_code", "MKT-1", "justification", "The old one is worn out");
        var answer = api.as("employee")
                .post(
                        "/tickets",
                        Map.of(
                                "title", "Paper",
                                "description", "",
                                "ticket_type", "purchase",
                                "priority", "LOW",
                                "custom_fields", fields));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asText();
    }

    private JsonNode clocks(String ticket) {
        return api.as("employee")
                .get("/tickets/" + ticket + "/sla")
                .json()
                .path("items")
                .get(0);
    }

    private static Instant instant(JsonNode clock, String name) {
        return Instant.parse(clock.path(name).asText());
    }
}
