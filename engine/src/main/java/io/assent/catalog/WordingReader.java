package io.assent.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the models of a pack say in other languages; collects what is wrong with it. */
final class WordingReader {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final int LONGEST = 300;

    private final List<PackProblem> problems;
    private final Map<String, Map<String, String>> byLanguage = new HashMap<>();

    private WordingReader(List<PackProblem> problems) {
        this.problems = problems;
    }

    /** @param said everything that the models of the pack say, so that a text nobody says any more is told */
    static void check(PackFiles files, Set<String> said, List<PackProblem> problems) {
        var reader = new WordingReader(problems);
        files.texts().forEach((name, content) -> reader.read(name, content, said));
    }

    /** The texts of a release, which were found good when it was made. */
    static Wording trusted(PackFiles files) {
        var problems = new ArrayList<PackProblem>();
        var reader = new WordingReader(problems);
        files.texts().forEach((name, content) -> reader.read(name, content, null));
        PackRefused.ifAny(problems);
        return new Wording(reader.byLanguage);
    }

    private void read(String file, byte[] content, @Nullable Set<String> said) {
        JsonNode texts = parse(file, content);
        Map<String, String> language = byLanguage.computeIfAbsent(PackFiles.languageOf(file), _ -> new HashMap<>());
        texts.properties().forEach(text -> {
            String translation = text.getValue().asText();
            if (said != null && !said.contains(text.getKey())) {
                problems.add(new PackProblem(file, text.getKey(), "no model of the pack says this"));
            } else if (!text.getValue().isTextual() || translation.isBlank() || translation.length() > LONGEST) {
                problems.add(new PackProblem(
                        file, text.getKey(), "needs a text of at most %d characters".formatted(LONGEST)));
            } else {
                language.put(text.getKey(), translation);
            }
        });
    }

    private JsonNode parse(String file, byte[] content) {
        try {
            JsonNode texts = YAML.readTree(content);
            if (texts.isObject()) {
                return texts;
            }
            problems.add(new PackProblem(file, "", "the file holds no texts"));
        } catch (JsonProcessingException e) {
            String reason = e.getOriginalMessage().lines().findFirst().orElse("it is no YAML");
            problems.add(new PackProblem(file, "", "the file cannot be read: " + reason));
        } catch (IOException e) {
            problems.add(new PackProblem(file, "", "the file is not text in UTF-8"));
        }
        return YAML.createObjectNode();
    }
}
