package io.assent.design;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What designers say to each other about a draft stands at its elements. */
@IntegrationTest
@Tag("F2")
class DraftCommentTests {

    private static final String DRAFT = "/packs/custom/draft";
    private static final String COMMENTS = DRAFT + "/comments";
    private static final String MODEL = "custom.bpmn";
    private static final String STEP = "callActivity_GetApproval";

    @Autowired
    Api api;

    @BeforeEach
    void aDraft() {
        api.as("designer").post(DRAFT, Map.of());
        change("request.form", "(?s)\\A", "\n");
    }

    @AfterEach
    void asItWas() {
        api.as("designer").delete(DRAFT, "If-Match", "*");
    }

    @Test
    void isAnsweredAndResolvedAndTellsWhoeverIsConcerned() {
        JsonNode made = comment("admin", MODEL, STEP, "Whose help is it?");
        assertThat(made.path("name").asText()).isEqualTo("Get approval");
        assertThat(made.path("there").asBoolean()).isTrue();
        JsonNode news = told("designer");
        assertThat(news.path("event").asText()).isEqualTo("DRAFT_COMMENTED");
        assertThat(news.path("text").asText()).contains("Whose help is it?");
        assertThat(news.path("path").asText()).isEqualTo("/processes/custom?file=custom.bpmn&element=" + STEP);
        String one = COMMENTS + "/" + made.path("id").asText();

        Answer answered = api.as("designer").post(one + "/answers", Map.of("text", "The colleague's."));

        assertThat(answered.status()).as(answered.text()).isEqualTo(201);
        assertThat(answered.json().path("said")).hasSize(2);
        assertThat(told("admin").path("text").asText()).contains("The colleague's.");
        Answer resolved = api.as("admin").post(one + "/resolve", Map.of());
        assertThat(resolved.json().at("/resolved_by/email").asText()).isEqualTo("admin@acme.example");
        assertThat(comments().at("/0/resolved_at").asText()).isNotEmpty();
        api.as("designer").post(one + "/reopen", Map.of());
        assertThat(comments().at("/0/resolved_by").isMissingNode()
                        || comments().at("/0/resolved_by").isNull())
                .isTrue();
        for (String action : new String[] {"DRAFT_COMMENTED", "DRAFT_COMMENT_RESOLVED", "DRAFT_COMMENT_REOPENED"}) {
            assertThat(api.as("admin").get("/audit?action=" + action).text()).contains(STEP);
        }
    }

    @Test
    void makesNobodyAnAuthor() {
        comment("admin", MODEL, "", "Does it fit one screen?");
        api.as("designer").post(DRAFT + "/review", Map.of("note", "Please look"));

        assertThat(api.as("admin")
                        .get(DRAFT + "/review")
                        .json()
                        .path("may_decide")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void staysWhenItsElementGoes() {
        comment("designer", MODEL, STEP, "Is it needed?");
        comment("designer", MODEL, "", "All of it?");

        change(MODEL, "name=\"Get approval\"", "name=\"Ask them\"");
        assertThat(comments().at("/0/name").asText()).isEqualTo("Ask them");
        change(MODEL, STEP, "callActivity_AskThem");

        assertThat(comments()).hasSize(2);
        assertThat(comments().at("/0/there").asBoolean()).isFalse();
        assertThat(comments().at("/0/name").asText()).isEqualTo("Get approval");
        assertThat(comments().at("/1/there").asBoolean()).isTrue();
    }

    @Test
    void isThereInTheNextDraftWhileItIsOpen() {
        comment("designer", MODEL, STEP, "For another day");
        String done = comment("designer", MODEL, "", "Done").path("id").asText();
        api.as("designer").post(COMMENTS + "/" + done + "/resolve", Map.of());
        change("pack.yaml", "name:\n  en: .*", "name:\n  en: Colleagues help");
        Answer published = api.as("designer")
                .post(
                        DRAFT + "/publish",
                        Map.of("note", "Plainer"),
                        "If-Match",
                        api.as("designer").get(DRAFT).header("ETag"));
        assertThat(published.status()).as(published.text()).isEqualTo(201);
        assertThat(api.as("designer").get(COMMENTS).status()).isEqualTo(404);

        api.as("admin").post(DRAFT, Map.of());

        assertThat(comments()).hasSize(1);
        assertThat(comments().at("/0/said/0/text").asText()).isEqualTo("For another day");
        api.as("admin").delete(DRAFT, "If-Match", "*");
        api.as("admin").post(DRAFT, Map.of());
        assertThat(comments())
                .as("what was thrown away takes what was said of it along")
                .isEmpty();
    }

    @Test
    void isAboutSomethingThatThereIs() {
        assertThat(refused(Map.of("file", MODEL, "element", "nothing", "text", "So")))
                .isEqualTo("/element");
        assertThat(refused(Map.of("file", "nothing.bpmn", "text", "So"))).isEqualTo("/file");
        assertThat(refused(Map.of("file", MODEL, "text", " "))).isEqualTo("/text");
        assertThat(refused(Map.of("file", MODEL, "text", "x".repeat(1_001)))).isEqualTo("/text");
        assertThat(refused(Map.of("file", MODEL, "text", "x\u0000y"))).isEqualTo("/text");
    }

    @Test
    void isOfOneCompany() {
        String one = COMMENTS + "/"
                + comment("designer", MODEL, "", "Ours").path("id").asText();

        api.as("admin@globex.example").post(DRAFT, Map.of());

        assertThat(api.as("admin@globex.example").get(COMMENTS).json().path("items"))
                .isEmpty();
        assertThat(api.as("admin@globex.example")
                        .post(one + "/resolve", Map.of())
                        .status())
                .isEqualTo(404);
        api.as("admin@globex.example").delete(DRAFT, "If-Match", "*");
    }

    private String refused(Map<String, String> comment) {
        Answer refused = api.as("designer").post(COMMENTS, comment);
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        return refused.json().at("/errors/0/pointer").asText();
    }

    private JsonNode comment(String by, String file, String element, String text) {
        Answer made = api.as(by).post(COMMENTS, Map.of("file", file, "element", element, "text", text));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json();
    }

    private JsonNode comments() {
        return api.as("designer").get(COMMENTS).json().path("items");
    }

    private void change(String file, String what, String into) {
        String path = DRAFT + "/files/" + file;
        Answer before = api.as("designer").get(path);
        String text = before.json().path("content").asText().replaceAll(what, into);
        Answer written = api.as("designer").put(path, Map.of("content", text), "If-Match", before.header("ETag"));
        assertThat(written.status()).as(written.text()).isEqualTo(200);
    }

    private JsonNode told(String who) {
        return api.as(who).get("/notifications").json().at("/items/0");
    }
}
