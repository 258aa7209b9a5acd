package io.assent.design;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class DraftTests {

    private static final String PACK = "/packs/custom";
    private static final String MODEL = PACK + "/draft/files/custom.bpmn";

    @Autowired
    Api api;

    @AfterEach
    void throwAway() {
        api.as("designer").delete(PACK + "/draft", "If-Match", "*");
    }

    @Test
    @Tag("F2")
    void twoDesignersCannotOverwriteEachOther() {
        assertThat(api.as("designer").get(PACK + "/draft").status()).isEqualTo(404);
        Answer begun = api.as("designer").post(PACK + "/draft", Map.of());
        assertThat(begun.status()).as(begun.text()).isEqualTo(200);
        assertThat(names(begun)).contains("pack.yaml", "custom.bpmn", "request.form", "scenarios/rejected.yaml");
        Answer read = api.as("admin").get(MODEL);

        Answer written = write("designer", MODEL, read.json().path("content").asText() + "\n", read.header("ETag"));

        assertThat(written.status()).as(written.text()).isEqualTo(200);
        assertThat(write("admin", MODEL, "lost", read.header("ETag")).status()).isEqualTo(412);
        assertThat(write("admin", MODEL, "lost", null).status()).isEqualTo(428);
        JsonNode model = api.as("admin").get(MODEL).json();
        assertThat(model.at("/changed_by/email").asText()).isEqualTo("designer@acme.example");
        assertThat(model.path("content").asText()).endsWith("\n").isNotEqualTo("lost");
        assertThat(write("admin", PACK + "/draft/files/scenarios/new.yaml", "scenario: x", null)
                        .status())
                .as("another file is nobody's business")
                .isEqualTo(200);
        assertThat(api.as("admin")
                        .post(PACK + "/draft", Map.of())
                        .json()
                        .path("version")
                        .asInt())
                .as("beginning again joins")
                .isEqualTo(3);
    }

    @Test
    @Tag("F1")
    void whoWasOvertakenSeesWhatIsDifferent() {
        api.as("designer").post(PACK + "/draft", Map.of());
        String theirs = api.as("designer").get(MODEL).json().path("content").asText();

        Answer different = api.as("admin")
                .post(
                        PACK + "/draft/compare",
                        Map.of(
                                "name",
                                "custom.bpmn",
                                "content",
                                theirs.replace("name=\"Rejected\"", "name=\"Refused\"")));

        assertThat(different.status()).as(different.text()).isEqualTo(200);
        assertThat(different
                        .json()
                        .at("/items/0/elements/0/properties/0/before")
                        .asText())
                .isEqualTo("Rejected");
        assertThat(different.json().at("/items/0/elements/0/properties/0/after").asText())
                .isEqualTo("Refused");
        assertThat(api.as("admin").post(PACK + "/draft/compare", Map.of()).status())
                .isEqualTo(422);
    }

    @Test
    @Tag("F4")
    void oneScenarioIsPlayedAlone() {
        api.as("designer").post(PACK + "/draft", Map.of());

        Answer trial = api.as("designer").post(PACK + "/draft/scenarios/run?name=rejected.yaml", Map.of());

        assertThat(trial.status()).as(trial.text()).isEqualTo(200);
        assertThat(trial.json().path("scenarios")).hasSize(1);
        assertThat(api.as("designer")
                        .post(PACK + "/draft/scenarios/run?name=nothing.yaml", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Tag("F4")
    void aScenarioTellsWhereItsTokensStoodAndWhen() {
        api.as("designer").post(PACK + "/draft", Map.of());

        Answer trial = api.as("designer").post(PACK + "/draft/scenarios/run?name=straight-through.yaml", Map.of());

        List<String> own = StreamSupport.stream(
                        trial.json().at("/scenarios/0/path").spliterator(), false)
                .filter(move -> move.path("process").asText().equals("custom"))
                .map(move -> (move.path("arrives").asBoolean() ? "to " : "from ")
                        + move.path("name").asText() + " on day "
                        + Duration.ofMinutes(move.path("minute").asLong()).toDays())
                .toList();
        assertThat(own)
                .startsWith("to Colleague asked on day 0", "from Colleague asked on day 0", "to Get approval on day 0")
                .containsSubsequence("to Five days quiet on day 5", "to Closed on day 5")
                .doesNotHaveDuplicates();
    }

    @Test
    @Tag("F2")
    @Tag("F3")
    @Tag("F4")
    void isPublishedWhenItsScenariosAreGreenAndTakenBackAsAReleaseOfItsOwn() {
        int before = current();
        api.as("designer").post(PACK + "/draft", Map.of());
        Answer description = api.as("designer").get(PACK + "/draft/files/pack.yaml");
        write(
                "designer",
                PACK + "/draft/files/pack.yaml",
                description.json().path("content").asText().replace("Request to a colleague", "A colleague's help"),
                description.header("ETag"));
        Answer trial = api.as("designer").post(PACK + "/draft/scenarios/run", Map.of());
        assertThat(trial.status()).as(trial.text()).isEqualTo(200);
        assertThat(trial.json().path("green").asBoolean()).as(trial.text()).isTrue();
        assertThat(trial.json().path("scenarios")).hasSizeGreaterThan(5);
        assertThat(trial.json().at("/coverage/0/nodes").asInt()).isPositive();
        String draft = api.as("designer").get(PACK + "/draft").header("ETag");
        assertThat(api.as("designer")
                        .post(PACK + "/draft/publish", Map.of("note", " "), "If-Match", draft)
                        .status())
                .isEqualTo(422);
        assertThat(api.as("designer")
                        .post(PACK + "/draft/publish", Map.of("note", "Friendlier"))
                        .status())
                .isEqualTo(428);

        Answer published =
                api.as("designer").post(PACK + "/draft/publish", Map.of("note", "Friendlier"), "If-Match", draft);

        assertThat(published.status()).as(published.text()).isEqualTo(201);
        assertThat(published.json().path("number").asInt()).isEqualTo(before + 1);
        assertThat(published.json().path("note").asText()).isEqualTo("Friendlier");
        assertThat(api.as("employee").get("/request-types/custom").text()).contains("A colleague's help");
        assertThat(api.as("designer").get(PACK + "/draft").status()).isEqualTo(404);
        Answer back = api.as("designer").post(PACK + "/releases/" + before + "/take-back", Map.of());
        assertThat(back.status()).as(back.text()).isEqualTo(200);
        Answer again = api.as("designer")
                .post(PACK + "/draft/publish", Map.of("note", "Back"), "If-Match", back.header("ETag"));
        assertThat(again.status()).as(again.text()).isEqualTo(201);
        assertThat(again.json().path("number").asInt()).isEqualTo(before + 2);
        assertThat(api.as("employee").get("/request-types/custom").text()).contains("Request to a colleague");
        assertThat(api.as("admin").get("/audit?action=RELEASE_PUBLISHED").text())
                .contains("Friendlier");
    }

    @Test
    @Tag("F3")
    void problemsNameTheElementAndKeepItFromBeingPublished() {
        api.as("designer").post(PACK + "/draft", Map.of());
        Answer model = api.as("designer").get(MODEL);
        String broken = model.json()
                .path("content")
                .asText()
                .replaceFirst(
                        "<bpmn:endEvent id=\"([^\"]+)\"", "<bpmn:scriptTask id=\"Evil\" /><bpmn:endEvent id=\"$1\"");
        write("designer", MODEL, broken, model.header("ETag"));
        write("designer", PACK + "/draft/files/scenarios/broken.yaml", "scenario: [", null);

        Answer problems = api.as("designer").get(PACK + "/draft/problems");

        assertThat(problems.status()).isEqualTo(200);
        assertThat(problems.text()).contains("Evil", "scenarios/broken.yaml");
        Answer refused = api.as("designer")
                .post(
                        PACK + "/draft/publish",
                        Map.of("note", "Nothing to see"),
                        "If-Match",
                        api.as("designer").get(PACK + "/draft").header("ETag"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Evil", "/files/scenarios~1broken.yaml");
        assertThat(api.as("designer")
                        .post(PACK + "/draft/scenarios/run", Map.of())
                        .status())
                .isEqualTo(422);
        assertThat(api.as("designer").get(PACK + "/draft").status())
                .as("the draft is kept")
                .isEqualTo(200);
    }

    @Test
    @Tag("F4")
    void aRedScenarioKeepsItFromBeingPublished() {
        api.as("designer").post(PACK + "/draft", Map.of());
        Answer scenario = api.as("designer").get(PACK + "/draft/files/scenarios/rejected.yaml");
        write(
                "designer",
                PACK + "/draft/files/scenarios/rejected.yaml",
                scenario.json().path("content").asText().replace("status: REJECTED", "status: COMPLETED"),
                scenario.header("ETag"));

        Answer refused = api.as("designer")
                .post(
                        PACK + "/draft/publish",
                        Map.of("note", "Wishful"),
                        "If-Match",
                        api.as("designer").get(PACK + "/draft").header("ETag"));

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/files/scenarios~1rejected.yaml");
        assertThat(refused.json().at("/errors/0/detail").asText()).contains("status is REJECTED, expected COMPLETED");
    }

    @Test
    @Tag("F1")
    void aFileTakesAnotherNameThatIsFree() {
        api.as("designer").post(PACK + "/draft", Map.of());
        String place = PACK + "/draft/files/";
        Answer form = api.as("designer").get(place + "request.form");
        String tag = form.header("ETag");

        assertThat(api.as("designer")
                        .patch(place + "request.form", Map.of("name", "pack.yaml"), "If-Match", tag)
                        .text())
                .contains("TAKEN");
        assertThat(api.as("designer")
                        .patch(place + "request.form", Map.of("name", "../a"), "If-Match", tag)
                        .status())
                .isEqualTo(422);
        assertThat(api.as("designer")
                        .patch(place + "request.form", Map.of("name", "wish.form"))
                        .status())
                .isEqualTo(428);
        Answer renamed = api.as("designer").patch(place + "request.form", Map.of("name", "wish.form"), "If-Match", tag);

        assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
        assertThat(renamed.json().path("content")).isEqualTo(form.json().path("content"));
        assertThat(api.as("designer").get(place + "request.form").status()).isEqualTo(404);
        assertThat(api.as("designer").get(PACK + "/draft/problems").text())
                .as("who leans on it is told")
                .contains("there is no file \\\"request.form\\\"");
    }

    @Test
    @Tag("F2")
    void refusesWhatIsNoFileOfAPack() {
        api.as("designer").post(PACK + "/draft", Map.of());

        assertThat(List.of("..%2Fpasswd", "scenarios/a/b.yaml", "nothing", ".hidden"))
                .allSatisfy(name -> assertThat(write("designer", PACK + "/draft/files/" + name, "x", null)
                                .status())
                        .as(name)
                        .isBetween(400, 422));
        assertThat(write("designer", PACK + "/draft/files/long.yaml", "x".repeat(2_000_001), null)
                        .status())
                .isIn(413, 422);
        assertThat(api.as("designer")
                        .put(PACK + "/draft/files/a.yaml", Map.of("text", "x"))
                        .text())
                .contains("/content", "/text");
    }

    @Test
    @Tag("F2")
    @Tag("F7")
    void anArchiveReplacesWhatTheDraftHasAndTheChangesTell() {
        Answer begun = api.as("designer").post(PACK + "/draft", Map.of());
        SortedMap<String, byte[]> files = new TreeMap<>();
        names(begun)
                .forEach(name -> files.put(
                        name,
                        api.as("designer")
                                .get(PACK + "/draft/files/" + name)
                                .json()
                                .path("content")
                                .asText()
                                .getBytes(StandardCharsets.UTF_8)));
        files.remove("scenarios/rejected.yaml");
        files.put("notes.yaml", "why: not".getBytes(StandardCharsets.UTF_8));
        byte[] archive = Archive.of("custom", files);

        assertThat(replace(archive, null).status()).isEqualTo(428);
        Answer replaced = replace(archive, begun.header("ETag"));

        assertThat(replaced.status()).as(replaced.text()).isEqualTo(200);
        assertThat(names(replaced)).contains("notes.yaml").doesNotContain("scenarios/rejected.yaml");
        JsonNode changes = api.as("designer").get(PACK + "/changes").json().path("items");
        assertThat(changes).hasSize(2);
        assertThat(changes.at("/0/file").asText()).isEqualTo("notes.yaml");
        assertThat(changes.at("/0/elements/0/properties/0/after").asText()).isEqualTo("not");
        assertThat(changes.at("/1/kind").asText()).isEqualTo("REMOVED");
        assertThat(replace("no archive".getBytes(StandardCharsets.UTF_8), replaced.header("ETag"))
                        .status())
                .isEqualTo(422);
        Answer exported = api.as("designer").get(PACK + "/draft/pack.zip");
        assertThat(exported.header("Content-Disposition")).isEqualTo("attachment; filename=\"custom-draft.zip\"");
        assertThat(exported.text()).startsWith("PK");
        assertThat(api.as("designer")
                        .get(PACK + "/releases/" + current() + "/pack.zip")
                        .header("Content-Disposition"))
                .contains("custom-" + current());
        assertThat(api.as("designer").get(PACK + "/releases/999/pack.zip").status())
                .isEqualTo(404);
    }

    private Answer replace(byte[] archive, String ifMatch) {
        String[] type = {"Content-Type", "application/zip"};
        String[] both = {"Content-Type", "application/zip", "If-Match", ifMatch};
        return api.as("designer").send("PUT", PACK + "/draft/pack.zip", archive, ifMatch == null ? type : both);
    }

    @Test
    @Tag("F2")
    void belongsToTheDesignersOfItsCompany() {
        api.as("designer").post(PACK + "/draft", Map.of());

        assertThat(api.as("employee").get(PACK + "/draft").status()).isEqualTo(403);
        assertThat(api.as("agent").post(PACK + "/draft", Map.of()).status()).isEqualTo(403);
        assertThat(api.as("admin@globex.example").get(PACK + "/draft").status()).isEqualTo(404);
        assertThat(api.as("designer").post("/packs/nothing/draft", Map.of()).status())
                .isEqualTo(404);
    }

    @Test
    @Tag("F2")
    void theListSaysWhetherAPackIsBeingChanged() {
        assertThat(isOpen()).isFalse();

        api.as("designer").post(PACK + "/draft", Map.of());

        assertThat(isOpen()).isTrue();
    }

    @Test
    @Tag("F3")
    void saysWhatIsTrueOfAllWays() {
        api.as("designer").post(PACK + "/draft", Map.of());

        Answer proofs = api.as("designer").get(PACK + "/draft/proofs?step=serviceTask_Nowhere");

        assertThat(proofs.json().at("/items/0/reason").asText())
                .as(proofs.text())
                .isEqualTo("NEVER_REACHED");
        assertThat(proofs.json().at("/items/1/claim").asText()).isEqualTo("EVERY_PATH_ENDS");
        assertThat(proofs.json().at("/items/1/process").asText()).isEqualTo("custom");
        assertThat(Requests.texts(proofs.json().path("items"), "answer").subList(1, 5))
                .containsOnly("PROVEN");
        Answer model = api.as("designer").get(MODEL);
        write("designer", MODEL, "<none/>", model.header("ETag"));
        assertThat(api.as("designer").get(PACK + "/draft/proofs").status()).isEqualTo(422);
    }

    private boolean isOpen() {
        return StreamSupport.stream(
                        api.as("designer").get("/packs").json().path("items").spliterator(), false)
                .filter(pack -> pack.path("key").asText().equals("custom"))
                .findFirst()
                .orElseThrow()
                .path("draft")
                .asBoolean();
    }

    private int current() {
        return StreamSupport.stream(
                        api.as("designer")
                                .get(PACK + "/releases")
                                .json()
                                .path("items")
                                .spliterator(),
                        false)
                .filter(release -> release.path("current").asBoolean())
                .findFirst()
                .orElseThrow()
                .path("number")
                .asInt();
    }

    private Answer write(String person, String path, String content, String ifMatch) {
        Map<String, String> body = Map.of("content", content);
        return ifMatch == null ? api.as(person).put(path, body) : api.as(person).put(path, body, "If-Match", ifMatch);
    }

    private static List<String> names(Answer draft) {
        return StreamSupport.stream(draft.json().path("files").spliterator(), false)
                .map(file -> file.path("name").asText())
                .toList();
    }
}
