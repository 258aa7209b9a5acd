package io.assent.design;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A release is met by some people first: by a group, or by a share of all. */
@IntegrationTest
@Tag("F6")
class PilotingTests {

    private static final String PACK = "/packs/custom";
    private static final String DRAFT = PACK + "/draft";
    private static final String PILOT = PACK + "/pilot";
    private static final String TYPE = "/request-types/custom";
    private static final String FILE = DRAFT + "/files/request.form";
    private static final Map<String, Object> COMMITTEE = Map.of("group", "finance-committee");
    private static final Map<String, Object> NO_BODY = Map.of();

    @Autowired
    Api api;

    private int before;

    @BeforeEach
    void asItIs() {
        before = releaseFor("employee");
    }

    @AfterEach
    void asItWas() {
        api.as("designer").delete(PILOT, "If-Match", "*");
        api.as("designer").delete(DRAFT, "If-Match", "*");
        if (releaseFor("employee") != before) {
            api.as("designer").post(PACK + "/releases/" + before + "/take-back", NO_BODY);
            assertThat(publish(null).status()).isEqualTo(201);
        }
    }

    @Test
    void isMetByTheGroupAloneAndThenByAll() {
        change("Your wish");
        Answer published = publish(COMMITTEE);
        assertThat(published.status()).as(published.text()).isEqualTo(201);
        int pilot = published.json().path("number").asInt();

        assertThat(releaseFor("finance1")).isEqualTo(pilot);
        assertThat(api.as("finance1").get(TYPE).text()).contains("Your wish");
        assertThat(releaseFor("employee")).isEqualTo(before);
        assertThat(api.as("employee").get(TYPE).text()).doesNotContain("Your wish");
        String tried = ask("finance1");
        String usual = ask("employee");
        assertThat(releaseOf(tried)).isEqualTo(pilot);
        assertThat(releaseOf(usual)).isEqualTo(before);
        Answer standing = api.as("designer").get(PILOT);
        assertThat(standing.json().path("release").asInt()).isEqualTo(pilot);
        assertThat(standing.json().at("/audience/group").asText()).isEqualTo("finance-committee");
        assertThat(standing.json().path("requests").asInt()).isEqualTo(1);
        assertThat(movableFrom(pilot))
                .as("those of a pilot are not to be moved")
                .isZero();
        assertThat(api.as("designer")
                        .get(PACK + "/releases")
                        .json()
                        .at("/items/0/pilot")
                        .asBoolean())
                .isTrue();

        Answer promoted = api.as("designer").post(PILOT + "/promote", NO_BODY, "If-Match", standing.header("ETag"));

        assertThat(promoted.status()).as(promoted.text()).isEqualTo(204);
        assertThat(releaseFor("employee")).isEqualTo(pilot);
        assertThat(releaseOf(usual)).isEqualTo(before);
        assertThat(api.as("designer").get(PILOT).status()).isEqualTo(404);
        assertThat(api.as("admin").get("/audit?action=PILOT_PROMOTED").json().path("items"))
                .isNotEmpty();
    }

    @Test
    void isTakenBackWhileWhatRunsOnItGoesOn() {
        change("Your wish");
        int pilot = publish(COMMITTEE).json().path("number").asInt();
        String tried = ask("finance1");
        assertThat(api.as("designer").delete(PILOT).status()).isEqualTo(428);

        assertThat(api.as("designer").delete(PILOT, "If-Match", pilotTag()).status())
                .isEqualTo(204);

        assertThat(releaseFor("finance1")).isEqualTo(before);
        assertThat(releaseOf(tried)).isEqualTo(pilot);
        assertThat(movableFrom(pilot)).as("they can be moved now").isEqualTo(1);
        assertThat(api.as("admin").get("/audit?action=PILOT_ENDED").json().path("items"))
                .isNotEmpty();
    }

    @Test
    void isWidenedToOtherPeople() {
        change("Your wish");
        int pilot = publish(COMMITTEE).json().path("number").asInt();
        String read = pilotTag();

        Answer wider = api.as("designer").put(PILOT, Map.of("group", "it-support"), "If-Match", read);

        assertThat(wider.status()).as(wider.text()).isEqualTo(200);
        assertThat(releaseFor("agent")).isEqualTo(pilot);
        assertThat(releaseFor("finance1")).isEqualTo(before);
        assertThat(api.as("designer")
                        .put(PILOT, Map.of("percent", 99), "If-Match", read)
                        .status())
                .as("it was changed since")
                .isEqualTo(412);
        for (Map<String, Object> nobody :
                List.<Map<String, Object>>of(NO_BODY, Map.of("percent", 0), Map.of("group", "nobody"))) {
            assertThat(api.as("designer").put(PILOT, nobody, "If-Match", "*").status())
                    .as("%s", nobody)
                    .isEqualTo(422);
        }
    }

    @Test
    void aFurtherReleaseIsMadeOfThePilotAndTakesItsPlace() {
        change("Your wish");
        publish(COMMITTEE);
        api.as("designer").post(DRAFT, NO_BODY);
        assertThat(api.as("designer").get(FILE).json().path("content").asText()).contains("Your wish");
        change("Your great wish");
        assertThat(api.as("designer").get(PACK + "/changes").text())
                .as("compared with what all have")
                .contains("What you ask for, and why", "Your great wish")
                .doesNotContain("Your wish");
        int second = publish(COMMITTEE).json().path("number").asInt();
        assertThat(releaseFor("finance1")).isEqualTo(second);
        change("Our wish");

        int forAll = publish(null).json().path("number").asInt();

        assertThat(releaseFor("employee")).isEqualTo(forAll);
        assertThat(releaseFor("finance1")).isEqualTo(forAll);
        assertThat(api.as("designer").get(PILOT).status()).isEqualTo(404);
    }

    @Test
    void isPromotedOnlyWhenItsContentWasApprovedWhereTheCompanyWantsThat() {
        change("Your wish");
        publish(COMMITTEE);
        api.as("admin").put("/publishing-policy", Map.of("second_person", true), "If-Match", "*");
        try {
            Answer refused = api.as("designer").post(PILOT + "/promote", NO_BODY, "If-Match", pilotTag());
            assertThat(refused.code()).as(refused.text()).isEqualTo("REVIEW_MISSING");
        } finally {
            api.as("admin").put("/publishing-policy", Map.of("second_person", false), "If-Match", "*");
        }
    }

    @Test
    void isForAShareOrAGroupThatThereIs() {
        change("Your wish");

        Answer both = publish(Map.of("percent", 10, "group", "finance-committee"));

        assertThat(both.status()).isEqualTo(422);
        assertThat(both.json().at("/errors/0/pointer").asText()).isEqualTo("/pilot/percent");
        assertThat(publish(Map.of("percent", 100)).status()).isEqualTo(422);
        assertThat(publish(Map.of("group", "nobody"))
                        .json()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/pilot/group");
        assertThat(releaseFor("finance1")).isEqualTo(before);
    }

    /** Names the field otherwise in which people say what they ask for. */
    private void change(String label) {
        api.as("designer").post(DRAFT, NO_BODY);
        Answer read = api.as("designer").get(FILE);
        String text = read.json()
                .path("content")
                .asText()
                .replaceFirst("(\"key\": \"wish\",\\s+\"label\": )\"[^\"]+\"", "$1\"" + label + "\"");
        assertThat(text).contains(label);
        Answer written = api.as("designer").put(FILE, Map.of("content", text), "If-Match", read.header("ETag"));
        assertThat(written.status()).as(written.text()).isEqualTo(200);
    }

    private Answer publish(Map<String, Object> pilot) {
        Map<String, Object> body =
                pilot == null ? Map.of("note", "Friendlier") : Map.of("note", "Friendlier", "pilot", pilot);
        return api.as("designer")
                .post(
                        DRAFT + "/publish",
                        body,
                        "If-Match",
                        api.as("designer").get(DRAFT).header("ETag"));
    }

    private String pilotTag() {
        return api.as("designer").get(PILOT).header("ETag");
    }

    private int releaseFor(String person) {
        return api.as(person).get(TYPE).json().path("release_number").asInt();
    }

    private String ask(String requester) {
        Map<String, Object> fields = Map.of("approver", "head@acme.example", "wish", "The deck is due.");
        Answer asked = api.as(requester)
                .post("/tickets", Map.of("title", "Slides", "ticket_type", "custom", "custom_fields", fields));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        return asked.json().path("id").asText();
    }

    private int releaseOf(String ticket) {
        return api.as("admin")
                .get("/tickets/" + ticket + "/process")
                .json()
                .path("release")
                .asInt();
    }

    /** How many requests on this release could be moved to the one that is for all. */
    private int movableFrom(int release) {
        for (JsonNode older : api.as("designer").get(PACK + "/migration").json().path("older")) {
            if (older.path("release").asInt() == release) {
                return older.path("requests").asInt();
            }
        }
        return 0;
    }
}
