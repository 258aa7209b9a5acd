package io.assent.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line or several of text. Lengths count UTF-16 units, as browsers do.
 *
 * @param form what the pattern means, in words; empty when nobody said so
 */
record TextField(
        Question question,
        int minLength,
        int maxLength,
        @Nullable Pattern pattern,
        String form) implements Field {

    /** The most that a pattern may look at characters: a hostile pattern ends here and not after years. */
    private static final int PATIENCE = 200_000;

    @Override
    public List<Finding> checkType(JsonNode answer) {
        if (!answer.isTextual()) {
            return List.of(new Finding("NOT_A_TEXT", "%s takes a text.".formatted(question.name())));
        }
        return isStorable(answer.textValue())
                ? List.of()
                : List.of(new Finding(
                        "NOT_ALLOWED",
                        "%s holds a character that cannot be stored; remove it.".formatted(question.name())));
    }

    @Override
    public List<Finding> checkRules(JsonNode answer) {
        String text = answer.textValue();
        var findings = new ArrayList<Finding>();
        if (text.length() < minLength) {
            findings.add(new Finding(
                    "TOO_SHORT",
                    "%s needs at least %,d characters; %,d are given."
                            .formatted(question.name(), minLength, text.length())));
        }
        if (text.length() > maxLength) {
            findings.add(new Finding(
                    "TOO_LONG",
                    "%s takes at most %,d characters; shorten it by %,d."
                            .formatted(question.name(), maxLength, text.length() - maxLength)));
        } else if (pattern != null && !matches(pattern, text)) {
            findings.add(new Finding(
                    "WRONG_FORMAT",
                    form.isEmpty()
                            ? "%s does not have the expected form.".formatted(question.name())
                            : "%s does not have the expected form: %s.".formatted(question.name(), form)));
        }
        return findings;
    }

    private static boolean matches(Pattern pattern, String text) {
        try {
            Matcher matcher = pattern.matcher(new Patient(text));
            // the end of a pattern would match before a last line break, too
            return text.endsWith("\n") || text.endsWith("\r") ? matcher.matches() : matcher.find();
        } catch (PatienceLost | StackOverflowError e) {
            // Java goes as deep as a repeated group repeats
            return false;
        }
    }

    private static boolean isStorable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }

    private static final class PatienceLost extends RuntimeException {
        private static final long serialVersionUID = 1;

        PatienceLost() {
            super("the pattern takes too long", null, false, false);
        }
    }

    private static final class Patient implements CharSequence {
        private final CharSequence text;
        private int looks;

        Patient(CharSequence text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++looks > PATIENCE) {
                throw new PatienceLost();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
