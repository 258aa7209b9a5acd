package io.assent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("K7")
class ProblemCodesTests {

    private static final Path PAGE = Repository.ROOT.resolve("docs/operations/problem-codes.md");

    /** A refusal or problem with its category or status, then its code. */
    private static final Pattern IN_CODE =
            Pattern.compile("(?:Refusal|super|of)\\(\\s*(?:[\\w.]*\\b[A-Z_]{4,}|\\d{3}),\\s*\"([A-Z][A-Z_]+)\"");

    private static final Pattern ON_PAGE = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|");

    @Test
    void areListedForThoseWhoMeetThem() {
        Set<String> inCode = Repository.files(
                        "engine/src/main", file -> file.toString().endsWith(".java"))
                .stream()
                .flatMap(file -> codes(IN_CODE, Repository.text(file)))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> onPage = codes(ON_PAGE, Repository.text(PAGE)).collect(Collectors.toCollection(TreeSet::new));

        assertThat(onPage)
                .as("docs/operations/problem-codes.md lists each code with its meaning and what to do")
                .isEqualTo(inCode);
    }

    private static Stream<String> codes(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1));
    }
}
