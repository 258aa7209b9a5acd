package io.assent.docs;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which tests prove which feature, read from the sources of all modules. */
final class FeatureTable {

    private static final Pattern JAVA = Pattern.compile("@Tag\\(\"([A-P]\\d+)\"\\)|\\b(class|void)\\s+(\\w+)");
    private static final Pattern TITLE =
            Pattern.compile("\\b(?:test|it|describe)(?:\\.\\w+)?\\(\\s*(['\"`])(.*?)\\1", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("\\[([A-P]\\d+)]");

    private static final String MISSING = "Missing";

    private final Map<String, Map<String, String>> areas;
    private final Map<String, String> missing;
    private final Map<String, Set<String>> tests = new TreeMap<>();

    private FeatureTable(Map<String, Map<String, String>> areas) {
        this.areas = new LinkedHashMap<>(areas);
        this.missing = Objects.requireNonNullElse(this.areas.remove(MISSING), Map.of());
    }

    static FeatureTable read() throws IOException {
        FeatureTable table = new FeatureTable(new YAMLMapper()
                .readValue(Repository.ROOT.resolve("docs/features.yaml").toFile(), new TypeReference<>() {}));
        for (String module : List.of("integrations", "engine", "processes")) {
            Repository.files(module + "/src/test", file -> file.toString().endsWith(".java"))
                    .forEach(table::readJava);
        }
        for (String folder : List.of("portal/src", "portal/e2e")) {
            Repository.files(folder, file -> file.toString().endsWith(".ts")).forEach(table::readBrowser);
        }
        return table;
    }

    /** Ids that tests name and the list does not know. */
    Set<String> unknown() {
        Set<String> unknown = new TreeSet<>(tests.keySet());
        areas.values().forEach(area -> unknown.removeAll(area.keySet()));
        return unknown;
    }

    /** Gaps of features that are not listed, or that no test names and that are open as a whole. */
    Set<String> idleGaps() {
        Set<String> idle = new TreeSet<>(missing.keySet());
        idle.removeAll(tests.keySet());
        return idle;
    }

    String markdown() {
        StringBuilder page = new StringBuilder("""
            # Features

            Which tests prove which feature. Made from `docs/features.yaml` and the tests themselves by
            `./mvnw -pl engine -am test -Dtest=FeatureTableTests -Dsurefire.failIfNoSpecifiedTests=false -Dfeatures.write=true`;
            a row without tests says *open*, a row whose tests do not show all of it says what is missing.
            """);
        areas.forEach((area, features) -> {
            page.append("\n## ").append(area).append("\n\n| Id | Feature | Tests |\n|---|---|---|\n");
            features.forEach((id, name) -> page.append("| %s | %s | %s |\n".formatted(id, name, proof(id))));
        });
        return page.toString();
    }

    private String proof(String id) {
        Set<String> found = tests.getOrDefault(id, Set.of());
        if (found.isEmpty()) {
            return "*open*";
        }
        String names = "`" + String.join("`, `", found) + "`";
        return missing.containsKey(id) ? "*in part:* " + missing.get(id) + ". " + names : names;
    }

    private void readJava(Path file) {
        List<String> waiting = new ArrayList<>();
        Matcher words = JAVA.matcher(Repository.text(file));
        while (words.find()) {
            if (words.group(1) != null) {
                waiting.add(words.group(1));
            } else {
                waiting.forEach(id -> prove(id, file));
                waiting.clear();
            }
        }
    }

    private void readBrowser(Path file) {
        Matcher titles = TITLE.matcher(Repository.text(file));
        while (titles.find()) {
            ID.matcher(titles.group(2)).results().forEach(id -> prove(id.group(1), file));
        }
    }

    private void prove(String id, Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.java$", "");
        tests.computeIfAbsent(id, _ -> new TreeSet<>()).add(name);
    }
}
