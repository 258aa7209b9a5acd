package io.assent.design;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a draft tells people in words of its own. */
@IntegrationTest
@Tag("F1")
@Tag("I2")
class DraftLettersTests {

    private static final String DRAFT = "/packs/purchase/draft";
    private static final String NAME = "templates/ticket-completed.en.md";

    @Autowired
    private Api api;

    @Autowired
    private Requests requests;

    @BeforeEach
    void begin() {
        api.as("designer").post(DRAFT, Map.of());
    }

    @AfterEach
    void throwAway() {
        api.as("designer").delete(DRAFT, "If-Match", "*");
    }

    @Test
    void offersWhatThereIsToSayWithThePlatformsWordsToBeginWith() {
        JsonNode choices = api.as("designer").get(DRAFT + "/templates").json().path("items");

        assertThat(choices).hasSize(32);
        assertThat(choices.findValuesAsText("file")).contains(NAME, "templates/request-news.de.md");
        JsonNode asked = choices.get(0);
        assertThat(asked.path("event").asText()).isEqualTo("APPROVAL_ASKED");
        assertThat(asked.path("names")).extracting(JsonNode::asText).contains("number", "requester", "due");
        assertThat(asked.path("usual").asText())
                .startsWith("# {{number}}: please decide on “{{title}}”\n\n{{requester}} asks")
                .contains("{{reason}}", "by {{due}}.");
        assertThat(choices).allSatisfy(choice -> {
            JsonNode shown =
                    preview(choice.path("file").asText(), choice.path("usual").asText());
            assertThat(shown.path("problems")).as(choice.toString()).isEmpty();
            assertThat(shown.at("/letter/own").asBoolean()).isTrue();
        });
    }

    @Test
    void showsALetterWithTheAnswersOfAScenario() {
        JsonNode letter = preview(NAME, """
            # {{number}}: {{fields.amount}} {{fields.currency}}

            **{{requester}}** has it, from {{fields.vendor}}.
            """).path("letter");

        assertThat(letter.path("own").asBoolean()).isTrue();
        assertThat(letter.path("subject").asText()).matches("FIN-1042: [\\d,]+ [A-Z]{3}");
        assertThat(letter.path("html").asText()).startsWith("<!doctype html>").contains("<strong>Jane Porter</strong>");
        assertThat(letter.path("text").asText())
                .contains("Jane Porter has it, from ")
                .doesNotContain("{{", "**");
    }

    @Test
    void showsALetterOfARealRequestToWhoMayReadIt() {
        String ticket = requests.purchase("employee", 420);

        JsonNode shown = answer("admin", "# {{requester}} {{fields.amount}}\n\nDone", ticket)
                .json();
        JsonNode unknown =
                answer("admin", "# {{requester}}\n\n{{fields.vendor}}", ticket).json();

        assertThat(shown.at("/letter/subject").asText()).isEqualTo("Jane Porter 420");
        assertThat(unknown.at("/letter/own").asBoolean())
                .as("nobody named a vendor")
                .isFalse();
        assertThat(answer("designer", "# {{requester}}\n\nDone", ticket).status())
                .isEqualTo(404);
    }

    @Test
    void tellsWhatIsWrongWithATextBeforeItIsKept() {
        JsonNode answer = preview(NAME, "# Done\n\n{{fields.nothing}}");

        assertThat(answer.path("letter").isNull()).isTrue();
        assertThat(answer.at("/problems/0/file").asText()).isEqualTo(NAME);
        assertThat(answer.at("/problems/0/element").asText()).isEqualTo("line 3");
        assertThat(answer.at("/problems/0/message").asText())
                .contains("there is no {{fields.nothing}} here; there is number,", "fields.amount");
        assertThat(api.as("designer")
                        .post(DRAFT + "/templates/preview", Map.of())
                        .status())
                .isEqualTo(422);
        assertThat(api.as("employee").get(DRAFT + "/templates").status()).isEqualTo(403);
    }

    @Test
    @Tag("D3")
    @Tag("F2")
    void areFilesOfTheDraftAndRefusedWithIt() {
        Answer written = write("# {{number}} is here\n\nFetch it.\n", null);
        JsonNode changes =
                api.as("designer").get("/packs/purchase/changes").json().path("items");
        write("# {{number\n\nFetch it.\n", written.header("ETag"));
        JsonNode problems = api.as("designer").get(DRAFT + "/problems").json().path("items");
        String version = api.as("designer").get(DRAFT).header("ETag");
        Answer published = api.as("designer").post(DRAFT + "/publish", Map.of("note", "Words"), "If-Match", version);

        assertThat(changes).hasSize(1);
        assertThat(changes.at("/0/file").asText()).isEqualTo(NAME);
        assertThat(changes.at("/0/kind").asText()).isEqualTo("ADDED");
        assertThat(problems.findValuesAsText("element")).contains("line 1");
        assertThat(published.status()).as(published.text()).isEqualTo(422);
        assertThat(published.text()).contains("line 1: a name stands between {{ and }}");
    }

    private Answer write(String text, String version) {
        Map<String, Object> file = Map.of("content", text);
        String path = DRAFT + "/files/" + NAME;
        Answer written = version == null
                ? api.as("designer").put(path, file)
                : api.as("designer").put(path, file, "If-Match", version);
        assertThat(written.status()).as(written.text()).isEqualTo(200);
        return written;
    }

    private JsonNode preview(String name, String text) {
        Answer answer = api.as("designer").post(DRAFT + "/templates/preview", Map.of("name", name, "content", text));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private Answer answer(String person, String text, String ticket) {
        Map<String, Object> request = Map.of("name", NAME, "content", text, "ticket", ticket);
        return api.as(person).post(DRAFT + "/templates/preview", request);
    }
}
