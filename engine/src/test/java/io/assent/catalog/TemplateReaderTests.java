package io.assent.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("D3")
@Tag("I2")
class TemplateReaderTests {

    private static final String GOOD = "templates/ticket-approved.en.md";

    @Test
    void takesASubjectAndMarkdownWithNames() {
        assertThat(problems(GOOD, """
            # {{number}}: {{fields.amount}} approved

            **{{ requester }}** may buy it, see [the rules](https://acme.example/rules):

            1. first *this*
            2. then that

            > {{comment}}
            """)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "templates/ticket-approved.md | is not named like templates/ticket-approved.en.md",
                "templates/ticket-approved.en.txt | is not named like templates/ticket-approved.en.md",
                "templates/deeper/ticket-approved.en.md | nothing is told as \"deeper/ticket-approved\"",
                "templates/ticket-approved.fr.md | does not write to people in \"fr\"; it does in en, de",
                "templates/sla-breached.en.md | nothing is told as \"sla-breached\"; there is approval-asked, ",
            })
    void refusesFilesThatNobodyWouldRead(String file, String because) {
        assertThat(problems(file, "# Done\n\nIt is.\n"))
                .singleElement()
                .asString()
                .contains(because);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'Done\n\nIt is.' | line 1: needs \"# \" and a subject of at most 150",
                "'#  \n\nIt is.' | line 1: needs \"# \" and a subject of at most 150",
                "'# Done\n\n' | line 2: needs a text below the subject",
                "'# Done\n\n"
                    + "{{due}}' | line 3: there is no {{due}} here; there is number, title, requester, actor, comment,"
                    + " fields.amount",
                "'# {{fields.vendor}}\n\nIt is.' | line 1: there is no {{fields.vendor}} here",
                "'# Done\n\n{{#actor}}x{{/actor}}' | line 3: there is no {{#actor}} here",
                "'# Done\n\n{{title' | line 3: a name stands between {{ and }} in one line",
                "'# Done\n\nIt\n<b>is</b>' | line 4: there is no room for HTML, pictures and code",
                "'# Done\n\n<script>alert(1)</script>' | line 3: there is no room for HTML, pictures and code",
                "'# Done\n\n![you](https://spy.example/1.png)' | line 3: there is no room for HTML, pictures and code",
                "'# Done\n\n`{{title}}`' | line 3: there is no room for HTML, pictures and code",
                "'# Done\n\n[here](javascript:alert(1))' | line 3: a link has no title, and an address",
                "'# Done\n\n[here](https://x.example/{{number}})' | line 3: a link has no title, and an address",
            })
    void saysInWhichLineWhatIsWrong(String text, String because) {
        assertThat(problems(GOOD, text.translateEscapes())).anyMatch(problem -> problem.contains(because));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "> "})
    void refusesMoreThanAnybodyReads(String word) {
        assertThat(problems(GOOD, "# Done\n\n" + word.repeat(100_000)))
                .containsExactly(GOOD + ": has more than 4,000 characters");
    }

    @Test
    void knowsWhichFieldsAnEventNamesInAnyLanguage() {
        PackTemplates templates = TemplateReader.trusted(files(Map.of(
                GOOD,
                "# {{fields.amount}}\n\nDone",
                "templates/ticket-approved.de.md",
                "# Fertig\n\n{{fields.vendor}} {{title}}")));

        assertThat(templates.fields("ticket-approved"))
                .hasValueSatisfying(fields -> assertThat(fields).containsExactlyInAnyOrder("amount", "vendor"));
        assertThat(templates.fields("ticket-rejected")).isEmpty();
        assertThat(templates.find("ticket-approved", "de"))
                .hasValueSatisfying(german -> assertThat(german.subject()).isEqualTo("Fertig"));
    }

    private static List<String> problems(String file, String text) {
        var problems = new ArrayList<PackProblem>();
        new TemplateReader(List.of("amount"), problems).check(files(Map.of(file, text)));
        return problems.stream().map(PackProblem::toString).toList();
    }

    private static PackFiles files(Map<String, String> texts) {
        var files = new TreeMap<String, byte[]>();
        texts.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return new PackFiles("purchase", files);
    }
}
