package io.assent.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.Block;
import org.commonmark.node.Document;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A text of a pack: a subject, and a body in CommonMark. Both name what is known of a request in double braces, {@code {{number}}};
 * the answers to its form are {@code {{fields.amount}}}.
 */
public record PackTemplate(String subject, String body) {

    static final String FIELDS = "fields.";
    static final Pattern NAMED = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final int DEEPEST = 16;
    private static final Parser PARSER = Parser.builder()
            .maxOpenBlockParsers(DEEPEST)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    /** What is left to show it to a person. */
    public record Filled(String subject, Node body) {}

    /** Keys of the fields that it names. */
    Set<String> fields() {
        return Stream.of(subject, body)
                .flatMap(text -> NAMED.matcher(text).results())
                .flatMap(found -> field(name(found)).stream())
                .collect(Collectors.toSet());
    }

    /** The key of the field that is named. */
    public static Optional<String> field(String name) {
        return name.startsWith(FIELDS) ? Optional.of(name.substring(FIELDS.length())) : Optional.empty();
    }

    /**
     * Puts values in the place of names: words as they are, never Markdown. A paragraph or an item that names what has no value is left
     * out.
     *
     * @param values empty for what is not known
     * @return nothing when the subject names such, or no paragraph is left
     */
    public Optional<Filled> fill(UnaryOperator<String> values) {
        if (isUnknown(subject, values)) {
            return Optional.empty();
        }
        Node filled = parsed();
        nodes(filled).forEach(node -> {
            if (node instanceof Text words) {
                fill(words, values);
            }
        });
        return Optional.of(new Filled(said(subject, values), filled)).filter(each -> filled.getFirstChild() != null);
    }

    Node parsed() {
        return PARSER.parse(body);
    }

    /** All that it is made of, in order. */
    static List<Node> nodes(Node document) {
        List<Node> nodes = new ArrayList<>();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            nodes.add(node);
            nodes.addAll(nodes(node));
        }
        return nodes;
    }

    static String name(MatchResult found) {
        return found.group(1).strip();
    }

    private static boolean isUnknown(String text, UnaryOperator<String> values) {
        return NAMED.matcher(text)
                .results()
                .anyMatch(found -> values.apply(name(found)).isBlank());
    }

    private static String said(String text, UnaryOperator<String> values) {
        return NAMED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(values.apply(name(found))));
    }

    private static void fill(Text words, UnaryOperator<String> values) {
        String literal = words.getLiteral();
        if (isUnknown(literal, values)) {
            leaveOut(words);
            return;
        }
        List<String> lines = said(literal, values).lines().toList();
        words.setLiteral(lines.getLast());
        lines.subList(0, lines.size() - 1).forEach(line -> {
            words.insertBefore(new Text(line));
            words.insertBefore(new HardLineBreak());
        });
    }

    /** With everything around it that holds nothing any more. */
    private static void leaveOut(Node words) {
        Node empty = words;
        while (!(empty instanceof Block)) {
            empty = empty.getParent();
        }
        Node around = empty.getParent();
        empty.unlink();
        if (around != null && !(around instanceof Document) && around.getFirstChild() == null) {
            leaveOut(around);
        }
    }
}
