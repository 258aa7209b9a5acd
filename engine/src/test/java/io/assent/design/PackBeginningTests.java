package io.assent.design;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTestApart;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A process that nobody has made yet begins as a draft, and is there for all with its first release. */
@IntegrationTestApart
@Tag("F1")
@Tag("F2")
class PackBeginningTests {

    private static final String PACK = "/packs/quiet-room";
    private static final String DRAFT = PACK + "/draft";
    private static final Map<String, String> NAME = Map.of("en", "Quiet room", "de", "Ruheraum");

    @Autowired
    Api api;

    @AfterEach
    void throwAway() {
        api.as("designer").delete(DRAFT, "If-Match", "*");
    }

    @Test
    @Tag("A1")
    @Tag("F4")
    void theSmallestIsPublishedAtOnceAskedForAndDecided() {
        String key = "focus-hours";
        Answer begun = begin(Map.of("key", "Focus_Hours", "name", Map.of("en", "Focus: hours", "de", "Ruhezeit")));
        assertThat(begun.status()).as(begun.text()).isEqualTo(201);
        assertThat(begun.header("Location")).isEqualTo("/api/v1/packs/focus-hours/draft");
        Answer draft = api.as("designer").get("/packs/" + key + "/draft");
        assertThat(names(draft))
                .contains("focus-hours.bpmn", "focus-hours.texts.de.yaml", "approval.bpmn", "sla-clock.bpmn")
                .noneMatch(name -> name.startsWith("starter"));
        assertThat(api.as("designer")
                        .get("/packs/" + key + "/draft/problems")
                        .json()
                        .path("items"))
                .isEmpty();
        JsonNode trial = api.as("designer")
                .post("/packs/" + key + "/draft/scenarios/run", Map.of())
                .json();
        assertThat(trial.path("green").asBoolean()).as(trial.toString()).isTrue();
        assertThat(trial.at("/coverage")).anySatisfy(of -> {
            assertThat(of.path("process").asText()).isEqualTo(key);
            assertThat(of.path("missed_flows")).isEmpty();
        });
        assertThat(api.as("employee").get("/request-types/" + key).status()).isEqualTo(404);

        Answer published = publish(key, Map.of("note", "It begins"));

        assertThat(published.status()).as(published.text()).isEqualTo(201);
        assertThat(published.json().path("number").asInt()).isEqualTo(1);
        assertThat(api.as("employee").get("/request-types").text()).contains("Focus: hours");
        Answer asked = api.as("employee")
                .post(
                        "/tickets",
                        Map.of(
                                "title", "Thursdays",
                                "description", "",
                                "ticket_type", key,
                                "priority", "MEDIUM",
                                "custom_fields", Map.of("wish", "Two hours without calls")));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        assertThat(asked.json().path("ticket_number").asText()).startsWith("FH-");
        String id = asked.json().path("id").asText();
        String approval = StreamSupport.stream(
                        api.as("manager")
                                .get("/approvals/pending?limit=100")
                                .json()
                                .path("items")
                                .spliterator(),
                        false)
                .filter(each -> each.at("/ticket/id").asText().equals(id))
                .map(each -> each.path("id").asText())
                .findFirst()
                .orElseThrow();
        assertThat(api.as("manager")
                        .post("/approvals/" + approval + "/approve", Map.of("comments", "Yes"))
                        .status())
                .isEqualTo(200);
        assertThat(api.as("employee")
                        .get("/tickets/" + id)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("CLOSED");
        assertThat(begin(Map.of("key", key, "name", NAME)).text()).contains("TAKEN");
    }

    @Test
    void whatHasNoReleaseIsSeenByDesignersOfItsCompanyAlone() {
        begin(Map.of("key", "quiet-room", "name", NAME, "category", "facility", "roles", List.of("AGENT", "EMPLOYEE")));

        assertThat(line("designer").path("name").asText()).isEqualTo("Quiet room");
        assertThat(line("designer").path("draft").asBoolean()).isTrue();
        assertThat(line("designer").hasNonNull("release_number")).isFalse();
        assertThat(line("admin@globex.example").isMissingNode()).isTrue();
        assertThat(api.as("admin@globex.example").get(DRAFT).status()).isEqualTo(404);
        assertThat(api.as("admin@globex.example").get(PACK + "/releases").status())
                .isEqualTo(404);
        assertThat(content("pack.yaml"))
                .contains("key: quiet-room\n", "  de: Ruheraum\n", "category: facility\n", "prefix: QR\n")
                .containsPattern("visible_to:\\n  roles:\\n +- agent\\n +- employee\\n");
        assertThat(api.as("designer").get(PACK + "/releases").json().path("items"))
                .isEmpty();
        assertThat(api.as("admin").post(DRAFT, Map.of()).json().path("base").asInt())
                .as("another joins")
                .isZero();
        JsonNode changes = api.as("designer").get(PACK + "/changes").json().path("items");
        assertThat(changes)
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.path("kind").asText()).isEqualTo("ADDED"));
        assertThat(api.as("designer").post(DRAFT + "/what-if", Map.of()).code()).isEqualTo("NOTHING_FINISHED");
        assertThat(publish("quiet-room", Map.of("note", "For some", "pilot", Map.of("percent", 10)))
                        .text())
                .contains("/pilot");

        api.as("designer").delete(DRAFT, "If-Match", "*");

        assertThat(line("designer").isMissingNode()).isTrue();
        assertThat(api.as("designer").get(PACK + "/releases").status()).isEqualTo(404);
    }

    @Test
    @Tag("F7")
    void beginsAsACopyOfAnotherOrOfAnArchive() {
        Answer copied = begin(Map.of("key", "quiet-room", "name", NAME, "copy_of", "purchase"));
        assertThat(copied.status()).as(copied.text()).isEqualTo(201);
        assertThat(content("quiet-room.bpmn"))
                .contains("<bpmn:process id=\"quiet-room\"", "bpmnElement=\"quiet-room\"")
                .doesNotContain("\"purchase\"");
        assertThat(api.as("designer").get(DRAFT + "/problems").json().path("items"))
                .isEmpty();
        assertThat(trialIsGreen()).isTrue();
        SortedMap<String, byte[]> files = new TreeMap<>();
        names(api.as("designer").get(DRAFT))
                .forEach(name -> files.put(name, content(name).getBytes(StandardCharsets.UTF_8)));
        byte[] archive = Archive.of("quiet-room", files);
        assertThat(beginFrom(archive).text()).contains("TAKEN");
        api.as("designer").delete(DRAFT, "If-Match", "*");

        assertThat(beginFrom("no archive".getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(422);
        assertThat(beginFrom(Archive.of("x", new TreeMap<>(Map.of("x.bpmn", new byte[0]))))
                        .text())
                .contains("pack.yaml");
        assertThat(beginFrom(archive).status()).isEqualTo(201);

        assertThat(names(api.as("designer").get(DRAFT))).isEqualTo(files.keySet());
        assertThat(trialIsGreen()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"purchase, TAKEN", "approval, TAKEN", "Über uns, INVALID", "9-lives, INVALID", "'', INVALID"})
    void wantsAKeyThatIsFree(String key, String code) {
        Answer refused = begin(Map.of("key", key, "name", NAME));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/key");
        assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo(code);
    }

    @Test
    void wantsANameAndSomethingThatCanBeCopied() {
        Answer refused = begin(Map.of("key", "quiet-room", "name", Map.of("de", "Ruheraum"), "copy_of", "nothing"));

        assertThat(refused.text()).contains("/name/en", "/copy_of");
        assertThat(api.as("agent")
                        .post("/packs", Map.of("key", "quiet-room", "name", NAME))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whoBeganItIsOneOfItsAuthors() {
        begin(Map.of("key", "quiet-room", "name", NAME));

        JsonNode review = api.as("designer").get(DRAFT + "/review").json();

        assertThat(review.path("reviewers"))
                .isNotEmpty()
                .noneMatch(person -> person.path("email").asText().equals("designer@acme.example"));
    }

    private Answer begin(Map<String, Object> pack) {
        return api.as("designer").post("/packs", pack);
    }

    private Answer beginFrom(byte[] archive) {
        return api.as("designer").send("POST", "/packs?key=quiet-room", archive, "Content-Type", "application/zip");
    }

    private Answer publish(String key, Map<String, Object> how) {
        String draft = "/packs/" + key + "/draft";
        return api.as("designer")
                .post(
                        draft + "/publish",
                        how,
                        "If-Match",
                        api.as("designer").get(draft).header("ETag"));
    }

    private boolean trialIsGreen() {
        JsonNode trial =
                api.as("designer").post(DRAFT + "/scenarios/run", Map.of()).json();
        return trial.path("green").asBoolean();
    }

    private JsonNode line(String who) {
        return StreamSupport.stream(
                        api.as(who).get("/packs").json().path("items").spliterator(), false)
                .filter(line -> line.path("key").asText().equals("quiet-room"))
                .findFirst()
                .orElseGet(() -> api.as(who).get("/packs").json().path("nothing"));
    }

    private String content(String name) {
        return api.as("designer")
                .get(DRAFT + "/files/" + name)
                .json()
                .path("content")
                .asText();
    }

    private static Set<String> names(Answer draft) {
        return Set.copyOf(StreamSupport.stream(draft.json().path("files").spliterator(), false)
                .map(file -> file.path("name").asText())
                .toList());
    }
}
