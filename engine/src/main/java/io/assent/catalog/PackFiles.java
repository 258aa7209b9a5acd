package io.assent.catalog;

import io.assent.workflow.RequestWanted;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of one pack, the shared models it leans on included.
 *
 * @param folder name of the folder it was found in
 * @param files path inside the folder to content
 */
record PackFiles(String folder, SortedMap<String, byte[]> files) {

    static final String DESCRIPTION = "pack.yaml";
    private static final Pattern TEXTS = Pattern.compile("[a-z0-9-]+\\.texts\\.([a-z]{2})\\.yaml");

    /** No file of a pack has more bytes; what is longer was read to one byte more. */
    static final int LARGEST = 2_000_000;

    PackFiles {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Adds the models that the pack does not bring itself. */
    PackFiles with(Map<String, byte[]> shared) {
        var all = new TreeMap<>(shared);
        all.putAll(files);
        return new PackFiles(folder, all);
    }

    /** A file that is known to be there. */
    byte[] file(String name) {
        return Objects.requireNonNull(files.get(name), () -> "The pack %s has no file %s".formatted(folder, name));
    }

    /** Whether a model of the pack calls the process. */
    boolean calls(String process) {
        String call = "calledElement=\"%s\"".formatted(process);
        return models().values().stream().anyMatch(model -> new String(model, StandardCharsets.UTF_8).contains(call));
    }

    /** Keys of the request types that a model of the pack starts. */
    Set<String> startedTypes() {
        boolean startsSome = models().values().stream()
                .anyMatch(model -> new String(model, StandardCharsets.UTF_8).contains(RequestWanted.ACTION));
        return startsSome ? ModelScan.of(models(), new ArrayList<>()).startedTypes() : Set.of();
    }

    /** Processes and decisions: what the engine deploys. */
    Map<String, byte[]> models() {
        var models = new LinkedHashMap<String, byte[]>();
        files.forEach((name, content) -> {
            if (name.endsWith(".bpmn") || name.endsWith(".dmn")) {
                models.put(name, content);
            }
        });
        return models;
    }

    /** The texts of a form by language: {@code request.labels.de.yaml} belongs to {@code request.form}. */
    Map<String, byte[]> labels(String form) {
        String before = form.substring(0, form.length() - ".form".length()) + ".labels.";
        var labels = new LinkedHashMap<String, byte[]>();
        files.forEach((name, content) -> {
            if (name.startsWith(before) && name.endsWith(".yaml")) {
                String language = name.substring(before.length(), name.length() - ".yaml".length());
                labels.put(language.toLowerCase(Locale.ROOT), content);
            }
        });
        return labels;
    }

    /** The files with what the models say in other languages, such as {@code purchase.texts.de.yaml}, by name. */
    Map<String, byte[]> texts() {
        var texts = new LinkedHashMap<String, byte[]>();
        files.forEach((name, content) -> {
            if (TEXTS.matcher(name).matches()) {
                texts.put(name, content);
            }
        });
        return texts;
    }

    /** What the pack tells people in words of its own, by name of the file. */
    Map<String, byte[]> templates() {
        return files.tailMap(PackTemplates.FOLDER).headMap(PackTemplates.FOLDER + Character.MAX_VALUE);
    }

    /** Which language a file of {@link #texts} is in. */
    static String languageOf(String texts) {
        Matcher name = TEXTS.matcher(texts);
        return name.matches() ? name.group(1) : "";
    }

    /** SHA-256 over names and contents in order of name. */
    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, content) -> {
                digest.update("%s\n%d\n".formatted(name, content.length).getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
