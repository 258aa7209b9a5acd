package io.assent.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.catalog.Pack;
import io.assent.catalog.PackTemplate;
import io.assent.forms.Form;
import io.assent.forms.Forms;
import io.assent.shared.Markdown;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("I2")
class PackLettersTests {

    private static final Pack PACK = Colleagues.pack(false);

    private static final Form FORM = new Forms(Clock.systemUTC())
            .read("""
                  {"type": "default", "id": "f", "schemaVersion": 18, "components": [
                    {"type": "number", "id": "a", "key": "amount", "label": "Amount", "decimalDigits": 2},
                    {"type": "datetime", "id": "d", "key": "first_day", "subtype": "date", "dateLabel": "First day"},
                    {"type": "select", "id": "m", "key": "currency", "label": "Currency",
                 "values": [{"label": "US dollar", "value": "USD"}]},
                {"type": "checkbox", "id": "y", "key": "danger", "label": "Danger"},
                    {"type": "select", "id": "s", "key": "kind", "label": "Kind",
                     "values": [{"label": "Annual leave", "value": "annual"}]},
                    {"type": "checklist", "id": "c", "key": "parts", "label": "Parts",
                     "values": [{"label": "Screen", "value": "screen"}, {"label": "Dock", "value": "dock"}]}
                  ]}\
                """.getBytes(StandardCharsets.UTF_8), Map.of("de", """
                    kind: {values: {annual: Erholungsurlaub}}
                    """.getBytes(StandardCharsets.UTF_8)));

    private final Templates templates = new Templates(new PackLetters(null), new Markdown());
    private final Map<String, Object> facts = new HashMap<>(
            Map.of("number", "FIN-7", "title", "Chairs", "due", "2026-11-20T17:00:00Z", "comment", "Why?"));

    @Test
    void saysAnswersAsTheReaderWritesThem() {
        Map<String, Object> answers = Map.of(
                "amount",
                1234.5,
                "currency",
                "USD",
                "first_day",
                "2026-11-20",
                "danger",
                true,
                "kind",
                "annual",
                "parts",
                List.of("screen", "dock"));
        String names =
                "{{fields.amount}} {{fields.currency}}; {{fields.first_day}}; {{fields.danger}}; {{fields.kind}};"
                        + " {{fields.parts}}";

        assertThat(say("en", "x", names, answers).orElseThrow().paragraphs())
                .containsExactly("1,234.5 USD; 20 Nov 2026; yes; Annual leave; Screen, Dock");
        assertThat(say("de", "x", names, answers).orElseThrow().paragraphs())
                .containsExactly("1.234,5 USD; 20.11.2026; ja; Erholungsurlaub; Screen, Dock");
    }

    @Test
    void leavesOutParagraphsAndItemsThatNameWhatIsNotKnown() {
        Templates.Text text = say("en", "Done", """
            First, by {{due}}.

            {{actor}} did it.

            - {{fields.kind}}
            - {{fields.danger}}

            1. {{fields.kind}}
            """, Map.of("danger", false)).orElseThrow();

        assertThat(text.paragraphs()).containsExactly("First, by 20 Nov 2026, 18:00.", "- no");
        assertThat(text.markup()).doesNotContain("<ol>", "did it").containsOnlyOnce("<li>");
    }

    @Test
    void leavesItToThePlatformWhereTheSubjectOrEverythingNamesWhatIsNotKnown() {
        assertThat(say("en", "By {{actor}}", "Done.", Map.of())).isEmpty();
        assertThat(say("en", "Done", "By {{actor}}", Map.of())).isEmpty();
    }

    @Test
    void takesWhatPeopleWroteForWords() {
        facts.put("title", "</title><script>alert(1)</script> **bold** [x](https://x.example) {{number}}");
        facts.put("comment", "one\n# two\n<b>three</b>");
        Templates.Text text =
                say("en", "{{title}}", "**{{title}}**\n\n{{comment}}", Map.of()).orElseThrow();
        String html = templates.html("en", "Ann", text, "https://assent/1", "https://assent/2");

        assertThat(html)
                .doesNotContain("<script", "<b>", "<h1>two", "href=\"https://x.example")
                .contains("&lt;script&gt;", "**bold** [x](https:", "one<br />", "# two<br />");
        assertThat(text.paragraphs()).containsExactly((String) facts.get("title"), "one\n# two\n<b>three</b>");
    }

    @Test
    void hasSubjectsOfOneLineWhateverPeopleWrote() {
        facts.put("title", "Chairs\r\nBcc: everybody@acme.example\u2028x");

        assertThat(say("en", "{{title}} done", "x", Map.of()).orElseThrow().subject())
                .isEqualTo("Chairs Bcc: everybody@acme.example x done")
                .doesNotContainPattern("\\R");
    }

    private Optional<Templates.Text> say(String language, String subject, String body, Map<String, Object> answers) {
        return PackLetters.say(
                        new PackTemplate(subject, body),
                        PACK,
                        FORM,
                        language,
                        ZoneId.of("Europe/Berlin"),
                        PackLetters.with(facts, answers))
                .map(filled -> templates.own(filled, "See it"));
    }
}
