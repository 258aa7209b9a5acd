package io.assent.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of a pack as those of another: what is named after its key is named anew, comments and layout stay. */
public final class PackCopy {

    /** The file that says what a pack is. */
    public static final String DESCRIPTION = PackFiles.DESCRIPTION;

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .build();
    private static final int PREFIX = 4;

    private final SortedMap<String, byte[]> files;
    private final String before;
    private final String key;

    private PackCopy(Map<String, byte[]> files, String before, String key) {
        this.files = new TreeMap<>(files);
        this.before = before;
        this.key = key;
    }

    /** @param key of the copy */
    public static SortedMap<String, byte[]> of(Map<String, byte[]> files, String key, NewPack wanted) {
        JsonNode described = read(files.get(DESCRIPTION));
        var copy = new PackCopy(files, described.path("key").asText(), key);
        copy.renameModels();
        copy.describe("key", key);
        copy.describe("prefix", prefix(key));
        if (described.path("process").asText().equals(copy.before)) {
            copy.describe("process", key);
        }
        copy.describe("name", wanted.name());
        copy.describe("category", wanted.category());
        copy.describe(
                "visible_to",
                wanted.roles() == null
                        ? null
                        : Map.of(
                                "roles",
                                wanted.roles().stream()
                                        .map(role -> role.name().toLowerCase(Locale.ROOT))
                                        .sorted()
                                        .toList()));
        return copy.files;
    }

    private static JsonNode read(byte @Nullable [] description) {
        try {
            return YAML.readTree(description == null ? new byte[0] : description);
        } catch (IOException e) {
            return YAML.missingNode();
        }
    }

    /** The process of the pack, its file, and the texts beside it. */
    private void renameModels() {
        Pattern named = Pattern.compile(Pattern.quote(before) + "(\\.bpmn|\\.texts\\.[a-z]{2}\\.yaml)");
        Pattern meant =
                Pattern.compile("\\b(id|processRef|bpmnElement|calledElement)=\"%s\"".formatted(Pattern.quote(before)));
        for (String name : files.keySet().toArray(String[]::new)) {
            Matcher ending = named.matcher(name);
            if (name.endsWith(".bpmn")) {
                change(name, text -> meant.matcher(text).replaceAll("$1=\"" + key + "\""));
            }
            if (ending.matches()) {
                files.put(key + ending.group(1), files.remove(name));
            }
        }
    }

    /** Says it in the place of what the description said of it, or at the end. */
    private void describe(String property, @Nullable Object value) {
        if (value == null) {
            return;
        }
        Pattern said = Pattern.compile("(?m)^%s:.*(?:\\R|\\z)(?:[ \\t]+.*(?:\\R|\\z))*".formatted(property));
        String line = line(property, value);
        change(DESCRIPTION, text -> {
            Matcher there = said.matcher(text);
            return there.find()
                    ? there.replaceFirst(Matcher.quoteReplacement(line))
                    : text.stripTrailing() + "\n" + line;
        });
    }

    private static String line(String property, Object value) {
        try {
            return YAML.writeValueAsString(Map.of(property, value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can be written", e);
        }
    }

    /** Begins the numbers of its requests: the first letters of the words of its key, or of its only word. */
    private static String prefix(String key) {
        String[] words = key.replaceAll("[0-9]", "").split("-+");
        StringBuilder letters = new StringBuilder();
        for (String word : words) {
            letters.append(word, 0, Math.min(word.length(), words.length == 1 ? PREFIX : 1));
        }
        String prefix = letters.substring(0, Math.min(letters.length(), PREFIX));
        return prefix.length() < 2 ? "REQ" : prefix.toUpperCase(Locale.ROOT);
    }

    private void change(String name, UnaryOperator<String> how) {
        files.computeIfPresent(
                name,
                (_, content) ->
                        how.apply(new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }
}
