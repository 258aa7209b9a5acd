package io.assent.leave;

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
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Each test has a year of its own: nothing is known of the others. */
@IntegrationTest
@Tag("D2")
class LeaveHttpTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Test
    void takesTheDaysWhenLeaveIsApprovedAndReturnsThemWhenItIsCancelled() {
        entitle(2037, 10);
        String ticket = leave(2037, 5);
        assertThat(requests.status(ticket)).as("enough is left").isEqualTo("IN_REVIEW");
        assertThat(balance(2037)).containsExactly(10, 0, 5, 5);

        requests.approve("manager", ticket);

        assertThat(balance(2037)).containsExactly(10, 5, 0, 5);
        assertThat(history(ticket)).containsOnlyOnce("LEAVE_TAKEN");

        api.as("employee").post("/tickets/" + ticket + "/cancel", Map.of());

        assertThat(balance(2037)).containsExactly(10, 0, 0, 10);
        assertThat(history(ticket)).contains("LEAVE_RETURNED");
    }

    @Test
    void sendsWhatIsBeyondTheBalanceToThePeopleTeamWithTheEvidence() {
        entitle(2038, 10);
        leave(2038, 6);

        String second = leave(2038, 5);

        assertThat(requests.status(second)).isEqualTo("SUBMITTED");
        JsonNode seen = api.as("hr").get("/tickets/" + second).json().path("leave");
        assertThat(seen.path("left").asInt()).isEqualTo(-1);
        assertThat(seen.path("asked").asInt()).isEqualTo(11);

        Answer refused = api.as("hr")
                .post(
                        "/tasks/" + requests.tasks("hr", second).getFirst() + "/complete",
                        Map.of("outcome", "NOT_ENOUGH", "comments", "Four days are left."));

        assertThat(refused.status()).as(refused.text()).isEqualTo(200);
        assertThat(requests.status(second)).isEqualTo("REJECTED");
        assertThat(balance(2038)).containsExactly(10, 0, 6, 4);
    }

    @Test
    void tellsTheDaysLeftWhileTheFormIsFilledIn() {
        entitle(2039, 10);

        assertThat(notes("en", 2039, 4)).containsExactly("10 of 10 days are left in 2039, and 6 after this leave.");
        assertThat(notes("de", 2039, 12.5))
                .containsExactly("Für 2039 sind nur 10 von 10 Tagen übrig; das Personalteam prüft zuerst.");
        assertThat(notes("en", 2041, 4)).as("nothing is known").isEmpty();
    }

    @Test
    void letsThePeopleTeamAndAdministratorsSayHowManyDaysThereAre() {
        Answer first = entitle(2042, 28);

        assertThat(set("admin", first.header("ETag"), 2042, 30)
                        .json()
                        .path("entitled")
                        .asInt())
                .isEqualTo(30);
        assertThat(set("admin", first.header("ETag"), 2042, 31).status()).isEqualTo(412);
        assertThat(api.as("admin").put(path(), Map.of("year", 2042, "days", 31)).status())
                .isEqualTo(428);
        assertThat(set("employee", "*", 2042, 99).status()).isEqualTo(404);
        assertThat(api.as("manager").get(path() + "?year=2042").status()).isEqualTo(404);
        assertThat(api.as("employee").get(path() + "?year=2042").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "367", "1.25", "null"})
    void refusesNumbersThatAreNoDays(String days) {
        Answer refused = api.as("hr").send("PUT", path(), "{\"year\":2043,\"days\":" + days + "}", "If-Match", "*");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(Requests.texts(refused.json().path("errors"), "pointer")).containsExactly("/days");
    }

    private Answer entitle(int year, Number days) {
        Answer set = set("hr", "\"0\"", year, days);
        assertThat(set.status()).as(set.text()).isEqualTo(200);
        return set;
    }

    private Answer set(String person, String ifMatch, int year, Number days) {
        return api.as(person).put(path(), Map.of("year", year, "days", days), "If-Match", ifMatch);
    }

    private String path() {
        return "/people/" + api.as("employee").get("/auth/me").json().path("id").asText() + "/leave";
    }

    /** Entitled, taken, asked, left. */
    private List<Integer> balance(int year) {
        JsonNode balance = api.as("employee").get(path() + "?year=" + year).json();
        return List.of(
                balance.path("entitled").asInt(),
                balance.path("taken").asInt(),
                balance.path("asked").asInt(),
                balance.path("left").asInt());
    }

    private String leave(int year, Number days) {
        Answer made = api.as("employee").post("/tickets", body(year, days));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("id").asText();
    }

    private List<String> notes(String language, int year, Number days) {
        Answer preview = api.as("employee").post("/tickets/preview", body(year, days), "Accept-Language", language);
        return preview.json().path("notes").valueStream().map(JsonNode::asText).toList();
    }

    private static Map<String, Object> body(int year, Number days) {
        return Map.of(
                "title",
                "A week by the sea",
                "ticket_type",
                "leave",
                "custom_fields",
                Map.of("kind", "annual", "days", days, "first_day", year + "-03-02", "last_day", year + "-03-20"));
    }

    private List<String> history(String ticket) {
        return Requests.texts(
                api.as("admin").get("/tickets/" + ticket + "/history").json().path("items"), "action");
    }
}
