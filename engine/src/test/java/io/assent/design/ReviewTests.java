package io.assent.design;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where the company wants it, a draft is published only after somebody who has not changed it has approved its very content. */
@IntegrationTest
@Tag("F2")
class ReviewTests {

    private static final String PACK = "/packs/custom";
    private static final String DRAFT = PACK + "/draft";
    private static final String REVIEW = DRAFT + "/review";
    private static final String POLICY = "/publishing-policy";

    @Autowired
    Api api;

    @BeforeEach
    void aCompanyThatWantsTwo() {
        want(true);
        api.as("designer").post(DRAFT, Map.of());
    }

    @AfterEach
    void asItWas() {
        api.as("designer").delete(DRAFT, "If-Match", "*");
        want(false);
    }

    @Test
    void isPublishedByItsAuthorAfterAnotherDesignerHasApprovedIt() {
        change("designer", "A colleague's help");
        Answer missing = publish("designer");
        assertThat(missing.status()).as(missing.text()).isEqualTo(409);
        assertThat(missing.code()).isEqualTo("REVIEW_MISSING");
        Answer asked = api.as("designer")
                .post(REVIEW, Map.of("note", "Is the name better?", "reviewer", "admin@acme.example"));
        assertThat(asked.status()).as(asked.text()).isEqualTo(200);
        assertThat(asked.json().path("required").asBoolean()).isTrue();
        assertThat(asked.json().path("may_decide").asBoolean()).isFalse();
        JsonNode news = told("admin");
        assertThat(news.path("event").asText()).isEqualTo("DRAFT_REVIEW_ASKED");
        assertThat(news.path("text").asText()).contains("Is the name better?");
        assertThat(news.path("path").asText()).isEqualTo("/processes/custom?tab=changes");
        assertThat(api.as("admin").get(REVIEW).json().path("may_decide").asBoolean())
                .isTrue();

        Answer approved = approve("admin");

        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
        assertThat(approved.json().path("state").asText()).isEqualTo("APPROVED");
        assertThat(told("designer").path("event").asText()).isEqualTo("DRAFT_APPROVED");
        Answer published = publish("designer");
        assertThat(published.status()).as(published.text()).isEqualTo(201);
        String reviewer = api.as("admin").get("/auth/me").json().path("name").asText();
        assertThat(api.as("designer")
                        .get(PACK + "/releases")
                        .json()
                        .at("/items/0/reviewed_by")
                        .asText())
                .isEqualTo(reviewer);
        assertThat(api.as("admin").get("/audit?action=RELEASE_PUBLISHED").text())
                .contains(reviewer);
        assertThat(api.as("admin").get("/audit?action=DRAFT_APPROVED").json().path("items"))
                .isNotEmpty();
    }

    @Test
    void isNotReviewedByAnybodyWhoHasChangedIt() {
        change("designer", "A colleague's help");
        change("admin", "Help of a colleague");
        api.as("designer").post(REVIEW, Map.of("note", "Please look"));

        assertThat(approve("designer").status()).isEqualTo(403);
        assertThat(approve("admin").status()).isEqualTo(403);
        assertThat(api.as("admin").get(REVIEW).json().path("reviewers"))
                .as("there is nobody else in this company")
                .isEmpty();
        assertThat(publish("admin").code()).isEqualTo("REVIEW_MISSING");
    }

    @Test
    void losesItsApprovalWhenItIsChangedAndGetsItBackWithTheContent() {
        String before = change("designer", "A colleague's help");
        api.as("designer").post(REVIEW, Map.of("note", "Please look"));
        approve("admin");

        change("designer", "Help of a colleague");

        assertThat(state()).isEqualTo("OUTDATED");
        assertThat(publish("admin").code()).as("whoever publishes it").isEqualTo("REVIEW_MISSING");
        write("designer", before);
        assertThat(state()).isEqualTo("APPROVED");
    }

    @Test
    void isApprovedAsItWasLookedAtOrNotAtAll() {
        change("designer", "A colleague's help");
        String looked = api.as("admin").get(DRAFT).header("ETag");
        assertThat(api.as("admin")
                        .post(REVIEW + "/approve", Map.of(), "If-Match", looked)
                        .code())
                .isEqualTo("REVIEW_NOT_ASKED");
        api.as("designer").post(REVIEW, Map.of("note", "Please look"));

        change("designer", "Something else");

        assertThat(api.as("admin")
                        .post(REVIEW + "/approve", Map.of(), "If-Match", looked)
                        .status())
                .isEqualTo(412);
        assertThat(api.as("admin").post(REVIEW + "/approve", Map.of()).status()).isEqualTo(428);
        assertThat(state()).isEqualTo("ASKED");
    }

    @Test
    void isSentBackWithAReason() {
        change("designer", "A colleague's help");
        api.as("designer").post(REVIEW, Map.of("note", "Please look"));
        assertThat(api.as("admin").post(REVIEW + "/send-back", Map.of()).status())
                .isEqualTo(422);

        Answer back = api.as("admin").post(REVIEW + "/send-back", Map.of("reason", "Say whose help"));

        assertThat(back.json().path("state").asText()).isEqualTo("SENT_BACK");
        assertThat(told("designer").path("text").asText()).contains("Say whose help");
        assertThat(publish("designer").code()).isEqualTo("REVIEW_MISSING");
        assertThat(api.as("admin").get("/audit?action=DRAFT_SENT_BACK").text()).contains("Say whose help");
    }

    @Test
    void wantsAReviewerWhoMay() {
        change("designer", "A colleague's help");

        for (String somebody : new String[] {"designer@acme.example", "employee@acme.example", "nobody@acme.example"}) {
            Answer refused = api.as("designer").post(REVIEW, Map.of("note", "Please look", "reviewer", somebody));
            assertThat(refused.status()).as(refused.text()).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/reviewer");
        }
        assertThat(api.as("designer").post(REVIEW, Map.of()).status()).isEqualTo(422);
    }

    @Test
    void whoeverTakesAReleaseBackIsAnAuthor() {
        change("designer", "A colleague's help");
        Answer back = api.as("admin").post(PACK + "/releases/1/take-back", Map.of(), "If-Match", draft("admin"));
        assertThat(back.status()).as(back.text()).isEqualTo(200);
        api.as("designer").post(REVIEW, Map.of("note", "Please look"));

        assertThat(approve("admin").status()).isEqualTo(403);
    }

    /** As the deployments of Camunda Modeler, which are put into the draft in the same way. */
    @Test
    void whoeverBringsAnArchiveInIsAnAuthor() {
        change("designer", "A colleague's help");
        SortedMap<String, byte[]> files = new TreeMap<>(Map.of("notes.yaml", "why: not".getBytes(UTF_8)));
        Answer brought = api.as("admin")
                .send(
                        "PUT",
                        DRAFT + "/pack.zip",
                        Archive.of("custom", files),
                        "Content-Type",
                        "application/zip",
                        "If-Match",
                        draft("admin"));
        assertThat(brought.status()).as(brought.text()).isEqualTo(200);
        api.as("designer").post(REVIEW, Map.of("note", "Please look"));

        assertThat(approve("admin").status()).isEqualTo(403);
    }

    @Test
    void administratorsSayWhetherItIsWanted() {
        assertThat(api.as("designer").get(POLICY).json().path("second_person").asBoolean())
                .isTrue();
        assertThat(api.as("designer")
                        .put(POLICY, Map.of("second_person", false), "If-Match", "*")
                        .status())
                .isEqualTo(403);
        assertThat(api.as("admin").put(POLICY, Map.of("second_person", false)).status())
                .isEqualTo(428);

        want(false);

        change("designer", "Request to a colleague!");
        assertThat(publish("designer").status()).isEqualTo(201);
        assertThat(api.as("admin")
                        .get("/audit?action=PUBLISHING_POLICY_CHANGED")
                        .json()
                        .path("items"))
                .isNotEmpty();
    }

    private void want(boolean secondPerson) {
        Answer changed = api.as("admin").put(POLICY, Map.of("second_person", secondPerson), "If-Match", "*");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    }

    /** Gives the request type another name. @return what its description says now */
    private String change(String by, String name) {
        String text = api.as(by)
                .get(DRAFT + "/files/pack.yaml")
                .json()
                .path("content")
                .asText()
                .replaceFirst("name:\n  en: .*", "name:\n  en: " + name);
        assertThat(text).contains(name);
        write(by, text);
        return text;
    }

    private void write(String by, String text) {
        String path = DRAFT + "/files/pack.yaml";
        Answer written = api.as(by)
                .put(
                        path,
                        Map.of("content", text),
                        "If-Match",
                        api.as(by).get(path).header("ETag"));
        assertThat(written.status()).as(written.text()).isEqualTo(200);
    }

    private Answer approve(String by) {
        return api.as(by).post(REVIEW + "/approve", Map.of(), "If-Match", draft(by));
    }

    private Answer publish(String by) {
        return api.as(by).post(DRAFT + "/publish", Map.of("note", "Friendlier"), "If-Match", draft(by));
    }

    /** The ETag of the draft. */
    private String draft(String by) {
        return api.as(by).get(DRAFT).header("ETag");
    }

    private String state() {
        return api.as("designer").get(REVIEW).json().path("state").asText();
    }

    private JsonNode told(String who) {
        return api.as(who).get("/notifications").json().at("/items/0");
    }
}
