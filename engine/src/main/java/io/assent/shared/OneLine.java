package io.assent.shared;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Text of one line as people read it, for titles and names. */
public final class OneLine {

    private static final Pattern BLANK = Pattern.compile("[\\s\\u0085\\p{Z}]+");

    /** Nothing is seen of these: zero widths, soft hyphen, turned directions, fillers. The joiners of scripts and emoji stay. */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\u00AD\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180E\\u200B\\u202A-\\u202E\\u2060-\\u206F\\u2800\\u3164\\uFEFF\\uFFA0]");

    private static final Pattern SEEN = Pattern.compile("[^\\p{C}\\p{Z}\\p{M}]");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    private OneLine() {}

    /** White space becomes one blank, what nobody can see goes; empty when nothing is left to read. */
    public static String of(String text) {
        String seen = UNSEEN.matcher(BLANK.matcher(text).replaceAll(" ")).replaceAll("");
        String line = BLANK.matcher(Normalizer.normalize(seen, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
        return SEEN.matcher(line).find() || CONTROL.matcher(line).find() ? line : "";
    }

    /** What is wrong with a line: control characters are no text. */
    public static Optional<Refusal.Problem> problem(String pointer, String line) {
        return CONTROL.matcher(line).find()
                ? Optional.of(new Refusal.Problem(
                        pointer, "NOT_ALLOWED", "It holds control characters, which nobody can read; remove them."))
                : Optional.empty();
    }

    /** Each as one line. */
    public static List<String> all(List<String> texts) {
        return texts.stream().map(text -> text == null ? "" : of(text)).toList();
    }
}
