package io.assent.forms;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;

/**
 * When a field is hidden: an expression in a part of FEEL that means the same in the browser and here.
 *
 * <p>Comparisons, {@code and}, {@code or}, {@code in}, sums and a few functions over the form's own fields; no loop, no range, no
 * division, no power, no regular expression, so that evaluating one takes no time worth measuring. It only ever meets numbers,
 * texts, booleans and lists. As form-js does, it is read as a unary test over nothing: an expression that comes to null hides.
 */
final class Condition {
    private static final int LONGEST = 300;
    private static final int DEEPEST = 6;
    private static final Set<String> WORDS = Set.of("and", "or", "in", "null", "true", "false");
    private static final Pattern FUNCTION =
            Pattern.compile("\\b(?:list contains|string length|starts with|ends with|contains|count|not)\\s*(?=\\()");
    private static final Pattern TOKEN = Pattern.compile(
            "\\s+|\"(?:[^\"\\\\]|\\\\.)*\"|\\d+(?:\\.\\d+)?|(?<name>[A-Za-z_][A-Za-z0-9_]*)|[<>!]=|[=<>+\\-*(),\\[\\]]");
    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

    private final ParsedExpression expression;
    private final Set<String> reads;

    private Condition(ParsedExpression expression, Set<String> reads) {
        this.expression = expression;
        this.reads = reads;
    }

    /** The sentence that tells what is wrong with the text, absent when {@link #of} takes it. */
    static Optional<String> problem(String text) {
        if (!text.startsWith("=")) {
            return Optional.of("A condition begins with =, for example =amount < 1000.");
        }
        String feel = text.substring(1);
        if (feel.length() > LONGEST) {
            return Optional.of("A condition has at most %d characters.".formatted(LONGEST));
        }
        if (depth(feel) > DEEPEST) {
            return Optional.of("Parentheses and brackets may be nested %d deep.".formatted(DEEPEST));
        }
        Optional<String> stranger = stranger(feel);
        if (stranger.isPresent()) {
            return stranger;
        }
        if (names(feel).isEmpty()) {
            return Optional.of("A condition reads at least one field.");
        }
        var parsed = FEEL.parseUnaryTests(feel);
        return parsed.isSuccess() ? Optional.empty() : Optional.of("This is not an expression that FEEL understands.");
    }

    static Condition of(String text) {
        String feel = text.substring(1);
        return new Condition(FEEL.parseUnaryTests(feel).parsedExpression(), names(feel));
    }

    /** Keys of the fields it looks at. */
    Set<String> reads() {
        return reads;
    }

    boolean holds(Map<String, @Nullable Object> answers) {
        var result = FEEL.evaluateWithInput(expression, null, answers);
        return result.isSuccess() && Boolean.TRUE.equals(result.result());
    }

    private static Optional<String> stranger(String feel) {
        String text = FUNCTION.matcher(feel).replaceAll("");
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!token.find(end) || token.start() != end) {
                return Optional.of("A condition may not hold \"%s\".".formatted(text.charAt(end)));
            }
            if (token.group("name") != null && isCalled(text, token)) {
                return Optional.of("A condition may not call %s.".formatted(token.group()));
            }
            if (token.group().equals("*") && text.startsWith("**", end)) {
                return Optional.of("A condition may not raise to a power.");
            }
            end = token.end();
        }
        return Optional.empty();
    }

    private static boolean isCalled(String text, Matcher token) {
        return !WORDS.contains(token.group())
                && text.substring(token.end()).stripLeading().startsWith("(");
    }

    private static Set<String> names(String feel) {
        var names = new HashSet<String>();
        Matcher token = TOKEN.matcher(FUNCTION.matcher(feel).replaceAll(""));
        while (token.find()) {
            String name = token.group("name");
            if (name != null && !WORDS.contains(name)) {
                names.add(name);
            }
        }
        return Set.copyOf(names);
    }

    private static int depth(String feel) {
        int depth = 0;
        int deepest = 0;
        for (char c : feel.toCharArray()) {
            if (c == '(' || c == '[') {
                deepest = Math.max(deepest, ++depth);
            } else if (c == ')' || c == ']') {
                depth--;
            }
        }
        return deepest;
    }
}
