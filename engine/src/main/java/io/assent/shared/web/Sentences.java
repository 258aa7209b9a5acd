package io.assent.shared.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What refusals say, in the reader's language. Modules speak English; the English sentence is the key of the German one, and what
 * stands in place of {@code %s} is carried over.
 */
final class Sentences {

    private static final String GERMAN = "/problems/sentences.de.txt";

    private Sentences() {}

    /** The sentence for who asks; as it is when there is no translation. */
    static String told(String english) {
        return ReaderLanguage.current().getLanguage().equals(Locale.GERMAN.getLanguage())
                ? german(english).orElse(english)
                : english;
    }

    static Optional<String> german(String english) {
        return German.SENTENCES.stream()
                .map(sentence -> sentence.translated(english))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Read when the first German asks. */
    private static final class German {

        static final List<Sentence> SENTENCES = read();

        private static List<Sentence> read() {
            try (InputStream file = Objects.requireNonNull(Sentences.class.getResourceAsStream(GERMAN))) {
                List<Sentence> sentences = new ArrayList<>();
                for (String entry : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\\R{2,}")) {
                    String[] lines = entry.strip().split("\\R");
                    if (lines.length != 2) {
                        throw new IllegalStateException("Two lines are one sentence, but not: " + entry);
                    }
                    sentences.add(Sentence.of(lines[0], lines[1]));
                }
                sentences.sort(Comparator.comparingInt(Sentence::gaps).thenComparingInt(Sentence::shortness));
                return List.copyOf(sentences);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The more of a sentence is fixed, the earlier it is tried. */
    private record Sentence(Pattern english, int gaps, int shortness, String german) {

        static Sentence of(String english, String german) {
            String[] parts = english.split("%s", -1);
            Pattern pattern = Pattern.compile(
                    Arrays.stream(parts).map(Pattern::quote).collect(Collectors.joining("(.*)")), Pattern.DOTALL);
            return new Sentence(pattern, parts.length - 1, -english.length(), german);
        }

        Optional<String> translated(String sentence) {
            Matcher matcher = english.matcher(sentence);
            return matcher.matches()
                    ? Optional.of(german.formatted(IntStream.rangeClosed(1, gaps)
                            .mapToObj(matcher::group)
                            .toArray()))
                    : Optional.empty();
        }
    }
}
