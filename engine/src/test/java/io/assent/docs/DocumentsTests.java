package io.assent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentsTests {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#|mailto:)([^)#\\s]+)");
    private static final Pattern PATH =
            Pattern.compile("`((?:engine|processes|integrations|portal|bench|docs|deploy|\\.ci)/[\\w./-]+)`");

    @Test
    void nameOnlyFilesThatExist() {
        List<String> missing = documents().flatMap(DocumentsTests::missing).toList();

        assertThat(missing)
                .as("files named in the documents that are not there")
                .isEmpty();
    }

    private static Stream<Path> documents() {
        return Repository.files("", file -> file.toString().endsWith(".md")).stream();
    }

    private static Stream<String> missing(Path document) {
        String text = Repository.text(document);
        Stream<String> links = LINK.matcher(text)
                .results()
                .map(link -> link.group(1))
                .filter(link -> !Files.exists(document.resolveSibling(link).normalize()));
        Stream<String> paths = PATH.matcher(text)
                .results()
                .map(path -> path.group(1))
                .filter(path -> !Files.exists(Repository.ROOT.resolve(path)));
        return Stream.concat(links, paths).map(named -> Repository.ROOT.relativize(document) + " names " + named);
    }
}
