package io.assent.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A4")
@Tag("K7")
class MarkdownTests {

    private final Markdown markdown = new Markdown();

    @Test
    void rendersWhatPeopleWrite() {
        assertThat(markdown.html("**Bold** and `code`\nnext line"))
                .isEqualTo("<p><strong>Bold</strong> and <code>code</code><br />\nnext line</p>\n");
        assertThat(markdown.html("| a | b |\n|---|--:|\n| 1 | 2 |"))
                .contains("<table tabindex=\"0\">", "<th>a</th>", "<td align=\"right\">2</td>");
        assertThat(markdown.html("- one\n- two")).contains("<ul>", "<li>one</li>");
    }

    @Test
    void makesLinksThatGiveNothingAway() {
        assertThat(markdown.html("see https://example.org/a?b=c"))
                .contains("href=\"https://example.org/a?b&#61;c\"", "rel=\"noopener noreferrer nofollow\"");
    }

    @Test
    void linksAddressesButNotThoseThatNameSomebody() {
        assertThat(markdown.html("write to sue@example.com, or ask @ada.mueller@acme.example"))
                .contains("href=\"mailto:sue&#64;example.com\"", ", or ask &#64;ada.mueller&#64;acme.example</p>");
        assertThat(markdown.html("@ada_m@acme.example and (@bo@acme.example), *@cy@acme.example*"))
                .contains(
                        "&#64;ada_m&#64;acme.example and (&#64;bo&#64;acme.example), <em>&#64;cy&#64;acme.example</em>")
                .doesNotContain("href");
        assertThat(markdown.html("@ [ada@acme.example](https://acme.example/ada)"))
                .contains("href=\"https://acme.example/ada\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "![x](https://evil.example/pixel.png)",
                "<a href='javascript:1'>x</a>",
                "[x](<java\nscript:alert(1)>)",
                "<svg/onload=alert(1)>",
                "[x](vbscript:x)",
                "<iframe src=https://evil.example>",
                "`<b onclick=1>`",
                "[x](https://a.example \"onmouseover=alert(1)\")",
                "<style>*{display:none}</style>"
            })
    void letsNothingHarmfulThrough(String text) {
        assertThat(markdown.html(text))
                .doesNotContainIgnoringCase("<script")
                .doesNotContainIgnoringCase("<img")
                .doesNotContainIgnoringCase("<svg")
                .doesNotContainIgnoringCase("<iframe")
                .doesNotContainIgnoringCase("<style")
                .doesNotContainIgnoringCase("href=\"javascript")
                .doesNotContainIgnoringCase("href=\"data")
                .doesNotContainIgnoringCase("href=\"vbscript")
                .doesNotContainPattern("<[^>]+\\son\\w+=");
    }

    @ParameterizedTest
    @Timeout(10)
    @ValueSource(
            strings = {
                "> ",
                "- ",
                "[",
                "*a **a ",
                "![[]()",
                "`",
                "<",
                "| a ",
                "  - x\n",
                "~~~\n",
                "_a __a ",
                "[a](",
                "((((",
                "https://"
            })
    void takesHostileRepetition(String piece) {
        assertThat(markdown.html(piece.repeat(100_000 / piece.length()))).isNotNull();
    }
}
